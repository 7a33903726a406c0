// A decided review on the real questionnaire and a clock to move, for tests of what the portal does by itself.
import { catchUp } from '../../app/services/schedule/catch-up'
import type { ScheduleContext } from '../../app/services/schedule/handling'
import { sendRound } from '../../app/services/schedule/send-round'
import { workDue } from '../../app/services/schedule/work-due'
import { type Case, type CaseOptions, caseOn, caseRows } from '../services/judgement-case'
import type { OpenStore, Rows } from '../support/store'
import { secrets } from './world'

/** The day of the decision, a Monday at noon in Berlin. */
export const DECIDED_AT = new Date('2026-11-23T11:00:00.000Z')

export interface ScheduleCase extends Case {
  schedule: ScheduleContext
}

export async function scheduleCase(
  open: OpenStore,
  options: CaseOptions = {},
  more: Rows & { organisation?: Record<string, unknown> } = {},
): Promise<ScheduleCase> {
  const { organisation, ...rows } = more
  const value = { timeZone: 'Europe/Berlin', ...organisation }
  const world = await caseOn(open, {
    ...caseRows({
      tier: 1,
      status: 'decided',
      ...options,
      review: { decision: 'approve', decidedAt: DECIDED_AT, ...options.review },
    }),
    settings: [{ key: 'organisation', value, updatedAt: DECIDED_AT }],
    ...rows,
  })
  world.clock.at = DECIDED_AT
  const send = { ...world, secrets }
  return { ...world, schedule: { ...world, sendRound: (number) => sendRound(send, number) } }
}

/** One pass of the job at this instant. */
export async function passAt(world: ScheduleCase, at: string) {
  world.clock.at = new Date(at)
  const { faults } = await catchUp(world.schedule)
  if (faults[0]) throw faults[0].error
  const pass = await workDue(world.schedule)
  if (pass.faults[0]) throw pass.faults[0].error
  return pass
}

export const reviewsOf = async ({ store: { db } }: Case) =>
  db.select().from(db.t.reviews).orderBy(db.t.reviews.number)

export const itemsOf = async ({ store: { db } }: Case) =>
  db.select().from(db.t.dueItems).orderBy(db.t.dueItems.dueAt, db.t.dueItems.id)

export const eventKinds = async ({ store: { db } }: Case) =>
  (await db.select().from(db.t.auditEvents).orderBy(db.t.auditEvents.seq)).map(({ kind }) => kind)

export const mailKinds = async ({ store: { db } }: Case) =>
  (await db.select().from(db.t.outbox).orderBy(db.t.outbox.createdAt, db.t.outbox.id)).map(
    ({ kind }) => kind,
  )
