// One question as the reviewer reads it: what was asked, said and shown, what it costs, and every word on it so far.
import type { ClarificationRow } from '../../../db/queries/clarifications'
import type { notesOf } from '../../../db/queries/judgement'
import type { Adjustments } from '../../core/judgement/adjustments'
import { stateOf } from '../../core/judgement/assessment'
import { choicesOn } from '../../core/judgement/verdict'
import type { QuestionView } from '../../core/judgement/view'
import type { CompiledQuestion } from '../../core/questionnaire/compile'
import type { Frameworks } from '../../core/questionnaire/frameworks'
import { kindOf } from '../../core/questionnaire/kinds/registry'
import { questionCredits } from '../../core/scoring/question-credits'
import type { FiredRule } from '../../core/scoring/result'
import { basisOn } from '../../core/scoring/sums'
import { threadOf } from '../clarify/thread-views'
import { staffName } from '../report/compose/ground'
import { answerWords, registersBehind, verdictWords } from '../report/compose/questions'
import { earlierViews } from './earlier-views'
import { evidenceView, tollOfQuestion } from './evidence-view'
import { judgedAnswer } from './give-verdict'
import type { CaseFile } from './load-case'
import type { Memory } from './remember'

type NoteRow = Awaited<ReturnType<typeof notesOf>>[number]

export interface QuestionGround {
  file: CaseFile
  memory: Memory
  adjustments: Adjustments
  frameworks: Frameworks
  /** What was said, to the vendor and internally, as far as the reader may see it. */
  said: readonly ClarificationRow[]
  notes: readonly NoteRow[]
}

/** Null when the question is not part of this review as it was answered. */
export function questionView(questionId: string, ground: QuestionGround): QuestionView | null {
  const { file, frameworks, said, notes } = ground
  const compiled = file.questionnaire.compiled.find(({ question }) => question.id === questionId)
  const judged = judgedAnswer(file, questionId)
  if (!compiled || !judged) return null
  const { question, section } = compiled
  return {
    id: question.id,
    section: section.title,
    prompt: question.prompt,
    why: question.why,
    evidenceExpected: question.evidence ?? null,
    scale: scaleOf(compiled, file),
    ...saidBy(compiled, file, frameworks),
    evidence: evidenceFor(compiled, file, frameworks),
    scoring: scoringOf(compiled, ground),
    contradictions: file.contradictions.filter(({ questions }) => questions.includes(questionId)),
    rules: rulesOn(questionId, file),
    verdicts: verdictsOn(questionId, file),
    thread: threadOf(file, said, questionId),
    notes: notes
      .filter((note) => note.questionId === questionId)
      .map(({ id, text, byId, at }) => ({
        id,
        text,
        by: staffName(file, byId),
        at: at.toISOString(),
      })),
    earlier: earlierViews(question, ground),
    form: { ...judged, choices: choicesOn(judged) },
  }
}

/** What could have been answered, with the credit of each, and what of it was. */
function scaleOf({ question }: CompiledQuestion, { input }: CaseFile) {
  const kind = kindOf(question)
  const value = input.answers[question.id]?.value ?? null
  const picked = value === null ? [] : (kind.stepsOf?.(question, value, input.asOf) ?? [])
  return (kind.scale?.(question) ?? []).map((step) => ({
    ...step,
    picked: picked.includes(step.value),
  }))
}

function saidBy({ question }: CompiledQuestion, file: CaseFile, frameworks: Frameworks) {
  const answer = file.input.answers[question.id]
  const row = file.answers.get(question.id)
  return {
    answer: answerWords(question, file, frameworks),
    notApplicable: answer?.notApplicable ?? null,
    exception: answer?.exception ?? null,
    comment: answer?.comment ?? null,
    link: row?.link || null,
    basis: answer ? basisOn(answer, file.input.asOf) : null,
    ended: endedOf(question, file),
    answeredBy: row ? (file.respondents.get(row.invitationId) ?? null) : null,
    answeredAt: row?.updatedAt.toISOString() ?? null,
    computed: kindOf(question).source === 'evidence',
  }
}

/** The evidence behind the answer ran out, so that it counts as stated only. */
function endedOf(question: CompiledQuestion['question'], file: CaseFile) {
  const answer = file.input.answers[question.id]
  const on = answer?.evidenceValidTo ?? null
  if (!answer || on === null || basisOn(answer, file.input.asOf) === answer.basis) return null
  const behind = registersBehind(question, file)
  const ids = file.evidence.filter(({ register }) => behind.includes(register)).map(({ id }) => id)
  return { on, lost: tollOfQuestion(file, ids) }
}

function evidenceFor({ question }: CompiledQuestion, file: CaseFile, frameworks: Frameworks) {
  const behind = registersBehind(question, file)
  return file.evidence
    .filter(
      ({ register, questionIds }) =>
        // Rejected evidence supports nothing, but who rejected it should still see it here.
        behind.includes(register) || questionIds.includes(question.id),
    )
    .map((item) => evidenceView(file, item, frameworks))
}

function scoringOf({ question, weight }: CompiledQuestion, { file, adjustments }: QuestionGround) {
  const { input, assessment } = file
  const step = adjustments.steps.find(({ verdict }) => verdict.questionId === question.id)
  if (weight === 0) return null
  const creditIn = (answers: typeof input.answers) =>
    questionCredits({ ...input, answers }).find((credit) => credit.question === question.id)
  const reviewed = creditIn(assessment.answers)
  const cost = assessment.reviewed.contributions.find((each) => each.question === question.id)
  return {
    weight,
    automaticCredit: creditIn(input.answers)?.credit ?? null,
    credit: reviewed?.credit ?? null,
    confidence: reviewed?.confidence ?? null,
    lost: cost?.lost ?? null,
    difference: step ? step.effect : 0,
  }
}

function rulesOn(questionId: string, { assessment }: CaseFile) {
  const { knockouts, flags, notes } = assessment.reviewed
  const words = (effect: 'knock-out' | 'red flag' | 'note') => (rule: FiredRule) => ({
    id: rule.rule,
    effect,
    sentence: rule.sentence,
    question: rule.question,
  })
  return [
    ...knockouts.map(words('knock-out')),
    ...flags.map(words('red flag')),
    ...notes.map(words('note')),
  ].filter(({ question }) => question === questionId)
}

function verdictsOn(questionId: string, file: CaseFile) {
  const { revision } = stateOf(file.states, questionId)
  const standing = file.assessment.standing.get(questionId)
  return file.verdicts
    .filter((verdict) => verdict.questionId === questionId)
    .map((verdict) => ({
      seq: verdict.seq,
      word: verdictWords(verdict),
      credit: verdict.credit,
      reason: verdict.reason,
      by: staffName(file, verdict.byId),
      at: verdict.at.toISOString(),
      stands: verdict.seq === standing?.seq,
      onEarlierAnswer: verdict.answerRevision !== revision,
    }))
    .toReversed()
}
