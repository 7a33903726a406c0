// Says how many answers of a file were saved, and where to go on.
import { Notice } from '../notice'
import { importWords as words } from '../respond/words/import'
import { TextLink } from '../text-link'

export function SavedRows({ saved, token, done }: { saved: number; token: string; done: boolean }) {
  return (
    <div className="mb-6">
      <Notice kind="done" title={words.saved(saved)} announce>
        <p>
          {(done ? words.savedAll : words.savedSome)((text) => (
            <TextLink to={`/respond/${token}/tasks`}>{text}</TextLink>
          ))}
        </p>
      </Notice>
    </div>
  )
}
