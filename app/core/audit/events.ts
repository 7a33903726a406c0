// Every event Assay records: one typed payload a kind, and the sentence that people read.
import { z } from 'zod'
import { wordsOf } from '../schedule/plain-date'

const id = z.string()
const text = z.string()
const date = z.string()

/** A payload holds ids and short facts; answers, notes and mail texts stay in their own tables. */
const kinds = {
  'portal set up': event({ userId: id }, () => 'The portal was set up'),
  'user added': event(
    { userId: id, email: text, roles: z.array(text) },
    (e) => `User ${e.email} added as ${e.roles.join(', ')}`,
  ),
  'user changed': event(
    { userId: id, email: text, roles: z.array(text), active: z.boolean() },
    (e) => `User ${e.email} is now ${e.active ? e.roles.join(', ') : 'deactivated'}`,
  ),
  'password changed': event({ userId: id, email: text }, (e) => `Password of ${e.email} changed`),
  'shortcuts switched': event(
    { userId: id, on: z.boolean() },
    (e) => `Keyboard shortcuts switched ${e.on ? 'on' : 'off'}`,
  ),
  'signed in': event({ userId: id, email: text }, (e) => `${e.email} signed in`),
  'sessions ended': event({ userId: id, email: text }, (e) => `Sessions of ${e.email} ended`),
  'settings changed': event({ key: text }, (e) => `Setting "${e.key}" changed`),
  'questionnaire published': event(
    { slug: text, version: z.number(), hash: text },
    (e) => `Questionnaire ${e.slug} version ${e.version} published`,
  ),
  'use filed': event(
    { useId: id, title: text, tier: z.number().nullable(), reasons: z.array(text) },
    (e) =>
      e.tier === null
        ? `Use "${e.title}" filed and refused: ${e.reasons.join('; ')}`
        : `Use "${e.title}" filed: Tier ${e.tier}`,
  ),
  'use tier changed': event(
    { useId: id, from: z.number(), to: z.number(), reason: text },
    (e) => `Tier changed from ${e.from} to ${e.to}: ${e.reason}`,
  ),
  'vendor created': event(
    { vendorId: id, name: text, domain: text },
    (e) => `Vendor ${e.name} (${e.domain}) created`,
  ),
  'offering created': event(
    { vendorId: id, offeringId: id, name: text, plan: text },
    (e) => `Offering ${e.name}, ${e.plan}, created`,
  ),
  'contact created': event({ vendorId: id, contactId: id }, () => 'Vendor contact created'),
  'review drafted': event(
    { number: z.number(), useId: id, offeringId: id },
    () => 'Review drafted',
  ),
  'draft changed': event({ offeringId: id, contactId: id }, () => 'Draft changed'),
  'review sent': event(
    {
      contactId: id,
      dueOn: date,
      tier: z.number(),
      questionnaire: text,
      version: z.number(),
      hash: text,
      questions: z.number(),
    },
    (e) =>
      `Review sent: ${e.questions} questions (${e.questionnaire} version ${e.version}), due ${wordsOf(e.dueOn)}`,
  ),
  'review cancelled': event({ reason: text }, (e) => `Review cancelled: ${e.reason}`),
  'due date changed': event(
    { from: date, to: date, reason: text },
    (e) => `Due date moved from ${wordsOf(e.from)} to ${wordsOf(e.to)}: ${e.reason}`,
  ),
  'another person named': event(
    { invitationId: id },
    () => 'Somebody with the link named another person to ask',
  ),
  'invited anew': event(
    { invitationId: id, contactId: id, reason: text },
    (e) => `The vendor was invited anew, and the link before withdrawn: ${e.reason}`,
  ),
  'code handed over': event(
    { invitationId: id },
    () => 'A one-time code was made to hand over by another channel',
  ),
  'code requested': event(
    { invitationId: id },
    () => 'A one-time code was mailed to the invited address',
  ),
  'code refused': event({ invitationId: id }, () => 'A wrong one-time code was typed'),
  'reminders stopped': event({ invitationId: id }, () => 'The vendor stopped the reminders'),
  'respondent identified': event(
    { invitationId: id },
    () => 'The vendor typed the code and opened the questionnaire',
  ),
  'answer saved': event(
    { questionId: id, revision: z.number(), valueHash: text },
    (e) => `Answer to ${e.questionId} saved (revision ${e.revision})`,
  ),
  'contradiction explained': event(
    { contradiction: id, revision: z.number(), textHash: text },
    (e) => `The vendor explained the contradiction "${e.contradiction}" (revision ${e.revision})`,
  ),
  'evidence added': event(
    { evidenceId: id, kind: text, sha256: text, questionIds: z.array(id) },
    (e) => `Evidence (${e.kind}) added for ${e.questionIds.join(', ') || 'the review'}`,
  ),
  'evidence linked': event(
    { evidenceId: id, questionId: id, linked: z.boolean() },
    (e) => `Evidence ${e.linked ? 'given for' : 'no longer given for'} ${e.questionId}`,
  ),
  'evidence removed': event(
    { evidenceId: id, sha256: text },
    () => 'Evidence removed by the vendor',
  ),
  'evidence reviewed': event(
    { evidenceId: id, status: text, reason: text },
    (e) =>
      `Evidence ${e.status === 'unreviewed' ? 'set back to unreviewed' : e.status}${e.reason ? `: ${e.reason}` : ''}`,
  ),
  'evidence read': event(
    { evidenceId: id, seq: z.number(), kind: text, validTo: date.nullable() },
    (e) =>
      `Evidence read as ${e.kind}${e.validTo === null ? ', without an end' : `, until ${wordsOf(e.validTo)}`}`,
  ),
  'colleague invited': event(
    { invitationId: id, sectionIds: z.array(id), questionIds: z.array(id) },
    (e) => `The vendor's lead gave ${e.questionIds.length} questions to a colleague`,
  ),
  'part taken back': event(
    { invitationId: id },
    () => "The vendor's lead took a colleague's part back",
  ),
  'review submitted': event(
    { answersHash: text, name: text, title: text },
    (e) => `Submitted and attested by ${e.name}, ${e.title}`,
  ),
  'review taken up': event({}, () => 'Review taken up by a reviewer'),
  'review returned': event(
    { questionIds: z.array(id), reason: text },
    (e) => `Returned to the vendor for ${e.questionIds.join(', ')}`,
  ),
  'question collected': event(
    { questionId: id, clarificationId: id },
    (e) => `A question to the vendor was collected on ${e.questionId}`,
  ),
  'collected question changed': event(
    { questionId: id, clarificationId: id, revision: z.number() },
    (e) => `The collected question on ${e.questionId} was changed before sending`,
  ),
  'collected question removed': event(
    { questionId: id, clarificationId: id },
    (e) => `The collected question on ${e.questionId} was removed before sending`,
  ),
  'vendor asked': event(
    { questionId: id, clarificationId: id },
    (e) => `The vendor asked about ${e.questionId}`,
  ),
  'amendment asked': event(
    { questionIds: z.array(id) },
    (e) => `The vendor asked to amend ${e.questionIds.join(', ')}`,
  ),
  'vendor replied to': event(
    { questionId: id, clarificationId: id },
    (e) => `The vendor was given a reply on ${e.questionId}`,
  ),
  'reply saved': event(
    { questionId: id, revision: z.number(), textHash: text },
    (e) => `Reply on ${e.questionId} saved (revision ${e.revision})`,
  ),
  'replies sent': event(
    { questionIds: z.array(id) },
    (e) => `The vendor replied on ${e.questionIds.join(', ')}`,
  ),
  'verdict given': event(
    { questionId: id, verdict: text, credit: z.number().nullable(), reason: text },
    (e) =>
      `${e.questionId} ${e.verdict}${e.credit === null ? '' : ` to credit ${e.credit}`}${e.reason ? `: ${e.reason}` : ''}`,
  ),
  'note written': event(
    { questionId: id.nullable() },
    (e) => `Internal note written${e.questionId ? ` on ${e.questionId}` : ''}`,
  ),
  'finding raised': event(
    { number: z.number(), severity: text, questionId: id.nullable() },
    (e) => `Finding F-${String(e.number).padStart(2, '0')} raised (${e.severity})`,
  ),
  'finding changed': event(
    { number: z.number(), severity: text, status: text },
    (e) => `Finding F-${String(e.number).padStart(2, '0')} is now ${e.severity}, ${e.status}`,
  ),
  'finding closed': event(
    { number: z.number(), closure: text },
    (e) => `Finding F-${String(e.number).padStart(2, '0')} closed: ${e.closure}`,
  ),
  'finding reopened': event(
    { number: z.number(), reason: text },
    (e) => `Finding F-${String(e.number).padStart(2, '0')} opened again: ${e.reason}`,
  ),
  'finding suggestion dismissed': event(
    { rule: text, reason: text },
    (e) => `Suggested finding (${e.rule}) dismissed: ${e.reason}`,
  ),
  'finding suggestion restored': event(
    { rule: text },
    (e) => `Suggested finding (${e.rule}) taken back among the suggestions`,
  ),
  'decision proposed': event(
    { proposalId: id, decision: text, validUntil: date.nullable() },
    (e) => `Proposed: ${e.decision}`,
  ),
  'proposal declined': event(
    { proposalId: id, comment: text },
    (e) => `Proposal declined: ${e.comment}`,
  ),
  'proposal withdrawn': event({ proposalId: id }, () => 'Proposal withdrawn'),
  'review decided': event(
    {
      proposalId: id,
      decision: text,
      validUntil: date.nullable(),
      nextReviewOn: date.nullable(),
      nextReviewReason: text.nullable(),
    },
    (e) =>
      `Decided: ${e.decision}${e.nextReviewOn ? `; next review ${wordsOf(e.nextReviewOn)} because ${e.nextReviewReason}` : ''}`,
  ),
  'waiver recorded': event(
    { waiverId: id, rule: text, executive: text, executiveTitle: text, endsOn: date },
    (e) =>
      `Knock-out "${e.rule}" waived by ${e.executive}, ${e.executiveTitle}, until ${wordsOf(e.endsOn)}`,
  ),
  'waiver withdrawn': event(
    { waiverId: id, rule: text, reason: text },
    (e) => `Waiver of "${e.rule}" withdrawn: ${e.reason}`,
  ),
  'hold ended': event({ reason: text }, (e) => `Hold ended, taken up again: ${e.reason}`),
  'tier raised': event(
    { from: z.number(), to: z.number(), because: text, questionIds: z.array(id) },
    (e) =>
      `Tier raised from ${e.from} to ${e.to}, because ${e.because}; ${e.questionIds.length === 0 ? 'no question is added' : `opened to the vendor: ${e.questionIds.join(', ')}`}`,
  ),
  'next review changed': event(
    { from: date.nullable(), to: date, reason: text },
    (e) => `Next review moved to ${wordsOf(e.to)}: ${e.reason}`,
  ),
  'condition changed': event(
    { number: z.number(), status: text, note: text },
    (e) =>
      `Condition C-${String(e.number).padStart(2, '0')} is now ${e.status}${e.note ? `: ${e.note}` : ''}`,
  ),
  'outcome released': event(
    { decision: text },
    (e) => `Outcome released to the vendor: ${e.decision}`,
  ),
  'review closed': event(
    // Reviews were closed without a reason before one was asked for.
    { reason: text.optional() },
    (e) => `Review closed${e.reason ? `: ${e.reason}` : ''}`,
  ),
  'report frozen': event(
    { version: z.number(), recordHash: text },
    (e) => `Report version ${e.version} frozen, record ${e.recordHash.slice(0, 16)}…`,
  ),
  'report exported': event(
    { version: z.number(), recordHash: text },
    (e) => `Report version ${e.version} exported`,
  ),
  'mail sent': event({ outboxId: id, kind: text }, (e) => `Mail sent: ${e.kind}`),
  'mail failed': event(
    { outboxId: id, kind: text, attempts: z.number() },
    (e) =>
      `Mail could not be delivered after ${e.attempts} ${e.attempts === 1 ? 'try' : 'tries'}: ${e.kind}`,
  ),
  'mail retried': event({ outboxId: id, kind: text }, (e) => `Mail put back to be sent: ${e.kind}`),
  'mail postponed': event(
    { outboxId: id, kind: text, until: text, because: text },
    (e) => `Mail postponed (${e.kind}): ${e.because}`,
  ),
  'mail cancelled': event(
    { outboxId: id, kind: text, because: text },
    (e) => `Mail not sent (${e.kind}): ${e.because}`,
  ),
} as const

