// Turns what is stored of threads and of an answer's history into what staff pages show.
import type { AnswerVersionRow, ClarificationRow } from '../../../db/queries/clarifications'
import type { AnswerVersionView, MessageView } from '../../core/clarify/view'
import { kindOf } from '../../core/questionnaire/kinds/registry'
import type { CaseFile } from '../judgement/load-case'
import { wordDiff } from '../judgement/word-diff'

type Names = Pick<CaseFile, 'staff' | 'respondents'>

/** The thread of one question, oldest first; what is collected stands in it, marked by `sentAt` null. */
export const threadOf = (
  names: Names,
  messages: readonly ClarificationRow[],
  questionId: string,
): MessageView[] =>
  messages
    .filter((message) => message.questionId === questionId)
    .map((message) => messageView(names, message))

export function messageView(names: Names, message: ClarificationRow): MessageView {
  const { id, side, kind, text, at, sentAt, revision } = message
  return {
    id,
    side,
    kind,
    text,
    by: nameOf(names, message),
    at: at.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
    revision,
  }
}

function nameOf({ staff, respondents }: Names, { byId, invitationId }: ClarificationRow): string {
  if (byId !== null) return staff.get(byId)?.name ?? byId
  return respondents.get(invitationId ?? '') ?? 'The vendor'
}

/** The answer to one question at each submission that changed it, oldest first. */
export function answerHistoryOf(
  { questionnaire, respondents }: Pick<CaseFile, 'questionnaire' | 'respondents'>,
  versions: readonly AnswerVersionRow[],
  questionId: string,
): AnswerVersionView[] {
  return versions
    .filter((version) => version.questionId === questionId)
    .map((version, at, all) => {
      const before = all[at - 1]
      const words = versionWords(questionnaire, version)
      return {
        submission: version.submission,
        submittedAt: version.submittedAt.toISOString(),
        answeredBy: respondents.get(version.invitationId) ?? 'The vendor',
        words: wordDiff(before ? versionWords(questionnaire, before) : words, words),
      }
    })
}

/** One paragraph a line, each named as the page names it, so that a difference shows where it is. */
function versionWords(
  { byId }: CaseFile['questionnaire'],
  { questionId, value, exception, notApplicable, comment, link }: AnswerVersionRow,
): string {
  const lines = [
    notApplicable ? `Does not apply: ${notApplicable}` : valueWords(byId.get(questionId), value),
    exception ? `True except: ${exception}` : '',
    comment ? `Comment: ${comment}` : '',
    link ? `Link: ${link}` : '',
  ]
  return lines.filter(Boolean).join('\n') || 'Not answered'
}

function valueWords(
  question: ReturnType<CaseFile['questionnaire']['byId']['get']>,
  value: unknown,
): string {
  if (question === undefined) return ''
  const { answerSchema, print } = kindOf(question)
  const read = answerSchema(question, null).nullable().safeParse(value)
  return read.success && read.data !== null ? print(question, read.data) : ''
}
