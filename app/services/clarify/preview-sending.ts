// The one mail that collected questions will go out with, as its reader will get it.
import type { ClarificationRow } from '../../../db/queries/clarifications'
import { renderMail } from '../../../templates/email/render-mail'
import { holidaysOf } from '../../core/people/organisation'
import { dueAgain } from '../../core/review/due-date'
import type { CaseFile } from '../judgement/load-case'
import { contactOf, offeringWords } from '../mail/invitation-facts'

/** Without the words above the questions, which are still to be written, and without a working link. */
export function previewOf(file: CaseFile, collected: readonly ClarificationRow[]) {
  const { row, organisation, questionnaire, input } = file
  const ids = [...new Set(collected.map(({ questionId }) => questionId))]
  const dueOn = dueAgain(row.review.dueOn, {
    today: input.asOf,
    holidays: holidaysOf(organisation),
  })
  const { subject, text } = renderMail('returned', {
    to: { name: row.contact.name, email: row.contact.email },
    organisation: organisation.name,
    contact: contactOf(organisation, row.launchedBy),
    offering: offeringWords(row.offering),
    link: 'https://their-own-link.example',
    message: '',
    questions: ids.map((id) => ({
      id,
      prompt: questionnaire.byId.get(id)?.prompt ?? '',
      words: collected.filter(({ questionId }) => questionId === id).map((each) => each.text),
    })),
    dueOn,
    stopLink: 'https://their-own-link.example',
  })
  return {
    to: `${row.contact.name} <${row.contact.email}>`,
    subject,
    text: text.replaceAll('https://their-own-link.example', '[their own link]'),
    questions: ids.length,
    dueOn,
  }
}
