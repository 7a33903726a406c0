// Where people can stand in the tables: what is replaced when one is erased, and what stays, with the reason.

/** Columns by table. A column that can hold a person and is in neither list turns a test red. */
type Places = Readonly<Record<string, readonly string[]>>

export const replaced = {
  settings: ['value'],
  users: ['name', 'email'],
  staffSessions: ['device'],
  contacts: ['name', 'email'],
  uses: ['title', 'owner', 'intake', 'tierReasons', 'tierChange'],
  reviews: [
    'preparedBecause',
    'tierReasons',
    'tierRaised',
    'message',
    'attestation',
    'nextReviewReason',
    'nextReviewMoved',
    'snoozed',
    'legalHold',
    'cancelReason',
    'returned',
  ],
  outbox: ['toName', 'toEmail', 'payload', 'lastError'],
  dryRuns: ['fileName', 'upload'],
  verdicts: ['reason'],
  notes: ['text'],
  findings: ['statement', 'impact', 'owner', 'closure'],
  suggestionWords: ['reason'],
  waivers: ['sentence', 'executive', 'executiveTitle', 'reason', 'withdrawnReason'],
  proposals: ['reason', 'conditions'],
  approvals: ['comment'],
  conditions: ['sentence', 'owner', 'evidenceNeeded', 'consequence', 'statusNote'],
  reports: ['reason'],
  reportBatches: ['failed'],
  changes: ['what', 'withdrawnReason'],
  dueItems: ['lastError'],
} as const satisfies Places

/**
 * The column that tells whose a row is. A vendor chooses what its people are called, and could choose words that
 * stand everywhere: so they are looked for only in what belongs to it, and in no table without such a column.
 */
export const belongsBy = {
  contacts: 'vendorId',
  uses: 'id',
  reviews: 'id',
  outbox: 'reviewId',
  dryRuns: 'invitationId',
  verdicts: 'reviewId',
  notes: 'reviewId',
  findings: 'reviewId',
  suggestionWords: 'reviewId',
  waivers: 'reviewId',
  proposals: 'reviewId',
  approvals: 'proposalId',
  conditions: 'reviewId',
  reports: 'reviewId',
  changes: 'offeringId',
  dueItems: 'reviewId',
} as const satisfies Partial<Record<keyof typeof replaced, string>>

/** What an erasure leaves: it is the vendor's, or frozen, or part of the chain itself. */
export const staying = {
  vendors: ['name', 'legalName'],
  offerings: ['name', 'plan', 'website'],
  answers: ['value', 'comment', 'exception', 'notApplicable', 'link'],
  answerVersions: ['value', 'comment', 'exception', 'notApplicable', 'link'],
  explanations: ['text'],
  clarifications: ['text'],
  evidence: ['issuer', 'scope', 'fileName', 'statusReason', 'contents'],
  evidenceReadings: ['issuer', 'scope'],
  reports: ['record'],
  auditEvents: ['body'],
} as const satisfies Places

export const whyStaying = {
  offerings: 'what a product is called',
  vendors: 'what a company is called, even where it is called after a person',
  answers:
    'what the vendor answered is the vendor’s, and its submission is attested over these words',
  answerVersions: 'earlier submissions, attested over these words',
  explanations: 'what the vendor explained, attested over these words',
  clarifications: 'what was asked and replied between reviewer and vendor',
  evidence: 'what the vendor said of its own documents',
  evidenceReadings: 'how a document was read: its issuer and scope',
  elsewhere:
    'the same words about another vendor, the organisation or a colleague, where they may mean something else: this vendor chose its people’s names',
  reports: 'frozen reports that were issued: a record that is changed no longer verifies',
  auditEvents: 'events from before names were kept apart: without them the chain would break',
} as const satisfies Record<keyof typeof staying | 'elsewhere', string>
