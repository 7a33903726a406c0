// Above the pages of a review whose answers and evidence were removed: why so much on them is empty.
import { InstantDay } from '../date-text'
import { Notice } from '../notice'

export function ContentsRemoved({ at }: { at: string }) {
  return (
    <div className="mb-6">
      <Notice kind="info" title="Answers and evidence are no longer kept">
        <p>
          They were removed on <InstantDay instant={at} />, as the retention of this portal says.
          Pages that are made from answers are therefore empty, and scores worked out on them mean
          nothing. The decision, the findings and the frozen report stand as they were.
        </p>
      </Notice>
    </div>
  )
}
