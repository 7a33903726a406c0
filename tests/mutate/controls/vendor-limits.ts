// The controls on what else a vendor can bring about: sheets, questions, changes, a review that ends, a disk that is full.
import type { Control } from '../control'

const sheetPages = 'tests/routes/respond-sheet.test.ts'
const asking = 'app/services/clarify/vendor-asks.ts'
const asked = 'tests/services/clarify.test.ts'
const changes = 'app/services/changes/announce-change.ts'
const changed = 'tests/services/changes.test.ts'
const reviews = 'tests/services/reviews.test.ts'

export const vendorLimits: readonly Control[] = [
  {
    control: "a vendor sees and saves none of another's uploaded sheet",
    file: 'db/queries/dry-runs.ts',
    without: [
      [
        '.where(and(eq(db.t.dryRuns.invitationId, invitationId), gt(db.t.dryRuns.expiresAt, now)))',
        '.where(and(eq(db.t.dryRuns.fileName, invitationId && db.t.dryRuns.fileName), gt(db.t.dryRuns.expiresAt, now)))',
      ],
    ],
    test: sheetPages,
    named: 'B never sees or saves what A uploaded',
  },
  {
    control: 'an uploaded sheet is kept for a day',
    file: 'app/services/sheet/upload-file.ts',
    without: [['const HOURS_KEPT = 24', 'const HOURS_KEPT = 2400']],
    test: sheetPages,
    named: 'is put away on request, and gone after a day',
  },
  {
    control: 'no sheet is read once the answers are in',
    file: 'app/services/sheet/upload-file.ts',
    without: [
      [
        "if (!review || !isWithVendor(review.status)) return { ok: false, reason: 'not with vendor' }",
        '',
      ],
    ],
    test: sheetPages,
    named: 'after submission there is nothing to upload to',
  },
  {
    control: "a vendor's questions do not pile up without end",
    file: asking,
    without: [
      [
        'if (open + more <= MOST_OPEN_OF_VENDOR) return null',
        'if (open + more <= 500) return null',
      ],
    ],
    test: asked,
    named: 'stops at twenty without a reply, and only concerns what is asked',
  },
  {
    control: 'a vendor asks about what it is asked',
    file: asking,
    without: [['if (!isShown(review, questionId)) return notNow', '']],
    test: asked,
    named: 'stops at twenty without a reply, and only concerns what is asked',
  },
  {
    control: 'changes are told ten times a day',
    file: changes,
    without: [['(told?.announced ?? 0) >= MOST_A_DAY', '(told?.announced ?? 0) >= 500']],
    test: changed,
    named: 'is taken ten times a day and no oftener',
  },
  {
    control: 'changes are told by the lead',
    file: changes,
    without: [['if (!review || review.part !== null)', 'if (!review)']],
    test: changed,
    named: 'is not taken while the questions are with it, from a colleague',
  },
  {
    control: 'a vendor tells of changes of its own kinds',
    file: changes,
    without: [["if (!kind?.recordedBy.includes('vendor')) {", 'if (!kind) {']],
    test: changed,
    named: 'is not taken while the questions are with it, from a colleague',
  },
  {
    control: 'a review that is cancelled ends its links',
    file: 'app/services/reviews/cancel-review.ts',
    without: [['yield* run(revokeInvitations(tx, review.id, at))', '']],
    test: reviews,
    named: 'is cancelled with a reason: no mail goes out',
  },
  {
    control: 'a review that is cancelled ends its sessions',
    file: 'app/services/reviews/cancel-review.ts',
    without: [['if (ids.length > 0) yield* run(revokeRespondentSessions(tx, ids, at))', '']],
    test: reviews,
    named: 'is cancelled with a reason: no mail goes out',
  },
  {
    control: 'a review that is cancelled mails nobody',
    file: 'app/services/reviews/cancel-review.ts',
    without: [
      [
        "yield* run(cancelWaitingMail(tx, { reviewId: review.id }, 'Not sent: the review was cancelled'))",
        '',
      ],
    ],
    test: reviews,
    named: 'is cancelled with a reason: no mail goes out',
  },
  {
    control: 'a full disk is said to be one, with a reference',
    file: 'app/http/storage-trouble.ts',
    without: [['if (!isStorageTrouble(error)) throw error', 'throw error']],
    test: 'tests/routes/full-disk.test.ts',
    named: 'are told with the truth and a reference',
  },
]
