// What the vendor's page of files shows: the register, the kinds to choose from, and the questions to support.
import { countedFrom } from '../../core/evidence/terms'
import type { EvidenceKind } from '../../core/questionnaire/frameworks'
import { visibleQuestions } from '../../core/questionnaire/visible'
import { hostOf } from '../../core/respond/host'
import type { EvidencePage, RegisteredFile } from '../../core/respond/pages'
import { isInPart } from '../../core/respond/part'
import { isWithVendor } from '../../core/review/lifecycle'
import { piecesOf } from '../respond/shared-work'
import type { VendorReview } from '../respond/vendor-review'
import { isPartOfSubmission } from './link-evidence'
import { mayRemove } from './remove-evidence'

/** `about` is the question a file is added for; one that is not asked or not open is left out. */
export function evidencePage(
  review: VendorReview,
  kinds: ReadonlyMap<string, EvidenceKind>,
  about: string | null,
): EvidencePage {
  const { row, questionnaire, asked, open } = review
  const shown = new Set(visibleQuestions(questionnaire, asked))
  const sections = questionnaire.definition.sections
    .map(({ id, title, questions }) => ({
      id,
      title,
      questions: questions
        .filter((question) => shown.has(question) && open.has(question.id))
        .map((question) => ({ id: question.id, prompt: question.prompt })),
    }))
    .filter(({ questions }) => questions.length > 0)
  return {
    host: hostOf(review.organisation, row),
    files: piecesOf(review).map((piece) => registeredFile(review, kinds, piece)),
    kinds: [
      ...[...kinds.values()].map(({ id, title, expiryBasis, validityMonths }) => ({
        value: id,
        label: title,
        expiryBasis,
        validityMonths,
      })),
      { value: 'other', label: 'Something else', expiryBasis: 'none', validityMonths: null },
    ],
    sections,
    about: aboutOf(review, about),
    open: isWithVendor(row.status),
    returned: row.status === 'returned',
  }
}

function registeredFile(
  { row, stored, today, invitationId }: VendorReview,
  kinds: ReadonlyMap<string, EvidenceKind>,
  piece: VendorReview['stored']['evidence'][number],
): RegisteredFile {
  const { id, fileName, issuer, scope, periodStart, periodEnd, validFrom, validTo } = piece
  const links = stored.links.filter(
    ({ evidenceId, questionId }) => evidenceId === id && isInPart(row.part, questionId),
  )
  return {
    id,
    fileName,
    kind: kinds.get(piece.kind)?.title ?? 'Something else',
    issuer,
    scope,
    periodStart,
    periodEnd,
    validFrom,
    validTo,
    expired: validTo !== null && validTo < today,
    counted: countedFrom(kinds.get(piece.kind), piece),
    sizeBytes: piece.sizeBytes,
    sha256: piece.sha256,
    uploadedAt: piece.uploadedAt.toISOString(),
    questionIds: links.map(({ questionId }) => questionId),
    fixedOn: links
      .filter((link) => isPartOfSubmission(link, row.submittedAt))
      .map(({ questionId }) => questionId),
    removable: mayRemove(row, { ...piece, isOwn: piece.invitationId === invitationId }),
  }
}

function aboutOf({ questionnaire, asked, open }: VendorReview, id: string | null) {
  const found = visibleQuestions(questionnaire, asked).find((question) => question.id === id)
  const section = questionnaire.compiled.find(({ question }) => question === found)?.section
  if (!found || !section || !open.has(found.id)) return null
  const { prompt, evidenceKind } = found
  return { id: found.id, prompt, sectionId: section.id, kind: evidenceKind ?? null }
}
