// Something changed, as a colleague heard: shown first what it would open, then written down.
import { listedReviews } from '../../../db/queries/reviews'
import { offeringById } from '../../../db/queries/vendors'
import { type Db, run, type Work } from '../../../db/store'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { type ChangeInput, happenedFlaw, seenAs, type Touched } from '../../core/changes/input'
import { type ChangeKind, kindById } from '../../core/changes/kinds'
import { holidaysOf } from '../../core/people/organisation'
import { addWorkingDays, dateIn, type PlainDate } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { notAllowed, notFound, wrongField } from '../judgement/refusal'
import { loadOrganisation } from '../organisation/read-organisation'
import { type Frozen, frozenOf, lookAhead, type Target } from './look-ahead'
import { writeChange } from './write-change'

type Context = Pick<Services, 'store' | 'clock' | 'ids' | 'questionnaires'>

export interface Outlook {
  kind: string
  title: string
  dueOn: PlainDate
  days: number
  reviews: (Touched & { questions: { id: string; prompt: string }[] })[]
  /** Goes back with the form. */
  seen: string
}

/** Resolves to what was written, or to what would be as long as the form has not shown exactly that. */
export async function recordChange(
  ctx: Context,
  staff: Staff,
  vendorId: string,
  input: ChangeInput,
) {
  if (!allows(staff, 'change.record')) return notAllowed()
  const kind = kindById(ctx.questionnaires.changes, input.kind)
  if (!kind?.recordedBy.includes('staff')) return wrongField('kind', 'Choose what changed')
  const frozen = await frozenOf(ctx, input.offeringId)
  const now = ctx.clock.now()
  const id = ctx.ids.id()
  return ctx.store.transact(function* (tx) {
    if (!(yield* isOfVendor(tx, vendorId, input))) return notFound()
    const looked = yield* ahead(tx, { kind, input, frozen, now })
    if (!looked.ok) return looked
    const { targets, dueOn, outlook } = looked
    if (input.seen !== outlook.seen) {
      return { ok: true, result: { written: false, outlook } } as const
    }
    const { offeringId, useId, what, happenedOn } = input
    const row = {
      ...{ id, kind: kind.id, offeringId, useId, what, happenedOn, dueOn, at: now },
      ...{ source: 'staff' as const, recordedById: staff.id, invitationId: null, evidenceId: null },
    }
    const actor = `user:${staff.id}` as const
    const rounds = yield* writeChange(tx, ctx, { row, kind, targets, actor })
    return { ok: true, result: { written: true, changeId: id, rounds } } as const
  })
}

/** The offering, and the use where one is named: another vendor's is not there. */
function* isOfVendor(tx: Db, vendorId: string, { offeringId, useId }: ChangeInput): Work<boolean> {
  const [found] = yield* run(offeringById(tx, offeringId))
  if (found?.vendor.id !== vendorId) return false
  if (useId === null) return true
  const reviews = yield* run(listedReviews(tx, { vendorId }))
  return reviews.some((review) => review.useId === useId)
}

interface Ahead {
  kind: ChangeKind
  input: ChangeInput
  frozen: Frozen
  now: Date
}

function* ahead(tx: Db, { kind, input, frozen, now }: Ahead) {
  const { dueOn, today } = yield* dueOf(tx, kind, now)
  const flaw = happenedFlaw(input.happenedOn, today)
  if (flaw !== null) return wrongField('happenedOn', flaw)
  const { offeringId, useId } = input
  const targets = yield* lookAhead(tx, { kind, offeringId, useId, frozen, now })
  return { ok: true, targets, dueOn, outlook: outlookOf(kind, targets, { frozen, dueOn }) } as const
}

export function* dueOf(tx: Db, { days }: Pick<ChangeKind, 'days'>, now: Date) {
  const organisation = yield* loadOrganisation(tx)
  const today = dateIn(organisation.timeZone, now)
  return { today, dueOn: addWorkingDays(today, days, holidaysOf(organisation)) }
}

function outlookOf(
  { id, title, days }: ChangeKind,
  targets: readonly Target[],
  { frozen, dueOn }: { frozen: Frozen; dueOn: PlainDate },
): Outlook {
  const touched = targets.map((target) => target.touched)
  return {
    ...{ kind: id, title, days, dueOn, seen: `${id} ${seenAs(touched)}` },
    reviews: targets.map((target) => {
      const row = target.decided ?? target.open
      const questionnaire = row && frozen.get(row.questionnaireHash)
      const questions = target.touched.questionIds.map((questionId) => ({
        id: questionId,
        prompt: questionnaire?.byId.get(questionId)?.prompt ?? '',
      }))
      return { ...target.touched, questions }
    }),
  }
}
