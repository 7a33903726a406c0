// Which columns hold words, and of which of them a respondent may receive any: every column is decided upon.

/** Ids, hashes, days and words of a fixed list. What they may be is the schema's, and no person writes them. */
const structural =
  /^(id|\w+Id|sha256|\w*[hH]ash|\w+On|asOf|valid(From|To|Until)|period(Start|End)|fromDate|kind|status|side|roles?|purpose|how|decision|severity|treatment|paper|audience|mediaType|source|ownerSide|approved|residual|key|slug|questionnaireSlug|actor|device|messageId|rule|word|notApplicableAccepted|asks|questionIds|items|contradiction)$/

/** What a vendor wrote, or is told as it stands. */
const outside = [
  'vendors.name vendors.legalName vendors.domain offerings.name offerings.plan offerings.website',
  'contacts.name contacts.email invitations.scope reviews.message reviews.attestation reviews.returned',
  'answers.value answers.comment answers.exception answers.notApplicable answers.link',
  'answer_versions.value answer_versions.comment answer_versions.exception answer_versions.notApplicable',
  'answer_versions.link explanations.text dry_runs.fileName dry_runs.upload',
  'evidence.issuer evidence.scope evidence.fileName',
]

/** Internal, and held back by tests of their own, named here; a canary in the matrix would stop what it is read by. */
const elsewhere = [
  // Checked as "credit" and "weight" in tests/routes/respond-internal.test.ts.
  'questionnaires.definition reviews.intakeFacts',
]

const decided = new Set([...outside, ...elsewhere].flatMap((line) => line.split(' ')))

/** `column` as "table.column"; its rows hold a canary or do not. */
export function isDecided(column: string, holdsCanary: boolean): boolean {
  const [, name = ''] = column.split('.')
  return holdsCanary || structural.test(name) || decided.has(column)
}

/** Named here although there is no such column any more, or although the world has a canary in it. */
export const staleIn = (open: ReadonlySet<string>): string[] =>
  [...decided].filter((column) => !open.has(column))
