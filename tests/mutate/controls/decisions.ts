// The controls on verdicts, findings, waivers, decisions and reports.
import type { Control } from '../control'

const policy = 'app/core/access/policy.ts'
const deciding = 'tests/services/judgement-decision.test.ts'
const judging = 'tests/services/judgement.test.ts'
const verdict = 'app/core/judgement/verdict.ts'
const waiver = 'app/core/judgement/waiver.ts'
const proposal = 'app/core/judgement/proposal.ts'
const approval = 'app/services/judgement/approve-proposal.ts'
const findings = 'tests/services/findings.test.ts'
const reissue = 'tests/services/reissue.test.ts'
const release = 'tests/services/release-outcome.test.ts'

export const decisions: readonly Control[] = [
  {
    control: 'nobody approves their own proposal',
    file: policy,
    without: [['authorOfProposal === false &&', '']],
    test: deciding,
    named: 'needs a second person in every tier',
  },
  {
    control: 'in Tier 1 nobody approves what they launched',
    file: policy,
    without: [
      ['(tier === 2 || tier === 3 || launcher === false)', 'tier !== 0 && launcher !== null'],
    ],
    test: deciding,
    named: 'needs a second person in every tier',
  },
  {
    control: 'nobody approves what rests on their own waiver',
    file: policy,
    without: [['recordedWaiver === false &&', '']],
    test: deciding,
    named: 'is for somebody else than who recorded it',
  },
  {
    control: 'who approves is asked of the policy',
    file: 'app/core/judgement/decide.ts',
    without: [
      [
        "if (allows(staff, 'decision.approve', circumstances)) return null",
        'if (staff.id) return null',
      ],
    ],
    test: deciding,
    named: 'needs a second person in every tier',
  },
  {
    control: 'the proposal that was read is the one that is approved',
    file: approval,
    without: [['proposal === null || proposal.id !== input.proposalId', 'proposal === null']],
    test: deciding,
    named: 'declines with a comment',
  },
  {
    control: 'a proposal that no longer stands is not approved',
    file: 'app/core/judgement/decide.ts',
    without: [['if (flaws.length > 0) {', 'if (flaws.length > 99) {']],
    test: deciding,
    named: 'refuses to approve what time has overtaken',
  },
  {
    control: 'no use is allowed while a knock-out stands',
    file: proposal,
    without: [
      [
        'if (allowsUse(decision) && knockouts.length > 0) {',
        'if (allowsUse(decision) && knockouts.length > 99) {',
      ],
    ],
    test: deciding,
    named: 'cannot allow a use while a knock-out stands',
  },
  {
    control: 'a decision is valid for the interval of its tier at most',
    file: proposal,
    without: [['if (validUntil > longest) {', "if (validUntil > '9999') {"]],
    test: deciding,
    named: 'names every flaw of a proposal at its field',
  },
  {
    control: 'a hold says what it waits for',
    file: proposal,
    without: [
      [
        "if (decision === 'hold' && conditions === 0) {",
        "if (decision === 'hold' && conditions < 0) {",
      ],
    ],
    test: deciding,
    named: 'takes a hold up again, decides anew',
  },
  {
    control: 'one proposal waits at a time',
    file: 'app/services/judgement/propose-decision.ts',
    without: [
      [
        "if (proposals.some(({ status }) => status === 'open')) {",
        "if (proposals.some(({ status }) => status === ('none' as string))) {",
      ],
    ],
    test: deciding,
    named: 'declines with a comment',
  },
  {
    control: 'nothing is judged while a proposal waits',
    file: 'app/services/judgement/give-verdict.ts',
    without: [['if (blocked) return blocked', '']],
    test: deciding,
    named: 'declines with a comment',
  },
  {
    control: 'a waiver ends within 180 days',
    file: waiver,
    without: [['return endsOn > longest', "return endsOn > '9999'"]],
    test: deciding,
    named: 'waives only what fired and may be waived',
  },
  {
    control: 'what may not be waived is not',
    file: waiver,
    without: [
      [
        'if (!fired.waivable) return flaw(`This knock-out cannot be waived: ${fired.sentence}`)',
        '',
      ],
    ],
    test: deciding,
    named: 'waives only what fired and may be waived',
  },
  {
    control: 'a knock-out has one waiver at a time',
    file: waiver,
    without: [['return fired.waived\n    ?', 'return fired.sentence === null\n    ?']],
    test: deciding,
    named: 'waives only what fired and may be waived',
  },
  {
    control: 'a waiver that was withdrawn lifts nothing',
    file: waiver,
    without: [
      ['(withdrawnAt === null || withdrawnAt > moment.at) && ', '(withdrawnAt ?? moment.at) && '],
    ],
    test: deciding,
    named: 'no longer stands once a waiver that it rests on is withdrawn',
  },
  {
    control: 'a waiver that ended lifts nothing',
    file: waiver,
    without: [[' && endsOn >= moment.on', " && endsOn >= '0'"]],
    test: 'tests/core/standing.test.ts',
    named: 'loses its waiver the day after it ends',
  },
  {
    control: 'a verdict is on the answer as its reviewer read it',
    file: verdict,
    without: [
      ['if (given.answerRevision !== answer.answerRevision) {', 'if (given.answerRevision < 0) {'],
    ],
    test: judging,
    named: 'refuses a verdict on a page that is out of date',
  },
  {
    control: 'of two verdicts at the same moment one is told',
    file: verdict,
    without: [['if (given.lastSeq !== answer.lastSeq) {', 'if (given.lastSeq < 0) {']],
    test: judging,
    named: 'lets only one of two reviewers who judge at the same moment through',
  },
  {
    control: 'a verdict fits its answer',
    file: verdict,
    without: [
      [
        'return outOfDate(answer, given) ?? misfit(answer, given.choice)',
        'return outOfDate(answer, given)',
      ],
    ],
    test: judging,
    named: 'refuses a verdict that does not fit its answer',
  },
  {
    control: 'a verdict on an earlier answer does not count for the new one',
    file: verdict,
    without: [['answerRevision === revision && (', 'answerRevision <= revision && (']],
    test: 'tests/core/judgement.test.ts',
    named: 'is history once the answer was changed',
  },
  {
    control: 'answers are judged while the review is in review',
    file: 'app/services/judgement/give-verdict.ts',
    without: [["if (review.status !== 'in review') {", "if (review.status === 'draft') {"]],
    test: judging,
    named: 'is for reviewers, while the review is in review',
  },
  {
    control: 'a finding is closed by evidence of its own review',
    file: 'app/services/judgement/close-finding.ts',
    without: [
      [
        'if (evidenceId !== null && !shown) {',
        'if (evidenceId !== null && !shown && number < 0) {',
      ],
    ],
    test: findings,
    named: 'are closed with what shows it',
  },
  {
    control: 'nobody overwrites a finding that they have not seen',
    file: 'app/services/judgement/with-finding.ts',
    without: [['if (found.revision !== revision) return', 'if (found.revision < 0) return']],
    test: findings,
    named: 'show the second of two people what the first one changed',
  },
  {
    control: 'nobody overwrites a condition that they have not seen',
    file: 'app/services/judgement/change-condition.ts',
    without: [
      [
        '{ reviewId: review.id, id: found.id, revision },',
        '{ reviewId: review.id, id: found.id, revision: found.revision },',
      ],
    ],
    test: deciding,
    named: 'follows its conditions',
  },
  {
    control: 'only a hold is taken up again',
    file: 'app/core/judgement/decide.ts',
    without: [
      ["return review.decision === 'hold'\n    ?", 'return review.decision !== null\n    ?'],
    ],
    test: deciding,
    named: 'takes a hold up again, decides anew',
  },
  {
    control: 'nothing is released before it is decided',
    file: 'app/services/judgement/release-outcome.ts',
    without: [
      [
        "if (review.decision === null) return notNow('Nothing is decided yet.')",
        "if (review.decision === null) review.decision = 'approve'",
      ],
    ],
    test: release,
    named: 'not before there is a decision',
  },
  {
    control: 'an outcome is released by those who may',
    file: policy,
    without: [
      [
        "'outcome.release': { procurement: true, reviewer: true, legal: true }",
        "'outcome.release': { procurement: true, reviewer: true, legal: true, requester: true }",
      ],
    ],
    test: release,
    named: 'may not',
  },
  {
    control: 'a report that was altered in the database is not given out',
    file: 'app/services/report/load-report.ts',
    without: [
      ['if (sha256(report.record) !== report.recordHash) {', 'if (report.record === null) {'],
    ],
    test: 'tests/services/report.test.ts',
    named: 'refuses a record that was altered in the database',
  },
  {
    control: 'a version is issued once',
    file: 'app/services/report/reissue-report.ts',
    without: [['if (newest.version !== replaces) {', 'if (newest.version < replaces) {']],
    test: reissue,
    named: 'is issued once by two who ask at the same time',
  },
  {
    control: 'the reason for a new version is in the log',
    file: 'app/services/report/reissue-report.ts',
    without: [
      ["{ kind: 'report issued again', reviewId, payload: { version, replaces, reason } },", ''],
    ],
    test: reissue,
    named: 'tells what is on file now, and leaves the version before as it was',
  },
  {
    control: 'a report that is given out is in the log',
    file: 'app/services/report/export-report.ts',
    without: [
      [
        "{ kind: 'report exported', reviewId, payload: { version, recordHash, file: hash, audience } },",
        '',
      ],
    ],
    test: 'tests/services/report.test.ts',
    named: 'and records each export',
  },
]
