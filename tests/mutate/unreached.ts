// Calls to the policy that no request of the matrix can be refused by, each with the reason; everything else must be missed.

import { controls } from './controls'

const writes = 'It decides who is written to, and nothing that a request may do.'
const everybody =
  'Whoever comes as far as this holds it too: the policy grants both to the same roles.'
const nothing =
  'There is nothing in the matrix’s portal that it could hold back, and it guards no form.'

/** Guards behind a form that stops before them, each with the control of `npm run mutate -- controls` that takes it away. */
const heldByItsService: Readonly<Record<string, string>> = {
  'allows(staff, "privacy.manage") in findPerson':
    'what is held of a person is shown to administrators',
  'allows(staff, "privacy.manage") in erasePerson': 'persons are erased by administrators',
  'allows(staff, "privacy.manage") in removeKept': 'records are removed by administrators',
  'allows(staff, "questionnaire.simulate") in startSimulation':
    'a draft is simulated by those who may',
  'allows(staff, "answers.read") in mayRead':
    'which reviews a draft would change is for readers of answers',
  'allows(staff, "review.launch") in prepareFromDraft':
    'a draft of a review is taken up again by those who launch reviews',
  'allows(staff, "users.manage") in addColleague':
    'only administrators add colleagues who have no password',
  'allows(staff, "clarification.send") in replyToVendor':
    'a vendor’s wish to amend is declined by reviewers',
  'allows(staff, "report.read", { decided: true }) in startBatch':
    'reports are exported at once by those who may read them',
  'allows(staff, "use.file") in fileUse': 'a use is filed by requesters and procurement',
  'allows(staff, "outbox.retry") in releaseMail':
    'mail that is held is released by those who look after the outbox',
  'allows(staff, "outbox.retry") in dropMail':
    'a mail is taken out of the outbox by those who look after it',
  'allows(staff, "outbox.retry") in markBounced':
    'a mail is said to have bounced by those who look after the outbox',
  'allows(staff, "review.compare", { decided: true }) in shown':
    'the score of a review whose answers were removed is for those who may compare',
}

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

/** Throws where the control that is named is on no list. */
export function reasonFor(name: string): string | undefined {
  const plain = name.replace(/\b([A-Za-z]+)\$?\d+\b/g, '$1')
  const held = heldByItsService[plain]
  if (held === undefined) return unreached[plain]
  if (controls.some(({ control }) => control === held)) return `Its own test holds it: ${held}.`
  throw new Error(`“${held}” is no listed control`)
}
