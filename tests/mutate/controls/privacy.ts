// The controls on how long records are kept, and on the personal data of one person.
import type { Control } from '../control'

const removing = 'app/services/privacy/remove-kept.ts'
const due = 'app/services/privacy/kept-long-enough.ts'
const settings = 'app/services/privacy/retention.ts'
const retention = 'tests/services/retention.test.ts'
const erasing = 'app/services/privacy/erase-person.ts'
const erasure = 'tests/services/erase-person.test.ts'
const refusals = 'is refused for an account in use, for a reason that names them'

export const privacy: readonly Control[] = [
  {
    control: 'what would go is shown to administrators',
    file: settings,
    without: [["if (!allows(staff, 'privacy.manage')) return null", '']],
    test: retention,
    named: 'is for administrators alone',
  },
  {
    control: 'records are removed by administrators',
    file: removing,
    without: [
      [
        "return allows(staff, 'privacy.manage') ? removeAs(ctx, `user:${staff.id}`) : null",
        'return removeAs(ctx, `user:${staff.id}`)',
      ],
    ],
    test: retention,
    named: 'is for administrators alone',
  },
  {
    control: 'how long records are kept is set by administrators',
    file: settings,
    without: [
      ["if (!allows(staff, 'privacy.manage')) return { ok: false, reason: 'not allowed' }", ''],
    ],
    test: retention,
    named: 'is for administrators alone',
  },
  {
    control: 'a review is kept as long as was set after it ended',
    file: due,
    without: [
      [
        '.filter(({ endedAt }) => endedAt !== null && endedAt < before)\n      .filter(({ id, useId })',
        '.filter(({ id, useId })',
      ],
    ],
    test: retention,
    named: 'keeps everything until somebody sets it',
  },
  {
    control: 'a review stays while a round of its use rests on it',
    file: due,
    without: [['!under.has(useId) && ', '']],
    test: retention,
    named: 'leaves a review alone while a round of the same use is under way',
  },
  {
    control: 'a respondent stays while a review of theirs is kept',
    file: due,
    without: [
      [
        "!kept.has(email) && !email.endsWith('@erased.invalid')",
        "!(kept.size < 0) && !email.endsWith('@erased.invalid')",
      ],
    ],
    test: retention,
    named: 'and of nobody else',
  },
  {
    control: 'a removal is in the log',
    file: removing,
    without: [
      [
        'yield* appendAudit(tx, act, [removal(act, { rows, reviews: [number], reviewId: id })])',
        '',
      ],
    ],
    test: retention,
    named: 'leaves what was decided verifiable',
  },
  {
    control: 'the log keeps what people typed, and names go from it',
    file: removing,
    without: [["fields[field] !== 'person'", "fields[field] === 'none'"]],
    test: retention,
    named: 'takes names out of old events of the log',
  },
  {
    control: 'names that the portal removed from the log are accounted for',
    file: removing,
    without: [['values += all.length - rest.length', 'values += 0']],
    test: retention,
    named: 'takes names out of old events of the log',
  },
  {
    control: 'the portal removes by itself where that is switched on',
    file: 'app/services/privacy/remove-daily.ts',
    without: [['daily ? await removeAs', 'daily !== null ? await removeAs']],
    test: retention,
    named: 'runs by itself only where that is switched on',
  },
  {
    control: 'the portal removes by itself once a day',
    file: 'app/services/privacy/remove-daily.ts',
    without: [['if (last?.value === today) return false', '']],
    test: retention,
    named: 'runs by itself only where that is switched on',
  },
  {
    control: 'no report is issued again out of answers that are gone',
    file: 'app/services/report/reissue-report.ts',
    without: [
      [
        'if (yield* removalOf(tx, row.review)) {',
        'if ((yield* removalOf(tx, row.review)) === undefined) {',
      ],
    ],
    test: retention,
    named: 'leaves what was decided verifiable',
  },
  {
    control: 'persons are erased by administrators',
    file: erasing,
    without: [
      ["if (!allows(staff, 'privacy.manage')) return { ok: false, reason: 'not allowed' }", ''],
    ],
    test: erasure,
    named: refusals,
  },
  {
    control: 'what is held of a person is shown to administrators',
    file: 'app/services/privacy/find-person.ts',
    without: [
      ["if (!allows(staff, 'privacy.manage')) return { ok: false, reason: 'not allowed' }", ''],
    ],
    test: erasure,
    named: refusals,
  },
  {
    control: 'an account in use is not erased',
    file: erasing,
    without: [
      ["if (found.user?.active) return { ok: false, reason: 'active account' } as const", ''],
    ],
    test: erasure,
    named: refusals,
  },
  {
    control: 'the reason for an erasure does not name the erased',
    file: erasing,
    without: [
      [
        "if (mentions(reason, found.identity)) return { ok: false, reason: 'names the person' } as const",
        '',
      ],
    ],
    test: erasure,
    named: refusals,
  },
  {
    control: 'the links of a person end with their erasure',
    file: erasing,
    without: [['ended += (yield* run(revokeInvitations(tx, ids, at))).length', '']],
    test: erasure,
    named: 'leaves a number in their place',
  },
  {
    control: 'the sessions of a person end with their erasure',
    file: erasing,
    without: [['ended += (yield* run(deleteStaffSessions(tx, [user.id]))).length', '']],
    test: erasure,
    named: refusals,
  },
  {
    control: 'an erased person is mailed nothing',
    file: erasing,
    without: [['yield* run(cancelMailTo(tx, email))', '']],
    test: erasure,
    named: 'leaves a number in their place',
  },
  {
    control: 'an erased person is in no event of the log',
    file: erasing,
    without: [['yield* eraseKept(tx, yield* keptOfPerson(tx, found))', '0']],
    test: erasure,
    named: 'is found nowhere but where it was said to stay',
  },
  {
    control: 'an erased person stands in no row',
    file: erasing,
    without: [['(yield* replaceAll(tx, found, by))', '0']],
    test: erasure,
    named: 'is found nowhere but where it was said to stay',
  },
  {
    control: 'an erasure is in the log',
    file: erasing,
    without: [['yield* appendAudit(tx, { at, actor }, [event])', '']],
    test: erasure,
    named: 'leaves a number in their place',
  },
  {
    control: "an erased person is in no page of the database's file",
    file: erasing,
    without: [['cleaned: await ctx.store.scrub()', 'cleaned: true']],
    test: erasure,
    named: 'holds nothing of an erased person either',
  },
]
