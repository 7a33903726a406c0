// The facts of each kind of mail, read from the review as it stands at sending time.
import { peopleInScope } from '../../../db/queries/colleagues'
import type { reviewForMail } from '../../../db/queries/mail-subject'
import type {
  DelegationFacts,
  EscalationFacts,
  NotMeFacts,
  Person,
  ReminderFacts,
  SubmittedFacts,
  VendorFacts,
} from '../../../templates/email/facts'
import type { Organisation } from '../../core/people/organisation'
import { dateIn, daysBetween, type PlainDate, wordsOf } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { contactOf, offeringWords, stopLinkOf } from './invitation-facts'
import type { ReviewProgress } from './read-progress'

export interface MailSource {
  about: Awaited<ReturnType<typeof reviewForMail>>[number]
  organisation: Organisation
  to: Person
  /** The day of sending in the organisation's zone. */
  today: PlainDate
  /** `origin` without a trailing slash. */
  origin: string
  /** The invitation's address. */
  link: string
  progress: () => Promise<ReviewProgress>
}

export const vendorFactsOf = ({ about, organisation, to, link }: MailSource): VendorFacts => ({
  to,
  organisation: organisation.name,
  contact: contactOf(organisation, about.launcher),
  offering: offeringWords(about.offering),
  link,
})

/** What one colleague was asked for, and by whom. */
export async function delegationFactsOf(
  { store }: Pick<Services, 'store'>,
  source: MailSource,
  { invitationId }: { invitationId: string },
): Promise<DelegationFacts> {
  const { review } = source.about
  const people = await peopleInScope(store.db, { reviewId: review.id, invitationId })
  const own = people.find(({ id }) => id === invitationId)
  const lead = people.findLast(({ role }) => role === 'lead')
  if (!own?.part || !lead) throw new Error('The part is gone')
  const { questionnaire } = await source.progress()
  const { sectionIds, questionIds } = own.part
  const sections = questionnaire.definition.sections.filter(({ id }) => sectionIds.includes(id))
  const whole = new Set(sections.flatMap(({ questions }) => questions.map(({ id }) => id)))
  return {
    ...vendorFactsOf(source),
    lead: { name: lead.name, email: lead.email },
    part: [
      ...sections.map(({ title }) => title),
      ...questionIds
        .filter((id) => !whole.has(id))
        .map((id) => `${id} ${questionnaire.byId.get(id)?.prompt ?? ''}`),
    ],
    dueOn: review.dueOn,
  }
}

export async function reminderFactsOf(source: MailSource): Promise<ReminderFacts> {
  const { progress } = await source.progress()
  const { dueOn, status, returned } = source.about.review
  const facts = vendorFactsOf(source)
  const back = status === 'returned' ? returned : null
  return {
    ...facts,
    link: back ? `${facts.link}/questions` : facts.link,
    dueOn,
    daysLeft: daysBetween(source.today, dueOn),
    answered: progress.answered,
    questions: progress.total,
    returned: back?.questionIds.length ?? null,
    stopLink: stopLinkOf(source.link),
  }
}

export async function submittedFactsOf(source: MailSource): Promise<SubmittedFacts> {
  const { attestation } = source.about.review
  if (!attestation) throw new Error('A receipt is owed only for what was submitted')
  const { progress } = await source.progress()
  return {
    ...vendorFactsOf(source),
    submittedAt: instantWords(new Date(attestation.at), source.organisation.timeZone),
    attestedBy: { name: attestation.name, title: attestation.title },
    answered: progress.answered,
    questions: progress.total,
    hash: attestation.hash,
  }
}

export const staffFactsOf = ({ about, to, origin }: MailSource) => ({
  to,
  review: `R-${String(about.review.number).padStart(4, '0')}`,
  offering: offeringWords(about.offering),
  vendor: about.vendor.name,
  use: about.use.title,
  link: `${origin}/reviews/${about.review.number}`,
})

export function notMeFactsOf(
  source: MailSource,
  { name, email }: { name: string; email: string },
): NotMeFacts {
  return { ...staffFactsOf(source), invited: source.about.contact, instead: { name, email } }
}

export async function escalationFactsOf(source: MailSource): Promise<EscalationFacts> {
  const { about, organisation, today } = source
  const { progress } = await source.progress()
  return {
    ...staffFactsOf(source),
    dueOn: about.review.dueOn,
    daysLate: daysBetween(about.review.dueOn, today),
    vendorContact: about.contact,
    contact: contactOf(organisation, about.launcher),
    answered: progress.answered,
    questions: progress.total,
  }
}

/** `9 Dec 2026, 14:02 (Europe/Berlin)`. */
function instantWords(at: Date, timeZone: string): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(at)
  return `${wordsOf(dateIn(timeZone, at))}, ${time} (${timeZone})`
}
