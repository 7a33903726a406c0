// What the vendor's pages show, taken member by member from the review: anything not named here stays inside.
import { sha256 } from '../../../db/queries/audit'
import { owedReplies } from '../../core/clarify/owed-replies'
import { mayAmend, mayAsk } from '../../core/clarify/thread'
import { sectionProgress } from '../../core/questionnaire/progress'
import { hostOf } from '../../core/respond/host'
import type {
  AskedAgain,
  CheckPage,
  QuestionState,
  ReceiptPage,
  SectionPage,
  Stage,
  TasksPage,
} from '../../core/respond/pages'
import { isTheirs } from '../../core/respond/part'
import { answersHash, attestationStatement, checkModel } from '../../core/respond/submission'
import { storedFields, typedFields } from '../../core/respond/typed-fields'
import { vendorSection } from '../../core/respond/vendor-section'
import { awaitsConfirmation, evidenceBehind } from '../../core/review/answer-set'
import { isOld } from '../../core/review/carry'
import { daysBetween } from '../../core/schedule/plain-date'
import { returnedAnswers } from '../clarify/send-replies'
import { vendorThread } from '../clarify/vendor-thread'
import { leadName, partOfCheck, piecesOf, sharedWith, toConfirm, writerOf } from './shared-work'
import type { VendorReview } from './vendor-review'

export function tasksPage(review: VendorReview, again: AskedAgain | null = null): TasksPage {
  const { row, questionnaire, asked, today } = review
  const { part } = row
  const counts = (id: string) => isTheirs(review.row, id)
  const waiting = new Set([
    ...review.brought.map(({ questionId }) => questionId),
    ...(row.status === 'returned' ? owedReplies(returnedAnswers(review)) : []),
  ])
  const progress = sectionProgress(questionnaire, asked, { counts, waiting })
  return {
    again,
    host: hostOf(review.organisation, row),
    intro: questionnaire.definition.intro,
    message: row.message,
    messageBy: row.launchedByName,
    dueOn: row.dueOn,
    daysLeft: daysBetween(today, row.dueOn),
    sections: progress.sections,
    total: progress.total,
    answered: progress.answered,
    minutesLeft: progress.minutesLeft,
    bank: questionnaire.questions.length,
    files: piecesOf(review).length,
    invitedBy: part === null ? null : leadName(review),
    toConfirm: toConfirm(review),
    with: sharedWith(review),
  }
}

/** Null when there is no such section for this vendor. */
export function sectionPage(review: VendorReview, sectionId: string): SectionPage | null {
  const { questionnaire, asked } = review
  const { part, asks } = review.row
  const section = vendorSection(questionnaire, asked, { sectionId, part, asks })
  if (section === null) return null
  const counts = (id: string) => isTheirs(review.row, id)
  const { sections } = sectionProgress(questionnaire, asked, { counts })
  const at = sections.findIndex(({ id }) => id === sectionId)
  if (at < 0) return null
  const titled = (place: number) => {
    const other = sections[place]
    return other === undefined ? null : { id: other.id, title: other.title }
  }
  return {
    host: hostOf(review.organisation, review.row),
    section,
    states: Object.fromEntries(section.questions.map(({ id }) => [id, questionState(review, id)])),
    number: at + 1,
    of: sections.length,
    threads: Object.fromEntries(
      section.questions.map(({ id }) => [id, vendorThread(review.threads, id)]),
    ),
    mayAsk: mayAsk(review.row.status),
    next: titled(at + 1),
    previous: titled(at - 1),
    today: review.today,
  }
}

/** One question as its form shows it. */
export function questionState(review: VendorReview, id: string): QuestionState {
  const question = review.questionnaire.byId.get(id)
  if (question === undefined) throw new Error(`No question ${id}`)
  const own = ({ questionId }: { questionId: string }) => questionId === id
  const row = review.stored.answers.find(own) ?? review.brought.find(own)
  return {
    fields: {
      ...typedFields(question, storedFields(question, row)),
      ...(row && awaitsConfirmation(row) && { confirmed: false as const }),
    },
    revision: row?.revision ?? 0,
    brought: broughtFrom(review, row),
    open: review.open.has(id),
    by: writerOf(review, row),
    files: evidenceBehind(question, review.stored).map(({ id: file, fileName }) => ({
      id: file,
      fileName,
    })),
  }
}

function broughtFrom({ today }: VendorReview, row: VendorReview['brought'][number] | undefined) {
  if (!row || !awaitsConfirmation(row) || row.fromDate === null) return null
  return { from: row.fromDate, old: isOld(row.fromDate, today) }
}

export function checkPage(review: VendorReview, answerer: string): CheckPage {
  return {
    host: hostOf(review.organisation, review.row),
    check: checkModel(review),
    open: [...review.open],
    returned: review.row.status === 'returned',
    owed: owedReplies(returnedAnswers(review)),
    hash: answersHash(review, sha256),
    statement: attestationStatement(review.row.vendorName),
    answerer,
    files: filesOf(review),
  }
}

/** Null while nothing has been submitted. */
export function receiptPage(
  review: VendorReview,
  { outcome, copyOf }: Pick<ReceiptPage, 'outcome' | 'copyOf'>,
): ReceiptPage | null {
  const { row } = review
  if (row.attestation === null) return null
  return {
    host: hostOf(review.organisation, row),
    check: partOfCheck(checkModel(review), row.part),
    files: filesOf(review),
    attestation: row.attestation,
    stage: stageOf(row.status),
    expected: expectedOf(row.attestation, review.today),
    vendor: row.vendorName,
    whole: row.part === null,
    mayAmend: mayAmend(row.status),
    outcome: row.part === null ? outcome : null,
    copyOf: row.part === null ? copyOf : null,
    amendments: review.threads.filter(({ kind }) => kind === 'amendment').length,
  }
}

/** What was promised at the submission, and whether the day has passed; submissions from before promised nothing. */
function expectedOf({ expectedOn }: { expectedOn?: string }, today: string) {
  return expectedOn === undefined ? null : { on: expectedOn, passed: expectedOn < today }
}

const filesOf = (review: VendorReview) =>
  piecesOf(review).map(({ fileName, sha256: hash }) => ({ fileName, sha256: hash }))

function stageOf(status: VendorReview['row']['status']): Stage {
  if (status === 'decided' || status === 'closed') return 'finished'
  return status === 'in review' ? 'being reviewed' : 'received'
}
