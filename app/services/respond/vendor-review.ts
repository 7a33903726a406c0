// Loads the one review of a respondent's scope: its questionnaire, what was answered, and what may be changed.
import { answersInScope } from '../../../db/queries/answers'
import { causesInScope } from '../../../db/queries/changes'
import { type ThreadRow, threadsInScope } from '../../../db/queries/clarifications'
import { type PersonRow, peopleInScope } from '../../../db/queries/colleagues'
import { evidenceInScope, evidenceLinksInScope } from '../../../db/queries/evidence'
import { explanationsInScope } from '../../../db/queries/explanations'
import { type RespondentScope, reviewInScope, writableInScope } from '../../../db/queries/respond'
import { type Db, read, run, type Work } from '../../../db/store'
import { intakeFactsSchema } from '../../core/intake/facts'
import type { CompiledQuestionnaire } from '../../core/questionnaire/compile'
import { tierSchema } from '../../core/questionnaire/definition'
import type { Asked } from '../../core/questionnaire/visible'
import { openQuestions } from '../../core/respond/open-questions'
import { isTheirs } from '../../core/respond/part'
import type { Given, GivenEvidence } from '../../core/respond/submission'
import { answerSetOf, awaitsConfirmation } from '../../core/review/answer-set'
import { dateIn, type PlainDate } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { loadOrganisation } from '../organisation/read-organisation'
import type { Questionnaires } from '../questionnaires/questionnaires'

export interface RespondContext extends Pick<Services, 'store' | 'clock'> {
  questionnaires: Pick<Questionnaires, 'frozen'>
}

/** Answers with their revisions, files with what was said about them. */
interface Stored {
  answers: Awaited<ReturnType<typeof answersInScope>>
  evidence: (Awaited<ReturnType<typeof evidenceInScope>>[number] & GivenEvidence)[]
  links: Awaited<ReturnType<typeof evidenceLinksInScope>>
  explanations: Awaited<ReturnType<typeof explanationsInScope>>
}

type Row = Awaited<ReturnType<typeof reviewInScope>>[number]

export interface VendorReview extends Omit<Given, 'stored'> {
  stored: Stored
  /** Brought from an earlier round and not confirmed: shown to be confirmed or changed, and counted nowhere. */
  brought: Stored['answers']
  row: Row
  questionnaire: CompiledQuestionnaire
  asked: Asked
  /** Everybody ever invited to this review, in the order of their invitations. */
  people: readonly PersonRow[]
  /** Whose pages these are. */
  invitationId: string
  /** What was said on single questions, with replies that are still being written. */
  threads: ThreadRow[]
  /** The changes that this round looks into. */
  causes: Awaited<ReturnType<typeof causesInScope>>
  /** Questions that may be written to at this moment. */
  open: ReadonlySet<string>
  organisation: { name: string; timeZone: string; contactName: string; contactEmail: string }
  /** The date in the organisation's zone. */
  today: PlainDate
}

/** Throws when the scope has no review: a session cannot outlive the review it was made for. */
export async function loadVendorReview(
  ctx: RespondContext,
  scope: RespondentScope,
): Promise<VendorReview> {
  const questionnaire = await questionnaireInScope(ctx, scope)
  return read(ctx.store.db, (db) => vendorReview(db, scope, questionnaire, ctx.clock.now()))
}

/** A review keeps the version that it was sent with, so this may be read before a transaction begins. */
export async function questionnaireInScope(
  { store, questionnaires }: Omit<RespondContext, 'clock'>,
  scope: RespondentScope,
): Promise<CompiledQuestionnaire> {
  const [row] = await writableInScope(store.db, scope)
  return questionnaires.frozen(found(row))
}

/** The same inside a transaction: `const review = yield* vendorReview(tx, scope, questionnaire, now)`. */
export function* vendorReview(
  db: Db,
  scope: RespondentScope,
  questionnaire: CompiledQuestionnaire,
  now: Date,
): Work<VendorReview> {
  const row = found((yield* run(reviewInScope(db, scope)))[0])
  const organisation = yield* loadOrganisation(db)
  const today = dateIn(organisation.timeZone, now)
  const rows = yield* run(answersInScope(db, scope))
  const answers = rows.filter((row) => !awaitsConfirmation(row))
  const brought = rows.filter(awaitsConfirmation)
  const evidence = (yield* run(evidenceInScope(db, scope))).map((piece) => ({
    ...piece,
    // A reviewer's word on a file is internal: to its vendor every file is as it was given.
    removedAt: null,
    status: 'unreviewed' as const,
  }))
  const links = yield* run(evidenceLinksInScope(db, scope))
  const explanations = yield* run(explanationsInScope(db, scope))
  const stored = { answers, evidence, links, explanations }
  const asked = {
    tier: tierSchema.parse(row.tier),
    intake: intakeFactsSchema.parse(row.intakeFacts),
    answers: answerSetOf(questionnaire, stored, today),
  }
  const people = yield* run(peopleInScope(db, scope))
  const open = openQuestions(questionnaire, row)
  const threads = (yield* run(threadsInScope(db, scope))).filter(({ questionId }) =>
    isTheirs(row, questionId),
  )
  const causes = row.asks === null ? [] : yield* run(causesInScope(db, scope))
  const { invitationId } = scope
  const everybody = { people, invitationId, organisation, causes }
  const { asks } = row
  return { row, asks, questionnaire, asked, stored, brought, threads, open, today, ...everybody }
}

function found<Found>(row: Found | undefined): Found {
  if (row === undefined) throw new Error('The session has no review')
  return row
}
