// The controls on what a vendor writes, submits and is told.
import type { Control } from '../control'

const saving = 'app/services/respond/save-answers.ts'
const answers = 'tests/services/respond-answers.test.ts'
const submitting = 'app/services/respond/submit-review.ts'
const submissions = 'tests/services/respond-submission.test.ts'
const part = 'app/core/respond/part.ts'
const colleagues = 'tests/services/respond-colleague.test.ts'
const outcome = 'db/queries/outcome.ts'
const copies = 'tests/services/vendor-copy.test.ts'
const mails = 'tests/templates/mail.test.ts'
const line = 'templates/email/single-line.ts'

export const vendorWork: readonly Control[] = [
  {
    control: 'an answer is closed once it was submitted',
    file: saving,
    without: [
      [
        "if (!review || !isWithVendor(review.status)) {\n      return { ok: false, reason: 'not with vendor' } as const\n    }",
        "if (!review) return { ok: false, reason: 'not with vendor' } as const",
      ],
    ],
    test: answers,
    named: 'an answer cannot be changed while the review is',
  },
  {
    control: 'after a return the named questions are open and no others',
    file: saving,
    without: [['open.has(change.questionId)', 'open !== null']],
    test: answers,
    named: 'after a return only the named questions',
  },
  {
    control: 'a question that nobody asks takes no answer',
    file: saving,
    without: [
      [
        '? questionnaire.byId.get(change.questionId)\n        : null',
        "? questionnaire.byId.get(change.questionId)\n        : questionnaire.byId.get('TRN-01')",
      ],
    ],
    test: answers,
    named: 'a question that the questionnaire does not have is not open',
  },
  {
    control: 'nobody overwrites an answer that they have not seen',
    file: saving,
    without: [['if (revision !== change.revision) {', 'if (revision < 0) {']],
    test: answers,
    named: 'a change over a revision that is gone overwrites nothing',
  },
  {
    control: 'a save that comes twice is one',
    file: saving,
    without: [
      [
        "if (bytesOf(current) === bytesOf(checked.fields) && !confirms)\n    return { questionId, outcome: 'saved', revision }",
        '',
      ],
    ],
    test: answers,
    named: 'a save that comes twice is one revision',
  },
  {
    control: 'what does not fit its question is stored nowhere',
    file: saving,
    without: [
      [
        "if (!checked.ok) return { questionId, outcome: 'refused', problems: checked.problems }",
        "if (!checked.ok) return { questionId, outcome: 'saved', revision: 0 }",
      ],
    ],
    test: answers,
    named: 'is refused with its sentence and stored nowhere',
  },
  {
    control: 'a link in an answer leads to the web and runs nothing',
    file: 'app/core/respond/answer-input.ts',
    without: [['if (isWebAddress(address)) return address', 'if (address) return address']],
    test: answers,
    named: 'is refused with its sentence and stored nowhere',
  },
  {
    control: 'an answer has an end',
    file: 'app/core/respond/answer-input.ts',
    without: [['const LONG = 5_000', 'const LONG = 5_000_000']],
    test: answers,
    named: 'is refused with its sentence and stored nowhere',
  },
  {
    control: 'a save is in the audit log',
    file: saving,
    without: [
      [
        "events.push({ kind: 'answer saved', reviewId: scope.reviewId, payload })",
        'events.push(...[payload].slice(1).map((each) => each as never))',
      ],
    ],
    test: answers,
    named: 'is told in the audit log',
  },
  {
    control: "one review's respondent reads no answer of another",
    file: 'db/queries/answers.ts',
    without: [['.where(eq(db.t.answers.reviewId, scope.reviewId))\n    .orderBy', '.orderBy']],
    test: answers,
    named: "one review's respondent reads and writes that review alone",
  },
  {
    control: "one review's respondent writes no answer of another",
    file: 'db/queries/answers.ts',
    without: [
      [
        '.where(and(eq(db.t.answers.reviewId, scope.reviewId), eq(db.t.answers.questionId, questionId)))',
        '.where(eq(db.t.answers.questionId, questionId))',
      ],
    ],
    test: answers,
    named: "one review's respondent reads and writes that review alone",
  },
  {
    control: 'the session alone says which review a form writes to',
    file: 'app/services/respond/save-section.ts',
    without: [
      [
        'const saved = await saveAnswers(ctx, scope, changes)',
        "const named = { reviewId: String(form.get('reviewId') ?? scope.reviewId), invitationId: String(form.get('invitationId') ?? scope.invitationId) }\n  const saved = await saveAnswers(ctx, named, changes)",
      ],
    ],
    test: 'tests/routes/respond-others.test.ts',
    named: 'an id in a body names nothing',
  },
  {
    control: 'a save by script has the fields of a save and no others',
    file: 'app/core/respond/answer-input.ts',
    without: [
      ['export const autosaveInput = z.strictObject({', 'export const autosaveInput = z.object({'],
    ],
    test: 'tests/routes/autosave.test.ts',
    named: 'refuses what is not an answer, without falling over',
  },
  {
    control: 'a session that ended saves nothing by script',
    file: 'app/http/autosave.ts',
    without: [
      [
        'if (!found.ok) return answer(res, 401, { signIn: true })',
        "if (!found.ok) return answer(res, 200, { saved: '', revision: 0 })",
      ],
    ],
    test: 'tests/routes/autosave.test.ts',
    named: 'an ended session is told to sign in again',
  },
  {
    control: 'a colleague writes to their part alone',
    file: part,
    without: [
      [
        'part === null || part.questionIds.includes(questionId)',
        'part === null || questionId !== null',
      ],
    ],
    test: colleagues,
    named: 'a colleague writes to no question of another part',
  },
  {
    control: 'submitting is for the lead',
    file: submitting,
    without: [["if (row.part !== null) return { ok: false, reason: 'not the lead' } as const", '']],
    test: colleagues,
    named: 'a colleague can neither submit, nor hand on, nor take back',
  },
  {
    control: 'handing on is for the lead',
    file: 'app/services/respond/invite-colleague.ts',
    without: [['if (!review || review.part !== null)', 'if (!review)']],
    test: colleagues,
    named: 'a colleague can neither submit, nor hand on, nor take back',
  },
  {
    control: 'taking back is for the lead',
    file: 'app/services/respond/take-back-part.ts',
    without: [['if (!review || review.part !== null)', 'if (!review)']],
    test: colleagues,
    named: 'a colleague can neither submit, nor hand on, nor take back',
  },
  {
    control: 'a vendor cannot mail strangers without end',
    file: 'app/services/respond/invite-colleague.ts',
    without: [['if (ever >= MOST_COLLEAGUES)', 'if (ever >= 500)']],
    test: 'tests/services/respond-colleague.test.ts',
    named: 'a colleague who is invited again has the new link alone',
  },
  {
    control: 'a colleague who is invited again loses the link before',
    file: 'app/services/respond/invite-colleague.ts',
    without: [
      ['for (const one of before) yield* run(takeBackInScope(tx, respondent, one.id, at))', ''],
    ],
    test: 'tests/services/respond-colleague.test.ts',
    named: 'a colleague who is invited again has the new link alone',
  },
  {
    control: 'what is attested is what was on the page',
    file: submitting,
    without: [
      [
        "if (hash !== input.answersHash) return { ok: false, reason: 'answers changed' } as const",
        '',
      ],
    ],
    test: submissions,
    named: 'answers that changed after the page was read are not attested',
  },
  {
    control: 'nobody submits open questions by mistake',
    file: submitting,
    without: [['if (open.gaps + open.contradictions > 0) {', 'if (open.gaps < 0) {']],
    test: submissions,
    named: 'open questions have to be accepted as open',
  },
  {
    control: 'questions that came back are not submitted untouched',
    file: submitting,
    without: [
      [
        'if (again && owedReplies(returnedAnswers(review)).length > 0) {',
        'if (again && owedReplies(returnedAnswers(review)).length > 99) {',
      ],
    ],
    test: submissions,
    named: 'a returned review goes back to its reviewer',
  },
  {
    control: 'a second press of the button submits nothing and says that it is done',
    file: submitting,
    without: [
      [
        'if (!submitted.ok) return alreadySubmitted(row)',
        "if (!submitted.ok) throw new Error('submitted already')",
      ],
    ],
    test: submissions,
    named: 'pressing submit twice, even at once, is one submission',
  },
  {
    control: 'a submission ends the reminders',
    file: submitting,
    without: [["yield* run(cancelReminders(tx, respondent, 'the vendor has submitted'))", '']],
    test: submissions,
    named: 'ends the reminders and owes a receipt',
  },
  {
    control: 'a review that was cancelled cannot be submitted',
    file: 'app/core/review/lifecycle.ts',
    without: [
      [
        "from: ['sent', 'answering'], to: 'submitted'",
        "from: ['sent', 'answering', 'cancelled', 'draft'], to: 'submitted'",
      ],
    ],
    test: submissions,
    named: 'review cannot be submitted',
  },
  {
    control: 'the vendor is told no outcome before somebody released it',
    file: outcome,
    without: [
      [
        '.where(and(eq(db.t.reviews.id, reviewId), isNotNull(db.t.reviews.outcomeReleasedAt)))',
        '.where(eq(db.t.reviews.id, reviewId))',
      ],
    ],
    test: 'tests/services/release-outcome.test.ts',
    named: 'the vendor is shown nothing before, and only what binds it after',
  },
  {
    control: 'the vendor is told the conditions that bind it and no others',
    file: outcome,
    without: [["eq(db.t.conditions.ownerSide, 'vendor'),", '']],
    test: 'tests/services/release-outcome.test.ts',
    named: 'the vendor is shown nothing before, and only what binds it after',
  },
  {
    control: "the vendor's copy comes after the release",
    file: outcome,
    without: [
      [
        'isNotNull(db.t.reviews.decidedAt),\n        isNotNull(db.t.reviews.outcomeReleasedAt),',
        'isNotNull(db.t.reviews.decidedAt),',
      ],
    ],
    test: copies,
    named: 'is there once the outcome was released, and not before',
  },
  {
    control: "the vendor's copy is for its lead",
    file: 'app/services/respond/vendor-copy.ts',
    without: [['if (!(await isLead(ctx, scope))) return null', '']],
    test: copies,
    named: 'is for the lead of this review',
  },
  {
    control: "the vendor's copy is not made from an altered record",
    file: 'app/services/respond/vendor-copy.ts',
    without: [
      ['if (sha256(report.record) !== report.recordHash) {', 'if (report.record === null) {'],
    ],
    test: copies,
    named: 'is not given out from a record that was altered',
  },
  {
    control: "the vendor's copy that was given out is on file",
    file: 'app/services/respond/vendor-copy.ts',
    without: [['await register(ctx, scope, report, file)', '']],
    test: copies,
    named: 'on file once with one event',
  },
  {
    control: 'there is no receipt while answers are open',
    file: 'app/services/respond/read-receipt.ts',
    without: [['if (isWithVendor(review.row.status)) return null', '']],
    test: submissions,
    named: 'there is no receipt for answers that are open again',
  },
  {
    control: "nobody's name adds a header to a mail",
    file: line,
    without: [["text.replace(breaking, ' ')", 'text']],
    test: mails,
    named: 'becomes one line whatever characters it is made of',
  },
  {
    control: "nobody's name turns the reading direction of a subject",
    file: line,
    without: [[".replace(reordering, '')", '']],
    test: mails,
    named: 'never turns the reading direction of a subject',
  },
  {
    control: 'text of outsiders in a mail is text',
    file: 'templates/email/html.ts',
    without: [["'<': '&lt;'", "'<': '<'"]],
    test: mails,
    named: 'is escaped wherever it stands in the HTML part',
  },
  {
    control: 'one link stops the digest of its own account alone',
    file: 'app/services/identity/digest.ts',
    without: [
      [
        "if (!secrets.matches('stop mail', token, own)) return null",
        'if (token === own) return null',
      ],
    ],
    test: 'tests/jobs/digest.test.ts',
    named: 'stops by its link, without signing in; another link stops nothing',
  },
]
