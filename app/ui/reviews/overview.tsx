// A review at a glance: its people and dates, how it ended and when it comes back.
import type { ReviewStatus } from '../../core/review/lifecycle'
import type { RoundAhead } from '../../core/schedule/ahead'
import { DateText, InstantText } from '../date-text'
import { Refusal } from '../mail/review-mail'
import { SummaryList } from '../summary-list'
import { TextLink } from '../text-link'

export interface OverviewFacts {
  status: ReviewStatus
  tier: number
  tierReasons: readonly string[]
  round: number
  message: string
  use: { id: string; title: string; owner: string }
  contact: { name: string; email: string }
  /** What the contact's mail server last said no with; null where mail gets there. */
  refused: string | null
  launchedBy: string
  sentAt: string | null
  openedAt: string | null
  lastActivityAt: string | null
  submittedAt: string | null
  decidedAt: string | null
  dueOn: string
  decision: string | null
  /** Why, as it stands in the report; null before the decision. */
  reason: string | null
  /** The use had begun before it was filed. */
  alreadyInUse: boolean
  validUntil: string | null
  nextReviewOn: string | null
  nextReviewReason: string | null
  /** The round that the portal prepares next; null where none is planned. */
  ahead: RoundAhead | null
  cancelReason: string | null
}

export function OverviewList({ facts }: { facts: OverviewFacts }) {
  const items = [...outcomeRows(facts), ...peopleRows(facts), ...dateRows(facts)]
  return <SummaryList items={items.filter(({ value }) => value !== null)} />
}

function outcomeRows(facts: OverviewFacts) {
  const { decision, decidedAt, validUntil, nextReviewOn, nextReviewReason, cancelReason } = facts
  return [
    { key: 'cancelled', term: 'Cancelled because', value: cancelReason },
    {
      key: 'decision',
      term: 'Decision',
      value:
        decision === null || decidedAt === null ? null : (
          <>
            {decision}, <InstantText instant={decidedAt} />
          </>
        ),
    },
    {
      key: 'why',
      term: 'Why',
      value:
        facts.reason === null ? null : (
          <span className="break-words whitespace-pre-line">{facts.reason}</span>
        ),
    },
    {
      key: 'stop',
      term: 'What follows',
      value:
        decision === 'reject' && facts.alreadyInUse
          ? 'The use began before it was filed and must end.'
          : null,
    },
    {
      key: 'valid',
      term: 'Valid until',
      value: validUntil === null ? null : <DateText date={validUntil} />,
    },
    {
      key: 'next',
      term: 'Next review',
      value:
        nextReviewOn === null ? null : (
          <>
            <DateText date={nextReviewOn} />
            {nextReviewReason === null ? null : ` because ${nextReviewReason}`}
          </>
        ),
    },
    {
      key: 'ahead',
      term: 'Next round',
      value: facts.ahead && (
        <>
          {facts.ahead.what} <DateText date={facts.ahead.on} />, prepared from{' '}
          <DateText date={facts.ahead.preparedOn} />
        </>
      ),
    },
  ]
}

function peopleRows(facts: OverviewFacts) {
  const { use, tier, tierReasons, contact, refused, launchedBy, round } = facts
  return [
    {
      key: 'use',
      term: 'Use',
      value: (
        <>
          <TextLink to={`/uses/${use.id}`}>{use.title}</TextLink>, owner {use.owner}
        </>
      ),
    },
    { key: 'tier', term: 'Tier', value: `Tier ${tier} because: ${tierReasons.join('; ')}` },
    {
      key: 'contact',
      term: 'Contact',
      value: (
        <>
          {contact.name}, {contact.email}
          {refused === null ? null : <Refusal said={refused} />}
        </>
      ),
    },
    { key: 'launched', term: 'Launched by', value: launchedBy },
    { key: 'round', term: 'Round', value: round > 1 ? String(round) : null },
  ]
}

function dateRows(facts: OverviewFacts) {
  const instant = (key: string, term: string, at: string | null) => ({
    key,
    term,
    value: at === null ? null : <InstantText instant={at} />,
  })
  return [
    instant('sent', 'Sent', facts.sentAt),
    instant('opened', 'Opened by the vendor', facts.openedAt),
    instant('activity', 'Last activity of the vendor', facts.lastActivityAt),
    instant('submitted', 'Submitted', facts.submittedAt),
    { key: 'due', term: 'Due', value: <DateText date={facts.dueOn} /> },
    {
      key: 'message',
      term: 'Message to the vendor',
      value:
        facts.message === '' ? null : <span className="whitespace-pre-line">{facts.message}</span>,
    },
  ]
}
