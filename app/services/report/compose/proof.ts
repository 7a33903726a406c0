// The evidence register and the audit trail of one review.
import { sentenceOf } from '../../../core/audit/events'
import { readEvent } from '../../../core/audit/link-body'
import type { EvidenceView, SaidOfEvidence } from '../../../core/evidence/view'
import type { ReportRecord } from '../../../core/report/record'
import { dateWords } from '../../../core/report/words'
import { evidenceView } from '../../judgement/evidence-view'
import { actorWords, orNull, type RecordGround } from './ground'
import { evidenceTitle, registersBehind } from './questions'

export function evidenceOf({ file, frameworks }: RecordGround): ReportRecord['evidence'] {
  return file.evidence.map((item) => ({
    ...judgedAs(evidenceView(file, item, frameworks)),
    id: item.register,
    kind: evidenceTitle(frameworks, item.kind),
    issuer: orNull(item.issuer),
    scope: orNull(item.scope),
    validFrom: item.validFrom,
    validTo: item.validTo,
    fileName: item.fileName,
    sizeBytes: item.sizeBytes,
    uploadedBy: file.respondents.get(item.invitationId) ?? item.invitationId,
    uploadedAt: item.uploadedAt.toISOString(),
    sha256: item.sha256,
    citedIn: file.questionnaire.questions
      .filter((question) => registersBehind(question, file).includes(item.register))
      .map(({ id }) => id),
  }))
}

/** How reviewers read and judged it, what stands against it, and what that costs. */
function judgedAs({ status, words, vendorSaid, notices, lost }: EvidenceView) {
  const cost =
    lost === null || lost === 0 ? [] : [`This cost ${lost.toFixed(1)} points of assured.`]
  return {
    status,
    statusReason: orNull(words[0]?.reason),
    vendorSaid: vendorSaid && saidWords(vendorSaid),
    notices: [...notices.map(({ sentence }) => sentence), ...cost],
  }
}

function saidWords({ title, issuer, scope, validFrom, validTo }: SaidOfEvidence): string {
  const days = `${dateWords(validFrom)} to ${dateWords(validTo)}`
  return [title, issuer, scope, days].filter((words) => words !== '').join('; ')
}

export function auditOf({ file, audit }: RecordGround): ReportRecord['audit'] {
  return {
    headHash: audit[audit.length - 1]?.hash ?? '0'.repeat(64),
    events: audit.map((row) => ({
      seq: row.seq,
      at: row.at.toISOString(),
      actor: actorWords(file, row.actor),
      sentence: sentenceOf(readEvent(row)),
      hash: row.hash,
    })),
  }
}
