// What a person reads whom the identity provider's answer did not let in: what happened, and whom to ask.
import type { Organisation } from '../core/people/organisation'
import type { SignOnTrouble } from '../ports/sign-on/trouble'
import type { PersonAdmitted } from '../services/identity/admit-person'

export type SignOnReason =
  | SignOnTrouble['reason']
  | Extract<PersonAdmitted, { ok: false }>['reason']
  | 'not begun here'

export interface SignOnRefusal {
  reason: SignOnReason
  /** For the log. */
  detail: string
}

export interface SignOnSaid {
  title: string
  text: string
}

interface Names {
  provider: string
  organisation: Pick<Organisation, 'name' | 'contactName' | 'contactEmail'>
}

const status: Record<SignOnReason, number> = {
  'no answer': 503,
  'set up wrong': 503,
  declined: 403,
  'ran out': 400,
  'not trusted': 403,
  'not begun here': 400,
  'no role': 403,
  'no address': 403,
  'address not verified': 403,
  'another person': 403,
  deactivated: 403,
}

export const statusOf = (reason: SignOnReason): number => status[reason]

export function signOnSentence(reason: SignOnReason, names: Names): SignOnSaid {
  const { provider } = names
  const ask = whomToAsk(names)
  switch (reason) {
    case 'no answer':
      return {
        title: 'The sign-in service does not answer',
        text: `Assay asked ${provider} and got no usable answer. Try again in a minute. If it stays so, tell ${ask}.`,
      }
    case 'set up wrong':
      return {
        title: 'The sign-in service and Assay do not fit together',
        text: `Something in how ${provider} and Assay know each other is set wrong. Trying again will not help: tell ${ask}.`,
      }
    case 'declined':
      return {
        title: 'You were not signed in',
        text: `The sign-in was cancelled, or ${provider} does not let this account use Assay. If you should have access, ask ${ask}.`,
      }
    case 'ran out':
      return {
        title: 'This sign-in was used already or took too long',
        text: 'Each sign-in counts once and for ten minutes. Start again.',
      }
    case 'not trusted':
      return {
        title: 'The answer could not be trusted',
        text: `What came back from ${provider} did not pass Assay’s checks, so nobody was signed in. Start again. If it happens twice, tell ${ask}.`,
      }
    case 'not begun here':
      return {
        title: 'This sign-in was not started in this browser',
        text: 'It may have been started in another tab or more than ten minutes ago, or cookies are blocked. Start again from here.',
      }
    default:
      return personSentence(reason, provider, ask)
  }
}

function personSentence(
  reason: Extract<PersonAdmitted, { ok: false }>['reason'],
  provider: string,
  ask: string,
): SignOnSaid {
  switch (reason) {
    case 'no role':
      return {
        title: 'You have no role in Assay',
        text: `You signed in with ${provider}, but none of your groups there gives a role in Assay. Ask ${ask} which group you need.`,
      }
    case 'no address':
      return {
        title: 'Your e-mail address is missing',
        text: `Assay needs an e-mail address, and ${provider} did not send one for you. Ask ${ask} to add it to your account there.`,
      }
    case 'address not verified':
      return {
        title: 'Your e-mail address is not verified',
        text: `Assay only links an account that is there to an e-mail address that ${provider} says is verified. Verify it there, or ask ${ask}, who can let addresses of ${provider} count (ASSAY_OIDC_ADDRESSES).`,
      }
    case 'another person':
      return {
        title: 'This account belongs to another sign-in',
        text: `The Assay account with your e-mail address is linked to somebody else at ${provider}, perhaps to your former account there. An administrator of Assay can undo that link: ask ${ask}.`,
      }
    case 'deactivated':
      return {
        title: 'Your account is deactivated',
        text: `An administrator of Assay has deactivated your account. If that is a mistake, ask ${ask}.`,
      }
  }
}

function whomToAsk({ organisation: { name, contactName, contactEmail } }: Names): string {
  const person = [contactName, contactEmail && `(${contactEmail})`].filter(Boolean).join(' ')
  return person === '' ? `an administrator of Assay at ${name}` : person
}
