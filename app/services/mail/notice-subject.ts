// Reads what a notice is about as it stands now; null where it is gone, or where the mail is no notice.
import { conditionForMail, evidenceForMail, waiverForMail } from '../../../db/queries/mail-subject'
import type { Db } from '../../../db/store'
import type { NoticeSubject } from '../../core/mail/notices'
import type { ReviewMail } from '../../core/mail/payload'

export async function noticeSubject(
  db: Db,
  { kind, payload }: ReviewMail,
  reviewId: string,
): Promise<NoticeSubject | null> {
  switch (kind) {
    case 'evidence expiring': {
      const [piece] = await evidenceForMail(db, { reviewId, id: payload.evidenceId })
      if (!piece) return null
      const inUse = piece.removedAt === null && piece.status !== 'rejected'
      return { of: 'evidence', days: payload.days, validTo: piece.validTo, inUse }
    }
    case 'condition due':
    case 'vendor condition': {
      const [condition] = await conditionForMail(db, { reviewId, id: payload.conditionId })
      if (!condition) return null
      const { dueOn, status } = condition
      return { of: 'condition', when: payload.when, dueOn, open: status === 'open' }
    }
    case 'waiver ending': {
      const [waiver] = await waiverForMail(db, { reviewId, id: payload.waiverId })
      if (!waiver) return null
      const withdrawn = waiver.withdrawnAt !== null
      return { of: 'waiver', days: payload.days, endsOn: waiver.endsOn, withdrawn }
    }
    default:
      return null
  }
}
