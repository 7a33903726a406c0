// The lifecycle of a review: which command may follow which state, and what it turns into.

export const reviewStatuses = [
  'draft',
  'sent',
  'answering',
  'submitted',
  'in review',
  'returned',
  'decided',
  'closed',
  'cancelled',
] as const

export type ReviewStatus = (typeof reviewStatuses)[number]

export type Command =
  | 'send'
  | 'begin answering'
  | 'submit'
  | 'send back'
  | 'take up'
  | 'return'
  | 'decide'
  | 'take up again'
  | 'close'
  | 'cancel'

const transitions: Record<Command, { from: readonly ReviewStatus[]; to: ReviewStatus }> = {
  send: { from: ['draft'], to: 'sent' },
  'begin answering': { from: ['sent'], to: 'answering' },
  // A vendor may submit what a colleague of theirs began, or submit straight away.
  submit: { from: ['sent', 'answering'], to: 'submitted' },
  // What was asked again goes on where its reviewer stopped.
  'send back': { from: ['returned'], to: 'in review' },
  'take up': { from: ['submitted'], to: 'in review' },
  return: { from: ['in review'], to: 'returned' },
  decide: { from: ['in review'], to: 'decided' },
  // Of the decisions only a hold: the core's rule on that stands with the decision itself.
  'take up again': { from: ['decided'], to: 'in review' },
  close: { from: ['decided'], to: 'closed' },
  cancel: {
    from: ['draft', 'sent', 'answering', 'submitted', 'in review', 'returned'],
    to: 'cancelled',
  },
}

export type Step =
  | { ok: true; status: ReviewStatus }
  | { ok: false; reason: 'not possible now'; sentence: string }

/** The state that a command leads to, or the refusal with a sentence for people. */
export function step(status: ReviewStatus, command: Command): Step {
  const transition = transitions[command]
  if (transition.from.includes(status)) return { ok: true, status: transition.to }
  return {
    ok: false,
    reason: 'not possible now',
    sentence: `This review is ${status}: it cannot be ${pastTense[command]} now.`,
  }
}

const pastTense: Record<Command, string> = {
  send: 'sent',
  'begin answering': 'answered',
  submit: 'submitted',
  'send back': 'sent back',
  'take up': 'taken up',
  return: 'returned to the vendor',
  decide: 'decided',
  'take up again': 'taken up again',
  close: 'closed',
  cancel: 'cancelled',
}

/** The vendor may write only while the review is with them. */
export const isWithVendor = (status: ReviewStatus): boolean =>
  status === 'sent' || status === 'answering' || status === 'returned'

/** Neither closed nor cancelled: somebody may still have to look after it. */
export const unfinishedStatuses = reviewStatuses.filter(
  (status) => status !== 'closed' && status !== 'cancelled',
)

/** Open reviews still need somebody; the others rest. */
export const isOpen = (status: ReviewStatus): boolean =>
  status !== 'decided' && status !== 'closed' && status !== 'cancelled'
