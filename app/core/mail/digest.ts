// What needs one colleague this week, by what their roles let them do: reviews to move, answers, approvals, conditions, lapses, mail.
import { allows } from '../access/policy'
import type { Staff } from '../access/roles'
import { type ConditionState, conditionLabel } from '../judgement/condition'
import { type Organisation, weekdays } from '../people/organisation'
import { reviewLabel } from '../review/number'
import type { WaitingOn } from '../review/waiting'
import { addDays, daysBetween, type PlainDate, wordsOf } from '../schedule/plain-date'

type Person = Pick<Staff, 'id' | 'name' | 'email' | 'roles'>

interface About {
  number: number
  vendor: string
  offering: string
}

export interface DigestGround {
  reviews: readonly (About & {
    waitingOn: WaitingOn
    waitingFor: string
    /** Put off until a later day: it needs nobody this week. */
    snoozed: boolean
    /** Who looks after it; null where that person has left, and it is everybody's. */
    caretakerId: string | null
    /** Who judged answers of it; empty while nobody has begun. */
    reviewerIds: readonly string[]
  })[]
  conditions: readonly (About & {
    condition: number
    sentence: string
    ownerSide: 'vendor' | 'us'
    owner: string
    dueOn: PlainDate
    state: ConditionState
    caretakerId: string | null
  })[]
  /** Decisions that no longer hold as they were made. */
  lapsed: readonly (About & { requesterId: string; sentence: string })[]
  /** Mail of late that could not be delivered. */
  failedMails: number
}

/** A decision that waits for this very person. */
export interface DigestApproval extends About {
  decision: string
  by: string
}

export interface DigestGroup {
  heading: string
  items: readonly { text: string; path: string }[]
  more: number
}

const MOST_SHOWN = 8

/** Most pressing first; empty when nothing needs this person. */
export function digestOf(
  person: Person,
  ground: DigestGround,
  approvals: readonly DigestApproval[],
): DigestGroup[] {
  return [
    group('Waits for your approval', approvals, (each) => ({
      text: `${subject(each)}: ${each.decision}, proposed by ${each.by}`,
      path: `/reviews/${each.number}/decision`,
    })),
    group('Yours to move', toMove(person, ground), (each) => ({
      text: `${subject(each)}: ${each.waitingFor}`,
      path: `/reviews/${each.number}`,
    })),
    group('Answers to review', toReview(person, ground), (each) => ({
      text: `${subject(each)}: ${each.waitingFor}`,
      path: `/reviews/${each.number}/answers`,
    })),
    group('Conditions', conditionsOf(person, ground), (each) => ({
      text: `${subject(each)}: ${conditionLabel(each.condition)} ${each.state === 'overdue' ? 'was' : 'is'} due on ${wordsOf(each.dueOn)}: ${each.sentence}`,
      path: `/reviews/${each.number}/conditions`,
    })),
    group(
      'Your uses that no longer stand on what was decided',
      ownLapses(person, ground),
      (each) => ({
        text: `${subject(each)}: ${each.sentence}`,
        path: `/reviews/${each.number}`,
      }),
    ),
    group('Mail', failedMail(person, ground), (count) => ({
      text: count === 1 ? '1 mail could not be delivered' : `${count} mails could not be delivered`,
      path: '/outbox?status=failed',
    })),
  ].filter(({ items }) => items.length > 0)
}

function group<Row>(
  heading: string,
  rows: readonly Row[],
  item: (row: Row) => { text: string; path: string },
): DigestGroup {
  const items = rows.slice(0, MOST_SHOWN).map(item)
  return { heading, items, more: rows.length - items.length }
}

const subject = ({ number, vendor, offering }: About): string =>
  `${reviewLabel(number)} ${vendor}, ${offering}`

const isTheirs = (person: Person, { caretakerId }: { caretakerId: string | null }): boolean =>
  caretakerId === null || caretakerId === person.id

const toMove = (person: Person, { reviews }: DigestGround) =>
  allows(person, 'review.launch')
    ? reviews.filter(
        (review) => review.waitingOn === 'us' && !review.snoozed && isTheirs(person, review),
      )
    : []

/** Whoever began goes on; what nobody has begun is every reviewer's. */
const toReview = (person: Person, { reviews }: DigestGround) =>
  allows(person, 'answers.judge')
    ? reviews.filter(
        ({ waitingOn, snoozed, reviewerIds }) =>
          waitingOn === 'reviewer' &&
          !snoozed &&
          (reviewerIds.length === 0 || reviewerIds.includes(person.id)),
      )
    : []

function conditionsOf(person: Person, { conditions }: DigestGround) {
  const steers = allows(person, 'review.launch')
  const legal = person.roles.includes('legal')
  const names = [person.name, person.email].map((name) => name.toLowerCase())
  return conditions.filter(
    (condition) =>
      (condition.state === 'overdue' || condition.state === 'due soon') &&
      ((steers && isTheirs(person, condition)) ||
        (legal && condition.state === 'overdue') ||
        (condition.ownerSide === 'us' && names.includes(condition.owner.trim().toLowerCase()))),
  )
}

const ownLapses = (person: Person, { lapsed }: DigestGround) =>
  lapsed.filter(({ requesterId }) => requesterId === person.id)

const failedMail = (person: Person, { failedMails }: DigestGround) =>
  failedMails > 0 && allows(person, 'outbox.retry') ? [failedMails] : []

/** How many days late a digest may still go out after the portal was down. */
const LATEST_DAYS = 3

/** A Monday. */
const MONDAY = '2024-01-01'

/** The day whose digest is to go out today: the last such weekday, unless it lies too far back. */
export function digestDay(
  today: PlainDate,
  weekday: Organisation['digestWeekday'],
): PlainDate | null {
  const since = (daysBetween(MONDAY, today) - weekdays.indexOf(weekday)) % 7
  return since <= LATEST_DAYS ? addDays(today, -since) : null
}

/** Why a digest is no longer for this colleague, in words that follow "Not sent:"; null while it is. */
export function digestOver(
  day: PlainDate,
  reader: { active: boolean; digest: boolean } | null,
  today: PlainDate,
): string | null {
  if (!reader?.active) return 'the account is closed'
  if (!reader.digest) return 'they stopped the digest'
  return daysBetween(day, today) > LATEST_DAYS ? 'the week has moved on' : null
}
