// How long a document counts: what is printed on it, read by what its kind's validity runs from.
import type { EvidenceKind } from '../questionnaire/frameworks'
import { addMonths, type PlainDate } from '../schedule/plain-date'

export interface EvidenceDates {
  validFrom: PlainDate | null
  validTo: PlainDate | null
  periodStart: PlainDate | null
  periodEnd: PlainDate | null
}

/**
 * `from` and `to` as printed. An audit report counts for a while after its period; a certificate until its
 * last day; a document with one date (a test, a policy) for a while after that date.
 * Source: frameworks/certifications.json, `expiry_basis` and `validity_months`.
 */
export function evidenceDates(
  kind: Pick<EvidenceKind, 'expiryBasis' | 'validityMonths'> | undefined,
  { from, to }: { from: PlainDate | null; to: PlainDate | null },
): EvidenceDates {
  const after = (date: PlainDate | null): PlainDate | null =>
    date === null || !kind || kind.validityMonths === null
      ? null
      : addMonths(date, kind.validityMonths)
  if (kind?.expiryBasis === 'period_end') {
    return { validFrom: from, validTo: after(to), periodStart: from, periodEnd: to }
  }
  const none = { periodStart: null, periodEnd: null }
  if (!kind || kind.expiryBasis === 'valid_until' || kind.expiryBasis === 'none') {
    return { validFrom: from, validTo: to, ...none }
  }
  return { validFrom: from, validTo: to ?? after(from), ...none }
}
