// The controls of what is left of a review and of a person after a removal, of holds, and of other sessions of one's own.
import type { Control } from '../control'

const removed = 'tests/services/removed-contents.test.ts'
const retention = 'tests/services/retention.test.ts'
const erased = 'tests/services/erase-person.test.ts'
const repeated = 'tests/services/repeat-removals.test.ts'
const signIn = 'tests/services/identity-sign-in.test.ts'

const says = 'says when and by which rule wherever answers would be read'
const refusal =
  'const removed = await refusedAsRemoved(ctx, row.review)\n  if (removed) return removed'

const silent = (file: string, what: string): Control => ({
  control: `${what} is not made of blanks`,
  file,
  without: [[refusal, '']],
  test: removed,
  named: says,
})

export const removals: readonly Control[] = [
  silent('app/services/explain/explain-score.ts', 'the explanation of a score'),
  silent('app/services/judgement/load-workspace.ts', 'the workspace'),
  silent('app/services/difference/load-difference.ts', 'a comparison of rounds'),
  {
    control: 'no case is read from blanks by whoever forgets to ask',
    file: 'app/services/judgement/load-case.ts',
    without: [['if (file.removed) throw', 'if (false) throw']],
    test: removed,
    named: says,
  },
  {
    control: 'a simulation leaves out reviews whose answers were removed',
    file: 'app/services/simulation/simulate-draft.ts',
    without: [
      [
        'if (row && (await read(store.db, (db) => removalOf(db, row.review)))) removed++',
        'if (false) removed++',
      ],
    ],
    test: removed,
    named: says,
  },
  {
    control: 'the decision page shows no score of blanks',
    file: 'app/services/judgement/load-decision.ts',
    without: [['score: file.removed ? null : scoreView(file)', 'score: scoreView(file)']],
    test: removed,
    named: 'keeps the decision, the score as it was recorded',
  },
  {
    control: 'an evidence pack gives out no file that was removed',
    file: 'app/services/report/evidence-pack.ts',
    without: [
      [
        'const evidence = gone ? [] : report.record.evidence',
        'const evidence = report.record.evidence',
      ],
    ],
    test: removed,
    named: 'gives an evidence pack that names the files that are gone',
  },
  {
    control: 'a round is not compared with blanks',
    file: 'app/services/judgement/prior-round.ts',
    without: [
      [
        'if (!row || (await read(store.db, (db) => removalOf(db, row.review)))) return null',
        'if (!row) return null',
      ],
    ],
    test: removed,
    named: 'is judged and reported without it',
  },
  {
    control: 'a new round brings no blanks along',
    file: 'app/services/reviews/earlier-round.ts',
    without: [['if (await read(db, (tx) => removalOf(tx, row.review))) return null', '']],
    test: removed,
    named: 'brings no blanks along',
  },
  {
    control: 'backup codes go with their owner',
    file: 'app/services/privacy/erase-person.ts',
    without: [['yield* run(deleteBackupCodes(tx, [user.id]))', '']],
    test: erased,
    named: 'is gone where it was theirs',
  },
  {
    control: 'a sign-in that waits goes with its owner',
    file: 'app/services/privacy/erase-person.ts',
    without: [['yield* run(deletePendingSignIns(tx, [user.id]))', '']],
    test: erased,
    named: 'is gone where it was theirs',
  },
  {
    control: 'every column that refers to a person is decided upon',
    file: 'db/tables/judgement.ts',
    without: [
      [
        "closureEvidenceId: text('closure_evidence_id'),",
        "closureEvidenceId: text('closure_evidence_id').references(() => users.id),",
      ],
    ],
    test: erased,
    named: 'is declared: it goes with them, or says what they did',
  },
  {
    control: 'what nobody reads again goes without a setting',
    file: 'app/services/privacy/sweep.ts',
    without: [
      ['for (const kind of sweptKindNames)', 'for (const kind of sweptKindNames.slice(0, 0))'],
    ],
    test: retention,
    named: 'removes in any case what nobody reads again',
  },
  {
    control: 'backup codes of a deactivated account have an end',
    file: 'db/queries/sweep.ts',
    without: [['notExists(ownerOf(db, db.t.backupCodes.userId, { active: true })),', '']],
    test: retention,
    named: 'removes in any case what nobody reads again',
  },
  {
    control: 'a temporary password from before they had an end gets one',
    file: 'app/services/privacy/sweep.ts',
    without: [
      [
        'const ended = yield* run(endUnendingPasswords(tx, temporaryUntil(at)))',
        'const ended: unknown[] = []\n    void [endUnendingPasswords, temporaryUntil]',
      ],
    ],
    test: retention,
    named: 'removes in any case what nobody reads again',
  },
  {
    control: 'a legal hold keeps a review from retention',
    file: 'app/services/privacy/kept-long-enough.ts',
    without: [
      [
        'return new Set((yield* run(heldReviews(db))).map(({ id }) => id))',
        'yield* run(heldReviews(db))\n  return new Set<string>()',
      ],
    ],
    test: retention,
    named: 'leaves a review alone that is held for legal',
  },
  {
    control: 'what a restored backup brings back goes again',
    file: 'app/services/privacy/repeat-removals.ts',
    without: [["if (event.kind === 'personal data erased') {", 'if (false) {']],
    test: repeated,
    named: 'erases and removes again what the newer log tells of',
  },
  {
    control: 'nothing is erased by a log that was altered',
    file: 'app/services/privacy/repeat-removals.ts',
    without: [['if (found.broken) return', 'if (false) return']],
    test: repeated,
    named: 'refuses the log of another portal',
  },
  {
    control: 'another device is signed out by whoever proves who they are',
    file: 'app/services/identity/end-session.ts',
    without: [['if (!proof.ok) return proof', '']],
    test: signIn,
    named: 'is ended from another device with the password once more',
  },
  {
    control: 'an old sign-in proves nothing',
    file: 'app/core/people/staff-session.ts',
    without: [['export const FRESH_MINUTES = 15', 'export const FRESH_MINUTES = 1500']],
    test: signIn,
    named: 'is ended from another device with the password once more',
  },
]
