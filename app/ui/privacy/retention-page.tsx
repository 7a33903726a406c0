// "Retention": what is set, what would go by it, and the button that removes it.
import { type Retention, sweptKindNames, sweptKinds } from '../../core/privacy/retention'
import type { Removed } from '../../services/privacy/remove-kept'
import type { WouldGo } from '../../services/privacy/retention'
import { ErrorSummary } from '../error-summary'
import { Notice } from '../notice'
import { Page, Section } from '../page'
import { type RefusedForm, RemoveForm, RetentionForm } from './retention-forms'
import { RemovedNotice, WouldGoList } from './would-go'

export interface RetentionPageProps {
  retention: Retention
  would: WouldGo[]
  /** Reviews that are held for legal, by number. */
  held: number[]
  saved: boolean
  acted: { removed: Removed[] | null } | RefusedForm | undefined
}

export function RetentionPage({ retention, would, held, saved, acted }: RetentionPageProps) {
  const removed = acted && 'removed' in acted ? acted.removed : null
  const refused = acted && 'errors' in acted ? acted : undefined
  const some = would.some(({ count }) => count > 0)
  return (
    <Page
      title="Retention"
      lead="How long records are kept once nobody works with them. 0 keeps them for ever."
      narrow
    >
      <ErrorSummary errors={refused?.errors} />
      {removed ? <RemovedNotice removed={removed} /> : null}
      {saved && !acted ? (
        <div className="mb-6">
          <Notice kind="done" title="Saved" announce>
            <p>Nothing was removed by that. What would go is listed below.</p>
          </Notice>
        </div>
      ) : null}
      <Section title="What would go now">
        <WouldGoList would={would} held={held} />
        {some ? <RemoveForm refused={refused} /> : null}
      </Section>
      <Section title="Keep for">
        <RetentionForm retention={retention} refused={refused} />
      </Section>
      <Section title="Removed in any case">
        <p>What nobody reads again goes once a day, whatever is set above:</p>
        <ul className="mt-2 grid list-disc gap-1 pl-5">
          {sweptKindNames.map((kind) => (
            <li key={kind}>
              {sweptKinds[kind].label}
              {sweptKinds[kind].days > 0 ? `, after ${sweptKinds[kind].days} days` : ''}
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  )
}
