// The dates of the reviews that a person may see, in one span: for the calendar's page, its sheet, its feed and single files.
import {
  conditionDates,
  type DatesScope,
  evidenceDates,
  readingDates,
  reviewDates,
  waiverDates,
} from '../../../db/queries/calendar'
import { type Action, allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { byDay, type CalendarDate, type DateKind, dateId, titles } from '../../core/calendar/date'
import type { Span } from '../../core/calendar/wish'
import type { Services } from '../context'
import { offeringWords } from '../mail/invitation-facts'
import { evidenceTitle } from '../report/compose/questions'

export type DatesContext = Pick<Services, 'store' | 'clock' | 'questionnaires'>

type Reader = Pick<Staff, 'id' | 'roles'>

/** Empty for whoever may list no review; a requester gets the dates of their own uses alone. In the order of the days. */
export async function readDates(
  ctx: DatesContext,
  staff: Reader,
  { reviewId, ...span }: Span & { reviewId?: string },
): Promise<CalendarDate[]> {
  if (!allows(staff, 'review.list')) return []
  const requesterId = allows(staff, 'review.outcome') ? undefined : staff.id
  const scope = { ...span, requesterId, reviewId }
  const [reviews, conditions, waivers, evidence] = await Promise.all([
    ofReviews(ctx, scope),
    ofConditions(ctx, scope),
    ofWaivers(ctx, scope, (action) => allows(staff, action, { decided: true })),
    ofEvidence(ctx, scope),
  ])
  return [...reviews, ...conditions, ...waivers, ...evidence].sort(byDay)
}

interface Subject {
  number: number
  tier: number
  revision: number
  vendorName: string
  offeringName: string
  offeringPlan: string
  useTitle: string
}

type Told = Pick<CalendarDate, 'on' | 'title' | 'about'> & { id: string; revision?: number }

const dateOf = (kind: DateKind, row: Subject, told: Told): CalendarDate => ({
  kind,
  on: told.on,
  id: dateId(kind, told.id),
  review: row.number,
  tier: row.tier,
  vendor: row.vendorName,
  offering: offeringWords({ name: row.offeringName, plan: row.offeringPlan }),
  use: row.useTitle,
  title: told.title,
  about: told.about,
  revision: told.revision ?? row.revision,
})

const within = (on: string | null, { from, to }: Span): on is string =>
  on !== null && on >= from && on <= to

async function ofReviews({ store }: DatesContext, scope: DatesScope): Promise<CalendarDate[]> {
  const rows = await reviewDates(store.db, scope)
  return rows.flatMap((row) => {
    const id = row.reviewId
    const { dueOn, nextReviewOn, nextLightOn, nextReviewReason } = row
    if (row.status !== 'decided') {
      const about = 'The vendor has until the end of this day.'
      return [dateOf('answers due', row, { id, on: dueOn, title: titles.answers, about })]
    }
    const dates: CalendarDate[] = []
    if (within(nextReviewOn, scope)) {
      const about = nextReviewReason === null ? '' : `Because ${nextReviewReason}.`
      dates.push(dateOf('re-review', row, { id, on: nextReviewOn, title: titles.next, about }))
    }
    if (within(nextLightOn, scope)) {
      const about = 'Only what changed since the last full review.'
      dates.push(dateOf('light check', row, { id, on: nextLightOn, title: titles.light, about }))
    }
    return dates
  })
}

async function ofConditions({ store }: DatesContext, scope: DatesScope): Promise<CalendarDate[]> {
  const rows = await conditionDates(store.db, scope)
  return rows.map((row) =>
    dateOf('condition', row, {
      id: row.id,
      on: row.dueOn,
      title: titles.condition(row.conditionNumber),
      about: row.sentence,
      revision: row.conditionRevision,
    }),
  )
}

/** Which knock-out was accepted is for those who read decisions. */
async function ofWaivers(
  { store }: DatesContext,
  scope: DatesScope,
  may: (action: Action) => boolean,
): Promise<CalendarDate[]> {
  const rows = await waiverDates(store.db, scope)
  return rows.map((row) =>
    dateOf('waiver', row, {
      id: row.id,
      on: row.endsOn,
      title: titles.waiver,
      about: may('decision.read') ? row.sentence : '',
    }),
  )
}

/** A reviewer's reading stands over what the vendor typed. */
async function ofEvidence(
  { store, questionnaires }: DatesContext,
  scope: DatesScope,
): Promise<CalendarDate[]> {
  const [rows, readings] = await Promise.all([
    evidenceDates(store.db, scope),
    readingDates(store.db),
  ])
  const latest = new Map(readings.map((each) => [`${each.reviewId} ${each.evidenceId}`, each]))
  return rows.flatMap((row) => {
    const { kind, validTo } = latest.get(`${row.reviewId} ${row.id}`) ?? row
    if (!within(validTo, scope)) return []
    const title = titles.evidence(evidenceTitle(questionnaires.frameworks, kind))
    const about = 'The last day on which it counts.'
    // A piece brought along has the same id in each round.
    return [dateOf('evidence', row, { id: `${row.reviewId}-${row.id}`, on: validTo, title, about })]
  })
}