export type EventKind = keyof typeof kinds

type PayloadOf<Kind extends EventKind> = z.infer<(typeof kinds)[Kind]['schema']>

/** One thing that happened: what, to which review (null when to none), and its facts. */
export type AuditEvent = {
  [Kind in EventKind]: { kind: Kind; reviewId: string | null; payload: PayloadOf<Kind> }
}[EventKind]

/** `user:<id>`, `respondent:<invitation id>`, `job` or `command line`. */
export type AuditActor =
  | `user:${string}`
  | `respondent:${string}`
  | 'job'
  | 'command line'
  | 'setup'

/** Reads a stored payload back. Throws on a shape that no version of Assay has written. */
export function parseEvent(kind: string, reviewId: string | null, payload: unknown): AuditEvent {
  if (!Object.hasOwn(kinds, kind)) throw new Error(`Unknown audit event: ${kind}`)
  const known = kind as EventKind
  return { kind: known, reviewId, payload: kinds[known].schema.parse(payload) } as AuditEvent
}

/** The event as a sentence for the audit page and the report. */
export function sentenceOf(event: AuditEvent): string {
  const words: (payload: never) => string = kinds[event.kind].words
  return words(event.payload as never)
}

function event<Shape extends z.ZodRawShape>(
  shape: Shape,
  words: (payload: z.infer<z.ZodObject<Shape>>) => string,
) {
  return { schema: z.object(shape), words }
}
