// How a question was answered before, in the round before and at earlier submissions of this one, compared word by word.
import { questionChanges } from '../../core/judgement/since'
import type { EarlierView } from '../../core/judgement/view'
import type { Frameworks } from '../../core/questionnaire/frameworks'
import { kindOf, type Question } from '../../core/questionnaire/kinds/registry'
import { visibleQuestions } from '../../core/questionnaire/visible'
import { basisOn } from '../../core/scoring/sums'
import { staffName } from '../report/compose/ground'
import { answerWords, verdictWords } from '../report/compose/questions'
import type { CaseFile } from './load-case'
import type { AnswerVersion, Memory } from './remember'
import { wordDiff } from './word-diff'

interface Ground {
  file: CaseFile
  memory: Memory
  frameworks: Frameworks
}

/** Newest first. */
export function earlierViews(question: Question, ground: Ground): EarlierView[] {
  const { file, memory, frameworks } = ground
  const now = wordsIn(question, file, frameworks)
  const revision = file.answers.get(question.id)?.revision ?? 0
  const ownVersions = memory.versions
    .filter((version) => version.questionId === question.id && version.revision !== revision)
    .map((version) => earlierVersion(question, version, now))
  const prior = memory.prior ? priorView(question, memory.prior, { now, frameworks }) : null
  return [...ownVersions.toReversed(), ...(prior ? [prior] : [])]
}

/** What is said to a question, by the heading it stands under. */
type Words = Record<'Answer' | 'Not applicable' | 'True except' | 'Comment' | 'Link', string>

interface Row {
  exception: string | null
  comment: string | null
  notApplicable: string | null
  link: string | null
}

const wordsOf = (answer: string | null, row: Row | undefined): Words => ({
  Answer: answer ?? '',
  ...rowWords(row),
})

const rowWords = (row: Row | undefined): Omit<Words, 'Answer'> => ({
  'Not applicable': row?.notApplicable ?? '',
  'True except': row?.exception ?? '',
  Comment: row?.comment ?? '',
  Link: row?.link ?? '',
})

function wordsIn(question: Question, file: CaseFile, frameworks: Frameworks): Words {
  return wordsOf(answerWords(question, file, frameworks), file.answers.get(question.id))
}

function earlierVersion(question: Question, version: AnswerVersion, now: Words): EarlierView {
  const kind = kindOf(question)
  const value = kind.answerSchema(question, null).nullable().safeParse(version.value).data ?? null
  // What comes from the evidence register stands there with its own dates, and not in the answer's row.
  if (kind.source === 'evidence') return versionView(version, { ...now, ...rowWords(version) }, now)
  const said = value !== null && version.notApplicable === null && kind.isAnswered(question, value)
  return versionView(version, wordsOf(said ? kind.print(question, value) : null, version), now)
}

function versionView({ revision, submittedAt }: AnswerVersion, then: Words, now: Words) {
  return {
    review: null,
    revision,
    at: submittedAt.toISOString(),
    ...compared(then, now),
    basis: null,
    verdict: null,
    question: { changes: [], wording: [] },
  } satisfies EarlierView
}

/** Null where the round before did not ask the question. */
function priorView(
  question: Question,
  prior: CaseFile,
  { now, frameworks }: { now: Words; frameworks: Frameworks },
): EarlierView | null {
  const { id } = question
  const before = visibleQuestions(prior.questionnaire, prior.input).find((each) => each.id === id)
  if (!before) return null
  const answer = prior.input.answers[id]
  const verdict = prior.assessment.standing.get(id)
  const { review } = prior.row
  const changes = questionChanges(before, question)
  return {
    review: review.number,
    revision: prior.answers.get(id)?.revision ?? 0,
    at: (review.decidedAt ?? review.createdAt).toISOString(),
    ...compared(wordsIn(before, prior, frameworks), now),
    basis: answer ? basisOn(answer, prior.input.asOf) : null,
    verdict: verdict
      ? {
          word: verdictWords(verdict),
          credit: verdict.credit,
          reason: verdict.reason,
          by: staffName(prior, verdict.byId),
        }
      : null,
    question: {
      changes,
      wording: changes.includes('wording') ? wordDiff(before.prompt, question.prompt) : [],
    },
  }
}

function compared(then: Words, now: Words): Pick<EarlierView, 'parts' | 'same'> {
  const terms = ['Answer', 'Not applicable', 'True except', 'Comment', 'Link'] as const
  const parts = terms
    .filter((term) => then[term] !== '' || now[term] !== '')
    .map((term) => ({ term, pieces: wordDiff(then[term], now[term]) }))
  return { parts, same: terms.every((term) => then[term] === now[term]) }
}
