// The facts of an invitation, gathered the same way for the preview before sending and for the mail itself.
import type { InvitationFacts, Person } from '../../../templates/email/facts'
import type { Organisation } from '../../core/people/organisation'
import type { Progress } from '../../core/questionnaire/progress'
import { lastDayOfLink } from '../../core/review/due-date'
import type { PlainDate } from '../../core/schedule/plain-date'
import { remindersFor } from '../../core/schedule/reminders'

/** What whoever answers is well advised to have beside them; the same for every depth of the bank. */
const haveReady = [
  'Certificates and audit reports for this product, with their dates (SOC 2, ISO 27001, ISO 42001)',
  'Your data-processing terms and your list of sub-processors',
  'Which models are used, who makes and hosts them, and in which regions',
]

export interface InvitationSource {
  organisation: Organisation
  launcher: Person
  to: Person
  offering: { name: string; plan: string }
  round: number
  dueOn: PlainDate
  /** The calendar day of sending, which decides how many reminders can follow. */
  sentOn: PlainDate
  message: string
  /** Of the frozen questionnaire, before any answer. */
  progress: Progress
  /** The invitation's address; see respondLink. */
  link: string
}

export function invitationFactsOf(source: InvitationSource): InvitationFacts {
  const { organisation, launcher, offering, progress, link } = source
  return {
    to: source.to,
    organisation: organisation.name,
    contact: contactOf(organisation, launcher),
    offering: offeringWords(offering),
    link,
    stopLink: stopLinkOf(link),
    round: source.round,
    questions: progress.total,
    sections: progress.sections.length,
    minutes: progress.minutes,
    dueOn: source.dueOn,
    message: source.message,
    messageBy: launcher.name,
    haveReady,
    linkUntil: lastDayOfLink(source.dueOn, source.sentOn),
    reminders: remindersFor(source.dueOn, source.sentOn).length,
  }
}

/** The person the organisation names for vendors' questions; whoever launched the review where it names none. */
export function contactOf(organisation: Organisation, launcher: Person): Person {
  const { contactName, contactEmail } = organisation
  return contactName && contactEmail ? { name: contactName, email: contactEmail } : launcher
}

export const offeringWords = ({ name, plan }: { name: string; plan: string }): string =>
  plan ? `${name}, ${plan}` : name

/** `origin` without a trailing slash. */
export const respondLink = (origin: string, token: string): string => `${origin}/respond/${token}`

export const stopLinkOf = (link: string): string => `${link}/stop-reminders`
