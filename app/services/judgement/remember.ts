// What reviewers said of each question before, and of which answer: the ground for "changed" and "unchanged".
import { answerVersionsOf } from '../../../db/queries/judgement'
import { type Db, run } from '../../../db/store'
import {
  namedByContent,
  questionChanges,
  type Remembered,
  type Said,
  type Since,
  saidOn,
  sinceJudged,
} from '../../core/judgement/since'
import { choicesOn, isAcceptance, judgementsOf, type Verdict } from '../../core/judgement/verdict'
import type { Question } from '../../core/questionnaire/kinds/registry'
import { visibleQuestions } from '../../core/questionnaire/visible'
import { answerSetOf } from '../../core/review/answer-set'
import { dateIn } from '../../core/schedule/plain-date'
import { answerTo } from './give-verdict'
import { type CaseFile, loadCase } from './load-case'
import type { PriorRound } from './prior-round'

export type AnswerVersion = Awaited<ReturnType<typeof answerVersionsOf>>[number]

export interface Memory {
  /** Null in the first round. */
  prior: CaseFile | null
  /** This round's answers as they were submitted, oldest first. */
  versions: readonly AnswerVersion[]
}

export function* loadMemory(db: Db, reviewId: string, prior: PriorRound | null, now: Date) {
  const { questionnaire } = prior ?? {}
  return {
    prior: prior && questionnaire ? yield* loadCase(db, prior.row, { questionnaire, now }) : null,
    versions: yield* run(answerVersionsOf(db, reviewId)),
  } satisfies Memory
}

export interface SinceThen {
  since: Since
  /** The word that is remembered; null where the round before ended without one. */
  verdict: Verdict | null
  inThisRound: boolean
}

/** For every question that is shown; those that nothing can be said of are missing. */
export function sinceEach(file: CaseFile, memory: Memory): Map<string, SinceThen> {
  const found = new Map<string, SinceThen>()
  const before = memory.prior && visibleQuestions(memory.prior.questionnaire, memory.prior.input)
  const askedBefore = new Map(before?.map((question) => [question.id, question]))
  for (const question of visibleQuestions(file.questionnaire, file.input)) {
    const { id } = question
    const remembered =
      inThisRound(file, id, memory.versions) ?? inPrior(question, askedBefore.get(id), memory.prior)
    const since = sinceJudged(remembered, {
      said: saidNow(file, id),
      acceptable: choicesOn(answerTo(question, file)).some(isAcceptance),
      judged: file.assessment.standing.has(id),
      asked: verdictsOn(file, id).at(-1)?.kind === 'asked',
    })
    if (remembered && since) {
      found.set(id, { since, verdict: remembered.verdict, inThisRound: remembered.inThisRound })
    }
  }
  return found
}

const saidNow = ({ input, answers, stored }: CaseFile, id: string): Said =>
  comparable(saidOn(input.answers[id], answers.get(id)?.link, input.asOf), stored.evidence)

const comparable = (said: Said, evidence: CaseFile['stored']['evidence']): Said => ({
  ...said,
  value: namedByContent(said.value, new Map(evidence.map(({ id, sha256 }) => [id, sha256]))),
})

const verdictsOn = ({ verdicts }: CaseFile, id: string) =>
  verdicts.filter(({ questionId }) => questionId === id)

function inThisRound(
  file: CaseFile,
  id: string,
  versions: readonly AnswerVersion[],
): Remembered | null {
  const verdict = judgementsOf(verdictsOn(file, id)).at(-1)
  if (!verdict) return null
  return { inThisRound: true, verdict, before: saidAt(file, verdict, versions), sameQuestion: true }
}

function inPrior(
  question: Question,
  before: Question | undefined,
  prior: CaseFile | null,
): Remembered | null {
  if (!prior || !before) return null
  return {
    inThisRound: false,
    verdict: prior.assessment.standing.get(question.id) ?? null,
    before: saidNow(prior, question.id),
    sameQuestion: questionChanges(before, question).length === 0,
  }
}

/** The answer that a verdict of this round was given on; null where it was kept nowhere. */
function saidAt(
  { stored, questionnaire, organisation }: CaseFile,
  { questionId, answerRevision, at }: Verdict,
  versions: readonly AnswerVersion[],
): Said | null {
  const row = [...stored.answers, ...versions].find(
    (kept) => kept.questionId === questionId && kept.revision === answerRevision,
  )
  if (!row && answerRevision > 0) return null
  const day = dateIn(organisation.timeZone, at)
  const evidence = stored.evidence
    .filter(({ uploadedAt }) => uploadedAt <= at)
    .map((item) => ({
      ...item,
      removedAt: item.removedAt && item.removedAt <= at ? item.removedAt : null,
      status: item.statusAt && item.statusAt > at ? ('unreviewed' as const) : item.status,
    }))
  const answers = row ? [{ asOf: null, ...row }] : []
  const links = stored.links.filter(({ linkedAt }) => linkedAt <= at)
  const set = answerSetOf(questionnaire, { answers, evidence, links }, day)
  return comparable(saidOn(set[questionId], row?.link, day), stored.evidence)
}
