// Everything known about one review at one moment: what was said, shown and judged, and the score that follows.
import { explanationsForStaff } from '../../../db/queries/explanations'
import {
  answersForStaff,
  evidenceLinksForStaff,
  respondentsOf,
  staffNames,
  verdictsOf,
} from '../../../db/queries/judgement'
import { waiversOf } from '../../../db/queries/waivers'
import { type Db, run } from '../../../db/store'
import { intakeFactsSchema } from '../../core/intake/facts'
import { type Assessment, assess } from '../../core/judgement/assessment'
import { contradictionsIn } from '../../core/judgement/contradictions'
import type { AnswerState, Verdict } from '../../core/judgement/verdict'
import type { ContradictionView } from '../../core/judgement/view'
import { type Moment, waiversInForce } from '../../core/judgement/waiver'
import type { Organisation } from '../../core/people/organisation'
import type { Removal } from '../../core/privacy/contents-removed'
import type { CompiledQuestionnaire } from '../../core/questionnaire/compile'
import { tierSchema } from '../../core/questionnaire/definition'
import { answerSetOf } from '../../core/review/answer-set'
import { dateIn } from '../../core/schedule/plain-date'
import type { ScoringInput } from '../../core/scoring/score'
import { loadOrganisation } from '../organisation/read-organisation'
import { removalOf } from '../privacy/contents-removed'
import { type EvidenceRow, everyEvidence } from './every-evidence'
import type { CaseRow } from './with-review'

type AnswerRow = Awaited<ReturnType<typeof answersForStaff>>[number]
type WaiverRow = Awaited<ReturnType<typeof waiversOf>>[number]

/** A piece of evidence that the vendor has not taken back, as a reviewer read it where one did. */
export type CaseEvidence = EvidenceRow & {
  /** Its place in the register, 'E-01'. */
  register: string
  questionIds: readonly string[]
}

export interface CaseFile {
  row: CaseRow
  questionnaire: CompiledQuestionnaire
  organisation: Organisation
  answers: ReadonlyMap<string, AnswerRow>
  evidence: readonly CaseEvidence[]
  /** By question, then in the order they were given. */
  verdicts: readonly Verdict[]
  states: ReadonlyMap<string, AnswerState>
  /** All that were recorded; those in force at the moment of the case are in `input.waived`. */
  waivers: readonly WaiverRow[]
  /** When the case is judged: at the decision, and until then now. */
  moment: Moment
  /** The rows behind `input.answers`, with evidence that was taken back: to know how an answer stood earlier. */
  stored: { answers: AnswerRow[]; evidence: EvidenceRow[]; links: Link[] }
  staff: ReadonlyMap<string, { name: string; roles: readonly string[] }>
  /** Names at the vendor, by invitation. */
  respondents: ReadonlyMap<string, string>
  input: ScoringInput
  assessment: Assessment
  /** That stand among the answers, in the order of the definition. */
  contradictions: readonly ContradictionView[]
  /** When answers and evidence were removed; null while they are there. */
  removed: Removal | null
}

/**
 * For whatever is worked out from answers. Throws for a review whose answers were removed: its blanks would pass for a
 * vendor that answered nothing. Whoever reads ended reviews asks first, with `refusedAsRemoved`.
 */
export function* loadCase(
  db: Db,
  row: CaseRow,
  made: { questionnaire: CompiledQuestionnaire; now: Date },
) {
  const file = yield* keptCase(db, row, made)
  if (file.removed) throw new Error(`The answers of review ${row.review.number} were removed`)
  return file
}

/**
 * Also of a review whose answers were removed, for what is kept of it: it then has no answers, and no score.
 * `now` judges dates and evidence while the review is open; a decided one keeps the day of its decision.
 */
