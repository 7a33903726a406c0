// What a draft would change: totals first, then every review that would end otherwise, and why.
import { reviewLabel } from '../../core/review/number'
import { removedWords, type SimulatedReview, whyWords } from '../../core/simulation/result'
import type { SimulationView } from '../../services/simulation/start-simulation'
import { LinkButton } from '../button'
import { DataTable } from '../data-table'
import { EmptyState } from '../empty-state'
import { Section } from '../page'
import { TextLink } from '../text-link'

type Ran = NonNullable<SimulationView['outcome']>

export function Outcome({ runId, outcome }: { runId: string; outcome: Ran }) {
  const { draft, totals, reviews, others, removed } = outcome
  const title = `${draft.title}, version ${draft.version}`
  if (totals.reviews === 0) {
    return (
      <Section title={title}>
        <EmptyState
          text={`The draft passed the check. There are no submitted reviews to run it over${removed === 0 ? ' yet.' : `. ${removedWords(removed)}`}`}
        />
      </Section>
    )
  }
  const changed = reviews?.filter(({ changes }) => changes) ?? []
  return (
    <Section title={title}>
      <p className="text-lg">
        <strong className="font-semibold">{totals.changed}</strong> of {totals.reviews} reviews
        would end with another band, residual risk or proposal.
      </p>
      <Remarks outcome={outcome} />
      <Transitions outcome={outcome} />
      {reviews === null ? (
        <p className="prose-measure mt-4">
          You see the totals only: which reviews they are would tell what vendors answered, and your
          roles do not include reading that.
        </p>
      ) : (
        <div className="mt-6">
          <p className="mb-4">
            <LinkButton to={`/admin/simulate.csv?run=${runId}`} document>
              {reviews.length === 1 ? 'The review' : `All ${reviews.length} reviews`} (CSV)
            </LinkButton>
          </p>
          {changed.length === 0 ? null : <Changed reviews={changed} />}
        </div>
      )}
      {others === 0 ? null : (
        <p className="mt-2 text-muted">{others} reviews of other questionnaires were left out.</p>
      )}
      {removed === 0 ? null : <p className="mt-2 text-muted">{removedWords(removed)}</p>}
    </Section>
  )
}

function Remarks({ outcome: { draft, totals } }: { outcome: Ran }) {
  return (
    <div className="prose-measure mt-2 grid gap-1">
      {draft.added.length === 0 ? null : <p>New questions: {draft.added.join(', ')}.</p>}
      {totals.withNewQuestions === 0 ? null : (
        <p>
          In {totals.withNewQuestions} reviews the draft asks what was not asked then; it is
          unanswered and counts 0, as a blank does after submission.
        </p>
      )}
      {draft.removed.length === 0 ? null : <p>No longer asked: {draft.removed.join(', ')}.</p>}
      {draft.retired.length === 0 ? null : <p>Retired ids: {draft.retired.join(', ')}.</p>}
      {totals.questions.length === 0 ? null : (
        <p>
          Moved most by:{' '}
          {totals.questions.map(({ question, count }) => `${question} (${count})`).join(', ')}.
        </p>
      )}
    </div>
  )
}

function Transitions({ outcome: { totals } }: { outcome: Ran }) {
  const rows = [
    ...totals.bands.map((move) => ({ what: 'Assurance', ...move })),
    ...totals.residuals.map((move) => ({ what: 'Residual risk', ...move })),
    ...totals.proposals.map((move) => ({ what: 'Proposal', ...move })),
  ]
  if (rows.length === 0) return null
  return (
    <div className="mt-4 max-w-3xl">
      <DataTable
        caption="Changes, and in how many reviews"
        rows={rows}
        rowKey={({ what, from, to }) => `${what} ${from} ${to}`}
        columns={[
          { key: 'what', header: 'What', cell: ({ what }) => what },
          { key: 'from', header: 'Now', cell: ({ from }) => from },
          { key: 'to', header: 'Draft', cell: ({ to }) => to },
          { key: 'count', header: 'Reviews', numeric: true, cell: ({ count }) => count },
        ]}
      />
    </div>
  )
}

function Changed({ reviews }: { reviews: readonly SimulatedReview[] }) {
  return (
    <DataTable
      caption="Reviews that would end otherwise"
      rows={reviews}
      rowKey={({ number }) => String(number)}
      columns={[
        {
          key: 'review',
          header: 'Review',
          cell: ({ number, vendor }) => (
            <>
              <TextLink to={`/reviews/${number}/explain`}>{reviewLabel(number)}</TextLink> {vendor}
            </>
          ),
        },
        { key: 'tier', header: 'Tier', numeric: true, cell: ({ tier }) => tier },
        {
          key: 'assured',
          header: 'Assured',
          numeric: true,
          cell: (review) => fromTo(review, ({ assured }) => assured?.toFixed(1) ?? 'none'),
        },
        { key: 'band', header: 'Assurance', cell: (r) => fromTo(r, ({ band }) => band ?? 'none') },
        {
          key: 'residual',
          header: 'Residual risk',
          cell: (review) => fromTo(review, ({ residual }) => residual ?? 'none'),
        },
        {
          key: 'proposal',
          header: 'Proposal',
          cell: (review) => fromTo(review, ({ proposal }) => proposal ?? 'none'),
        },
        { key: 'why', header: 'Why', cell: whyWords },
      ]}
    />
  )
}

function fromTo(
  { before, after }: SimulatedReview,
  member: (outcome: SimulatedReview['before']) => string,
): string {
  const [from, to] = [member(before), member(after)]
  return from === to ? to : `${from} → ${to}`
}
