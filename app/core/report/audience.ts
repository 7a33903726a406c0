// Who a copy of a report is for, and what of the record that reader is given: withheld parts are gone before any page is made.
import type { ReportRecord } from './record'

export const audiences = ['full', 'annex', 'summary', 'vendor'] as const
export type Audience = (typeof audiences)[number]

/** `?audience=vendor`; anything else is read as the full report. */
export const readAudience = (typed: string | null | undefined): Audience =>
  audiences.find((audience) => audience === typed) ?? 'full'

export interface AudienceWords {
  /** On the cover and in lists. */
  title: string
  /** In lists and on buttons. */
  name: string
  /** What it is for. */
  use: string
  /** Behind the number and version in a file's name. */
  suffix: string
  /** One sentence each; empty where nothing is withheld. */
  withheld: readonly string[]
}

export const audienceWords: Record<Audience, AudienceWords> = {
  full: {
    title: 'Vendor AI due-diligence report',
    name: 'Full report',
    suffix: '',
    use: 'Everything, for those who decide and for the file',
    withheld: [],
  },
  annex: {
    title: 'Vendor AI due diligence: annex to a contract',
    name: 'Annex to a contract',
    suffix: '-annex',
    use: 'What both parties may rely on: scope, conditions, answers as given, evidence',
    withheld: [
      'Scores, levels of risk and the rules behind them',
      'Findings, waivers, and the reasons of the decision and of a new issue',
      'Reviewers’ verdicts, readings of evidence and comparison with earlier rounds',
      'The intake of the use and its points, and the audit trail',
    ],
  },
  summary: {
    title: 'Vendor AI due diligence in one page',
    name: 'One page',
    suffix: '-summary',
    use: 'For those who read one page',
    withheld: ['Everything but the decision, its main reasons and its conditions'],
  },
  vendor: {
    title: 'Vendor AI due diligence: copy for the vendor',
    name: 'Copy for the vendor',
    suffix: '-vendor-copy',
    use: 'What the vendor said, how it ended, and what is asked of it',
    withheld: [
      'Scores, levels of risk and the rules behind them',
      'Findings, waivers, and the reasons of the decision and of a new issue',
      'Reviewers’ names, verdicts, readings of evidence and comparison with earlier rounds',
      'The intake of the use, conditions that do not bind the vendor, and the audit trail',
    ],
  },
}

/** The same record with what this reader is not given taken out; `full` and `summary` are as frozen. */
export function recordFor(audience: Audience, record: ReportRecord): ReportRecord {
  switch (audience) {
    case 'full':
    case 'summary':
      return record
    case 'annex':
      return withoutJudgement(record)
    case 'vendor':
      return forVendor(withoutJudgement(record))
  }
}

/** What was said and agreed, without what anybody here thought of it. */
function withoutJudgement(record: ReportRecord): ReportRecord {
  const { decision, audit } = record
  return {
    ...record,
    ...withoutHistory(record),
    use: { ...record.use, intake: [] },
    review: { ...record.review, tierReasons: [], tierPoints: 0, tierOverride: null },
    score: unscored(record),
    questions: record.questions.map((question) => ({
      ...question,
      scoring: null,
      verdict: null,
      notApplicable: question.notApplicable && { ...question.notApplicable, accepted: null },
    })),
    findings: [],
    waivers: [],
    contradictions: [],
    evidence: record.evidence.map(asUploaded),
    decision: decision && {
      ...decision,
      reason: '',
      summary: '',
      strengths: [],
      concerns: [],
      nextReviewReason: null,
    },
    audit: { headHash: audit.headHash, events: [] },
  }
}

/** That an earlier version was replaced is said, not why; how rounds compare is judgement. */
function withoutHistory({ reissue, rounds, sinceLast }: ReportRecord): Partial<ReportRecord> {
  return {
    ...(reissue && { reissue: { ...reissue, reason: '' } }),
    ...(rounds && { rounds: [] }),
    ...(sinceLast && { sinceLast: null }),
  }
}

function forVendor(record: ReportRecord): ReportRecord {
  const { decision } = record
  return {
    ...record,
    use: { purpose: '', owner: null, dataClasses: [], autonomy: null, users: null, intake: [] },
    // Why a question was not asked may lie in the intake, which the vendor does not know.
    questions: record.questions.filter(({ hiddenBecause }) => hiddenBecause === null),
    conditions: record.conditions.filter(({ ownerSide }) => ownerSide === 'vendor'),
    decision: decision && { ...decision, proposedBy: '', approvers: [] },
    reviewers: [],
  }
}

function unscored({ score: { coverage } }: ReportRecord): ReportRecord['score'] {
  return {
    assured: null,
    asStated: null,
    uncappedAssured: null,
    uncappedAsStated: null,
    domains: [],
    flags: [],
    knockouts: [],
    caps: [],
    notes: [],
    band: null,
    residual: null,
    proposal: null,
    contributions: [],
    coverage,
    wouldMove: [],
    adjustments: [],
    automatic: null,
  }
}

/** A reviewer's reading of a file is judgement too. */
const asUploaded = (item: ReportRecord['evidence'][number]): ReportRecord['evidence'][number] => ({
  ...item,
  status: 'unreviewed',
  statusReason: null,
  vendorSaid: null,
  notices: [],
})
