// The controls on a restored portal: what it may not take over from its backup.
import type { Control } from '../control'

const after = 'app/services/backup/after-restore.ts'
const restored = 'tests/backup/after-restore.test.ts'
const opensNothing = 'has no session and no code that opens anything'

export const restores: readonly Control[] = [
  {
    control: 'sessions of staff end with a restore',
    file: after,
    without: [['const staff = yield* run(endStaffSessions(tx, at))', 'const staff: string[] = []']],
    test: restored,
    named: opensNothing,
  },
  {
    control: 'sessions of respondents end with a restore',
    file: after,
    without: [
      [
        'const respondents = yield* run(endRespondentSessions(tx, at))',
        'const respondents: string[] = []',
      ],
    ],
    test: restored,
    named: opensNothing,
  },
  {
    control: 'codes of respondents are void after a restore',
    file: after,
    without: [['yield* run(voidCodes(tx, at)),', '']],
    test: restored,
    named: opensNothing,
  },
  {
    control: 'backup codes are void after a restore',
    file: after,
    without: [['yield* run(voidBackupCodes(tx, at)),', '']],
    test: restored,
    named: opensNothing,
  },
  {
    control: 'links to set a password are void after a restore',
    file: after,
    without: [['yield* run(withdrawStaffLinks(tx, at)),', '']],
    test: restored,
    named: opensNothing,
  },
  {
    control: 'sign-ins that waited for a code are over after a restore',
    file: after,
    without: [['yield* run(endPendingSignIns(tx)),', '']],
    test: restored,
    named: opensNothing,
  },
  {
    control: 'temporary passwords are void after a restore',
    file: after,
    without: [
      [
        'const passwords = yield* run(endTemporaryPasswords(tx, at))',
        'const passwords: string[] = []',
      ],
    ],
    test: restored,
    named: opensNothing,
  },
  {
    control: 'codes of an authenticator app that were used do not come back with a restore',
    file: after,
    without: [
      [
        'yield* run(passSecondFactorSteps(tx, Math.floor(at.getTime() / STEP_MS) + STEPS_AHEAD))',
        '',
      ],
    ],
    test: restored,
    named: opensNothing,
  },
  {
    control: "vendors' links end with a restore where that was asked for",
    file: after,
    without: [['...(yield* run(endInvitations(tx, at))), ', '']],
    test: restored,
    named: "has no vendor's link and no calendar address left",
  },
  {
    control: 'calendar addresses end with a restore where that was asked for',
    file: after,
    without: [[', ...(yield* run(endCalendarFeeds(tx, at)))]', ']']],
    test: restored,
    named: "has no vendor's link and no calendar address left",
  },
  {
    control: 'mail is held after a restore',
    file: after,
    without: [['yield* run(putSetting(tx, { key: HOLD_KEY, value: hold, updatedAt: at }))', '']],
    test: restored,
    named: 'sends nothing that waits until somebody releases it',
  },
  {
    control: 'mail that carries a void code is not sent after a restore',
    file: after,
    without: [
      [
        "yield* run(cancelMailOf(tx, neverHeld, 'Not sent: what it carries was void after the restore'))",
        '',
      ],
    ],
    test: restored,
    named: 'sends nothing that waits until somebody releases it',
  },
  {
    control: 'a restored log is the one of the backup',
    file: after,
    without: [['yield* verifyChain(tx, checked)', '']],
    test: restored,
    named: 'is not made where its audit log does not end where the manifest says',
  },
  {
    control: 'a restore is in the log',
    file: after,
    without: [["{ kind: 'portal restored', reviewId: null, payload },", '']],
    test: restored,
    named: 'says in its audit log that it was restored',
  },
]
