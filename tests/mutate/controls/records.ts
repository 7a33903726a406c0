// The controls on the audit log, and on who may do what.
import type { Control } from '../control'

const check = 'app/core/audit/check.ts'
const tampering = 'tests/core/audit-tampering.test.ts'
const log = 'tests/services/audit-log.test.ts'
const personal = 'tests/core/audit-personal.test.ts'
const canonical = 'app/core/audit/canonical-json.ts'
const canonicalTests = 'tests/core/canonical-json.test.ts'
const policy = 'app/core/access/policy.ts'
const policyTests = 'tests/core/policy.test.ts'

export const records: readonly Control[] = [
  {
    control: 'the hash of an event covers the one before it',
    file: 'app/core/audit/chain.ts',
    without: [
      [
        'const hash = sha256(`${previous?.hash ?? GENESIS}\\n${body}`)',
        'const hash = sha256(`${GENESIS}\\n${body}`)',
      ],
    ],
    test: 'tests/core/audit.test.ts',
    named: 'gives every hash a share in all that went before',
  },
  {
    control: 'an event is hashed with who did it, when and what',
    file: 'app/core/audit/chain.ts',
    without: [
      [
        'canonicalJson({ seq, at: made.at.toISOString(), actor: made.actor, ...event })',
        'canonicalJson({ seq, ...event })',
      ],
    ],
    test: log,
    named: 'is exported as lines that anybody can check',
  },
  {
    control: 'one value has one spelling',
    file: canonical,
    without: [['Object.keys(value).sort()', 'Object.keys(value)']],
    test: canonicalTests,
    named: 'spells the same value the same',
  },
  {
    control: 'nothing is hashed that changes on its way into JSON',
    file: canonical,
    without: [
      [
        'return prototype === Object.prototype || prototype === null',
        'return prototype !== undefined',
      ],
    ],
    test: canonicalTests,
    named: 'which would be another value when it is read back',
  },
  {
    control: 'a number that is none is not hashed',
    file: canonical,
    without: [
      [
        'if (!Number.isFinite(value)) throw new TypeError(`No canonical JSON for the number ${value}`)',
        '',
      ],
    ],
    test: canonicalTests,
    named: 'which would be another value when it is read back',
  },
  {
    control: 'an event that was deleted is missed',
    file: check,
    without: [
      ['if (link.seq !== seq) return { ok: false, seq, sentence: misplaced(link.seq, seq) }', ''],
    ],
    test: tampering,
    named: 'is said in words',
  },
  {
    control: 'an event that was moved is missed',
    file: check,
    without: [['if (body.seq !== seq) {', 'if (body.seq < 0) {']],
    test: tampering,
    named: 'is said in words',
  },
  {
    control: 'an event that was edited is missed',
    file: check,
    without: [
      [
        'if (sha256(`${expected.previous}\\n${link.body}`) !== link.hash) {',
        'if (link.hash === null) {',
      ],
    ],
    test: tampering,
    named: 'is told, a thousand times out of a thousand',
  },
  {
    control: 'an event that is listed as another is missed',
    file: check,
    without: [
      [
        'link.columns && otherwise(link.columns, body)',
        '(null as ReturnType<typeof otherwise>) && otherwise(link.columns ?? ({} as never), body)',
      ],
    ],
    test: log,
    named: 'says where it was tampered with',
  },
  {
    control: 'a name beside an event that was changed is missed',
    file: check,
    without: [['if (field) return wrong(', 'if (field === null && seq < 0) return wrong(']],
    test: tampering,
    named: 'is told, a thousand times out of a thousand',
  },
  {
    control: 'a name that was deleted without an erasure is missed',
    file: check,
    without: [
      ['gone > 0 ? [unaccounted(gone)] : []', 'gone > 1_000_000 ? [unaccounted(gone)] : []'],
    ],
    test: log,
    named: 'tells of names that were deleted from beside it',
  },
  {
    control: 'a chain without its end, or written anew, is told by a kept head',
    file: check,
    without: [[' && found.every((each) => each.found)', '']],
    test: tampering,
    named: 'is told, a thousand times out of a thousand',
  },
  {
    control: 'a kept head is compared',
    file: 'app/core/audit/kept-heads.ts',
    without: [['if (!hash.startsWith(head.hash)) continue', '']],
    test: tampering,
    named: 'is told, a thousand times out of a thousand',
  },
  {
    control: 'a line that is no event ends the check',
    file: 'app/services/audit/verify-lines.ts',
    without: [
      [
        'check.stop(`Line ${number} is no event of an audit log: edited, or cut off in the middle.`)',
        '',
      ],
    ],
    test: log,
    named: 'is exported as lines that anybody can check',
  },
  {
    control: 'names stand beside the chain and not in it',
    file: 'app/core/audit/personal.ts',
    without: [
      ['payload[field] = { commitment: commitmentTo(kept, sha256) }', 'payload[field] = value'],
    ],
    test: personal,
    named: 'is not in the hashed body, and is read back from beside it',
  },
  {
    control: 'a name cannot be found by trying names',
    file: 'db/queries/audit.ts',
    without: [["randomBytes(16).toString('hex')", "Buffer.alloc(16).toString('hex')"]],
    test: log,
    named: 'commits to the same name in another way every time',
  },
  {
    control: 'a report carries the head of the log as it was issued',
    file: 'app/services/report/compose/proof.ts',
    without: [['audit[audit.length - 1]?.hash ??', 'audit[0]?.hash ??']],
    test: 'tests/services/report.test.ts',
    named: 'says everything in words, from the frozen questionnaire',
  },
  {
    control: 'whether a log holds is told to those who may read it',
    file: 'app/services/audit/verify-audit.ts',
    without: [
      [
        "allows(staff, 'audit.read') ? verifyChain(ctx, []) : null",
        "staff ? verifyChain(ctx, []) : allows(staff, 'audit.read') && null",
      ],
    ],
    test: log,
    named: 'is closed to the role',
  },
  {
    control: 'the log is exported to those who may read it',
    file: 'app/services/audit/export-audit.ts',
    without: [["if (!allows(staff, 'audit.read')) return null", '']],
    test: log,
    named: 'is closed to the role',
  },
  {
    control: 'the log is shown to those who may read it',
    file: 'app/services/audit/list-audit.ts',
    without: [["if (!allows(staff, 'audit.read')) return null", '']],
    test: log,
    named: 'is closed to the role',
  },
  {
    control: 'no cell of an exported log opens a formula',
    file: 'app/services/audit/export-audit.ts',
    without: [
      [
        'return csvRow([seq, at.toISOString(), who, kind, what, review, hash])',
        "return `${[seq, at.toISOString(), who, kind, what, review, hash].join(',')}\\r\\n`",
      ],
    ],
    test: log,
    named: 'is exported as a table in which no cell is a formula',
  },
  {
    control: 'a change that fails leaves no trace of itself',
    file: 'db/sqlite.ts',
    without: [
      [
        "drizzled.transaction((tx) => drive(body(asDb(tx, tables))), { behavior: 'immediate' })",
        'drive(body(asDb(drizzled as never, tables)))',
      ],
    ],
    test: 'tests/services/launch.test.ts',
    named: 'leaves no trace when any one of its writes fails',
  },
  {
    control: 'a circumstance that nobody told counts as the worse one',
    file: policy,
    without: [
      ['authorOfProposal === false &&', 'authorOfProposal !== true &&'],
      ['recordedWaiver === false &&', 'recordedWaiver !== true &&'],
      ['launcher === false)', 'launcher !== true)'],
    ],
    test: policyTests,
    named: 'is for',
  },
  {
    control: 'a review that nobody said is decided is not',
    file: policy,
    without: [['decided === true', 'decided !== false']],
    test: policyTests,
    named: 'is for',
  },
  {
    control: "a use that nobody said is one's own is not",
    file: policy,
    without: [['ownUse === true', 'ownUse !== false']],
    test: policyTests,
    named: 'is for',
  },
  {
    control: 'what stands in no line of the policy is granted to nobody',
    file: policy,
    without: [['Object.hasOwn(grants, role) ? grants[role] : undefined', 'grants[role]']],
    test: policyTests,
    named: 'a role that is none is granted nothing',
  },
  {
    control: 'reading the log is for administrators and legal',
    file: policy,
    without: [
      [
        "'audit.read': { admin: true, legal: true }",
        "'audit.read': { admin: true, legal: true, reviewer: true }",
      ],
    ],
    test: policyTests,
    named: 'is for',
  },
  {
    control: 'a change by staff is asked of the policy in its own transaction',
    file: 'app/services/judgement/with-review.ts',
    without: [['if (!allows(staff, about.action)) return notAllowed()', '']],
    test: 'tests/services/judgement.test.ts',
    named: 'is for reviewers, while the review is in review',
  },
  {
    control: 'a change by staff is in the log with it',
    file: 'app/services/judgement/with-review.ts',
    without: [['yield* appendAudit(tx, { at, actor: `user:${staff.id}` }, changed.events)', '']],
    test: 'tests/services/judgement-decision.test.ts',
    named: 'is looked at again at once when a waiver that it rests on is withdrawn',
  },
]
