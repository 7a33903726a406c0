// Calls to the policy that no request of the matrix can be refused by, each with the reason; everything else must be missed.

const writes = 'It decides who is written to, and nothing that a request may do.'
const everybody =
  'Whoever comes as far as this holds it too: the policy grants both to the same roles.'
const nothing =
  'There is nothing in the matrix’s portal that it could hold back, and it guards no form.'

/** By its text and the function around it, without the numbers that bundling gives to names. */
const unreached: Readonly<Record<string, string>> = {
  'allows(staff, "answers.judge") in reviewers': writes,
  'allows(staff, "review.launch") in caretakers': writes,
  'allows(person, "review.launch") in toMove': writes,
  'allows(person, "answers.judge") in toReview': writes,
  'allows(person, "review.launch") in steers': writes,
  'allows(person, "outbox.retry") in failedMail': writes,
  'allows(staff, "decision.approve", { ...circumstances, ...change }) in would':
    'It picks the sentence of a refusal that has been made.',
  'allows(staff, "outbox.retry") in listOutbox': everybody,
  'allows(staff, "outbox.retry") in known': everybody,
  'allows(staff, "outcome.release") in decidedView': everybody,
  'allows(staff, "review.handOver") in listOutbox': nothing,
  'allows(staff, action, { decided: true }) in readDates': nothing,
  'allows(staff, "review.compare", { decided: true }) in maySee': nothing,
  'allows(staff, "review.compare", { decided: review.decidedAt !== null }) in sinceLastRound':
    nothing,
  'allows(staff, "review.outcome") in seesAll': nothing,
  'allows(staff, "users.manage") in mayRead': nothing,
  'allows(staff, "decision.read", { decided }) in mayRead': nothing,
  'allows(staff, "review.raiseTier") in loadTierRaise': nothing,
  'allows(staff, amends ? "clarification.send" : "clarification.reply") in waitingOnUs': nothing,
  'allows(staff, "decision.resume") in whoMay': nothing,
  'allows(staff, "clarification.collect") in mayDo': nothing,
  'allows(staff, "answers.judge") in mayDo': nothing,
  'allows(staff, "review.changeDue") in mayDo': nothing,
  'allows(staff, "review.launch") in mayLaunch': nothing,
}

export const reasonFor = (name: string): string | undefined =>
  unreached[name.replace(/\b([A-Za-z]+)\$?\d+\b/g, '$1')]
