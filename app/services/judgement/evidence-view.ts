// Evidence as reviewers see it: how it is read, what stands against it, and what that costs.
import type { Description } from '../../core/evidence/reading'
import { noticesOn } from '../../core/evidence/standing'
import { countedFrom, printedOf } from '../../core/evidence/terms'
import { isLost, questionsBehind, type TollCase, tollOf } from '../../core/evidence/toll'
import type {
  EvidenceKindChoice,
  EvidenceToll,
  EvidenceView,
  SaidOfEvidence,
} from '../../core/evidence/view'
import type { Frameworks } from '../../core/questionnaire/frameworks'
import { staffName } from '../report/compose/ground'
import { evidenceTitle } from '../report/compose/questions'
import type { CaseEvidence, CaseFile } from './load-case'

export function evidenceView(
  file: CaseFile,
  item: CaseEvidence,
  frameworks: Frameworks,
): EvidenceView {
  const rule = frameworks.evidenceKinds.get(item.kind)
  const itself = new Set([item.id])
  const { id, register, kind, fileName, mediaType, sizeBytes, sha256, status, revision, contents } =
    item
  return {
    ...{ id, register, kind, fileName, mediaType, sizeBytes, sha256, status, revision, contents },
    ...saidOf(item, frameworks),
    counted: countedFrom(rule, item),
    notices: noticesOn(item, file.input.asOf),
    lost: isLost(item, file.input.asOf) ? tollOf(tollCase(file), itself) : null,
    supports: questionsBehind(tollCase(file), itself),
    vendorSaid: item.readings.length === 0 ? null : saidOf(item.given, frameworks),
    readings: item.readings
      .map((reading) => ({
        ...saidOf(reading, frameworks),
        seq: reading.seq,
        by: staffName(file, reading.byId),
        at: reading.at.toISOString(),
      }))
      .toReversed(),
    words: item.words
      .map(({ status: word, reason, byId, at }) => ({
        status: word,
        reason,
        by: staffName(file, byId),
        at: at.toISOString(),
      }))
      .toReversed(),
    printed: printedOf(rule, item),
  }
}

function saidOf(of: Description, frameworks: Frameworks): SaidOfEvidence {
  const { issuer, scope, validFrom, validTo, periodStart, periodEnd } = of
  const title = evidenceTitle(frameworks, of.kind)
  return { title, issuer, scope, validFrom, validTo, periodStart, periodEnd }
}

/** What evidence that no longer counts takes from the whole review. */
export function evidenceToll(file: CaseFile): EvidenceToll {
  const { asOf } = file.input
  const lost = file.evidence.filter((item) => isLost(item, asOf))
  const ids = new Set(lost.map(({ id }) => id))
  const rejected = lost.filter(({ status }) => status === 'rejected').length
  const counting = file.evidence.filter((item) => !ids.has(item.id))
  return {
    ended: lost.length - rejected,
    rejected,
    ending: counting.filter((item) => noticesOn(item, asOf).some(({ about }) => about === 'ending'))
      .length,
    questions: lost.length === 0 ? 0 : questionsBehind(tollCase(file), ids).length,
    lost: lost.length === 0 ? 0 : tollOf(tollCase(file), ids),
  }
}

/** Points that come back if all evidence behind one question that no longer counts did. */
export function tollOfQuestion(file: CaseFile, ids: readonly string[]): number | null {
  const { asOf } = file.input
  const lost = file.evidence.filter((item) => ids.includes(item.id) && isLost(item, asOf))
  return lost.length === 0 ? null : tollOf(tollCase(file), new Set(lost.map(({ id }) => id)))
}

function tollCase({ input, answers, evidence, assessment }: CaseFile): TollCase {
  const links = evidence.flatMap(({ id, questionIds }) =>
    questionIds.map((questionId) => ({ evidenceId: id, questionId })),
  )
  const stored = { answers: [...answers.values()], evidence, links }
  return { input, stored, standing: assessment.standing }
}

export const evidenceKindChoices = ({ evidenceKinds }: Frameworks): EvidenceKindChoice[] => [
  ...[...evidenceKinds.values()].map(({ id, title, expiryBasis, validityMonths }) => ({
    value: id,
    label: title,
    expiryBasis,
    validityMonths,
  })),
  { value: 'other', label: 'Something else', expiryBasis: 'none', validityMonths: null },
]
