// What changed since an earlier round: regressions first, each with what it moved, then everything beside the answers.
import { countWords } from '../../core/report/words'
import { countOf, isNothing } from '../../core/review/difference/summary'
import type { DifferencePage, ShownDifference } from '../../core/review/difference/view'
import { reviewLabel } from '../../core/review/number'
import { makesCourse } from '../../core/review/round-score'
import { wordsOf } from '../../core/schedule/plain-date'
import { Button, LinkButton } from '../button'
import { EmptyState } from '../empty-state'
import { Select } from '../inputs'
import { Form } from '../link'
import { Notice } from '../notice'
import { Section } from '../page'
import { ScoreOverRounds } from '../score-over-rounds'
import { Documents, FindingsAndConditions } from './beside'
import { ChangedAnswers, RulesAlone } from './changed-answers'
import { DomainsMoved } from './domains-moved'
import { AskedDifferently, Fresh, NoLongerAsked } from './listed'

export function DifferenceView({ page }: { page: DifferencePage }) {
  const { number, gone, difference, rounds } = page
  if (difference === null) {
    return gone ? (
      <Gone page={page} why={gone} />
    ) : (
      <EmptyState
        text="This is the first review of this use that got so far: there is no decided round to compare it with."
        action={<LinkButton to={`/reviews/${number}`}>Back to the overview</LinkButton>}
      />
    )
  }
  return (
    <>
      <Head page={page} of={difference} />
      {isNothing(difference) ? (
        <EmptyState text={`Nothing changed since ${wordsOf(difference.was.on)}.`} />
      ) : (
        <Changes page={page} of={difference} />
      )}
      {makesCourse(rounds) ? (
        <Section title="Score over rounds">
          <ScoreOverRounds rounds={rounds} />
        </Section>
      ) : null}
    </>
  )
}

/** The scores as they were recorded are all that is left to set side by side. */
function Gone({ page, why }: { page: DifferencePage; why: string }) {
  return (
    <>
      <Notice kind="info" title="That round cannot be compared with any more">
        <p>{why}</p>
      </Notice>
      <div className="mt-4">
        <CompareWith page={page} chosen={null} />
      </div>
      {makesCourse(page.rounds) ? (
        <Section title="Score over rounds">
          <ScoreOverRounds rounds={page.rounds} />
        </Section>
      ) : null}
    </>
  )
}

function CompareWith({
  page: { earlier },
  chosen,
}: {
  page: DifferencePage
  chosen: number | null
}) {
  if (earlier.length < 2) return null
  return (
    <Form method="get" className="flex flex-wrap items-end gap-2">
      <Select
        key={chosen}
        name="against"
        label="Compare with"
        {...(chosen === null ? {} : { defaultValue: String(chosen) })}
        options={earlier.map((round) => ({
          value: String(round.number),
          label: `Round ${round.round}, ${wordsOf(round.on)}`,
        }))}
      />
      <Button look="secondary">Compare</Button>
    </Form>
  )
}

interface Shown {
  page: DifferencePage
  of: ShownDifference
}

function Head({ page, of }: Shown) {
  const { number } = page
  const { was } = of
  return (
    <div className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div>
        <h2 className="text-xl font-semibold">
          Since {reviewLabel(was.number)}, decided {wordsOf(was.on)}
        </h2>
        <p className="mt-1 text-lg tabular-nums">{page.summary}</p>
        {of.now.settled ? null : (
          <p className="text-muted">This round is still open: it is compared as it stands now.</p>
        )}
      </div>
      <div className="flex flex-wrap items-end gap-3 print:hidden">
        <CompareWith page={page} chosen={was.number} />
        <LinkButton to={`/reviews/${number}/difference.csv?against=${was.number}`} document>
          Changes (CSV)
        </LinkButton>
      </div>
    </div>
  )
}

function Changes({ page, of }: Shown) {
  const { number, mayReadAnswers } = page
  const place = { number, mayReadAnswers }
  return (
    <>
      <ChangedAnswers place={place} of={of} tone="regression" title="Worse" />
      <RulesAlone of={of} />
      <ChangedAnswers place={place} of={of} tone="improvement" title="Better" />
      <ChangedAnswers place={place} of={of} tone="neutral" title="Other changes" />
      <AskedDifferently place={place} questions={of.askedDifferently} />
      <Fresh place={place} questions={of.fresh} />
      <NoLongerAsked questions={of.gone} />
      <DomainsMoved of={of} />
      <Documents documents={of.documents} />
      <FindingsAndConditions of={of} />
      <Unchanged of={of} />
    </>
  )
}

function Unchanged({ of }: Pick<Shown, 'of'>) {
  const worse = countOf(of, 'regression')
  return (
    <p className="mt-6 text-muted">
      {countWords(of.unchanged, 'answer')} {of.unchanged === 1 ? 'is' : 'are'} as before.
      {worse === 0 ? ' Nothing became worse.' : ''}
    </p>
  )
}