export function* keptCase(
  db: Db,
  row: CaseRow,
  { questionnaire, now }: { questionnaire: CompiledQuestionnaire; now: Date },
) {
  const { review } = row
  const removed = yield* removalOf(db, review)
  const organisation = yield* loadOrganisation(db)
  const answers = yield* run(answersForStaff(db, review.id))
  const everUploaded = yield* everyEvidence(db, review.id)
  const links = yield* run(evidenceLinksForStaff(db, review.id))
  const verdicts = yield* run(verdictsOf(db, review.id))
  const waivers = yield* run(waiversOf(db, review.id))
  const explanations = yield* run(explanationsForStaff(db, review.id))
  const staff = yield* run(staffNames(db))
  const respondents = yield* run(respondentsOf(db, review.id))
  const names = new Map(respondents.map(({ invitationId, name }) => [invitationId, name]))
  const stored = { answers, evidence: everUploaded, links }
  const states = answerStates(questionnaire, stored)
  const at = review.decidedAt ?? now
  const moment = { at, on: dateIn(organisation.timeZone, at) }
  const input = inputOf(row, { questionnaire, stored, waivers, removed, moment })
  return {
    row,
    questionnaire,
    organisation,
    answers: new Map(answers.map((answer) => [answer.questionId, answer])),
    evidence: registered(everUploaded, links),
    verdicts,
    states,
    waivers,
    moment,
    stored,
    staff: new Map(staff.map((person) => [person.id, person])),
    respondents: names,
    input,
    assessment: assess(input, verdicts, states),
    contradictions: contradictionsIn(input, explanations, names),
    removed,
  } satisfies CaseFile as CaseFile
}

type Ground = Pick<CaseFile, 'questionnaire' | 'stored' | 'waivers' | 'removed' | 'moment'>

const inputOf = (
  { review }: CaseRow,
  { questionnaire, stored, waivers, removed, moment }: Ground,
): ScoringInput => ({
  questionnaire,
  tier: tierSchema.parse(review.tier),
  intake: intakeFactsSchema.parse(review.intakeFacts),
  answers: answerSetOf(questionnaire, stored, moment.on),
  asOf: moment.on,
  // A blank counts against its vendor once it is submitted, and not once we removed what stood there.
  submitted: review.submittedAt !== null && removed === null,
  waived: waiversInForce(waivers, moment).map(({ rule }) => rule),
})

type Link = Awaited<ReturnType<typeof evidenceLinksForStaff>>[number]

function registered(everUploaded: readonly EvidenceRow[], links: readonly Link[]): CaseEvidence[] {
  return everUploaded
    .filter(({ removedAt }) => removedAt === null)
    .map((row, place) => ({
      ...row,
      register: `E-${String(place + 1).padStart(2, '0')}`,
      questionIds: links
        .filter(({ evidenceId }) => evidenceId === row.id)
        .map(({ questionId }) => questionId),
    }))
}

/** Certificates are answered by the whole register, so every piece that can be one bears on them, linked or not. */
function answerStates(
  questionnaire: CompiledQuestionnaire,
  { answers, evidence, links }: CaseFile['stored'],
): Map<string, AnswerState> {
  const states = new Map<string, AnswerState>(
    answers.map(({ questionId, revision }) => [questionId, { revision, evidenceChangedAt: null }]),
  )
  const changed = (questionId: string, at: Date) => {
    const state = states.get(questionId) ?? { revision: 0, evidenceChangedAt: null }
    if (state.evidenceChangedAt === null || at > state.evidenceChangedAt) {
      states.set(questionId, { ...state, evidenceChangedAt: at })
    }
  }
  const removals = new Map(evidence.map(({ id, removedAt }) => [id, removedAt]))
  for (const { evidenceId, questionId, linkedAt } of links) {
    changed(questionId, removals.get(evidenceId) ?? linkedAt)
  }
  for (const question of questionnaire.questions) {
    if (question.kind !== 'certifications') continue
    const proving = Object.values(question.proofs).flat()
    for (const { kind, uploadedAt, removedAt } of evidence) {
      if (proving.includes(kind)) changed(question.id, removedAt ?? uploadedAt)
    }
  }
  return states
}
