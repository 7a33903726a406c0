// What a route asks of whoever comes, and what each principal may therefore expect: staff by the policy, vendors by their link.
import { type Action, allows } from '../../../app/core/access/policy'
import type { Outcome } from './ask'
import type { Principal } from './principals'
import { isDecided, leadOf, type ReviewKey } from './reviews'

export type Need =
  | { who: 'anyone' }
  /** The same answer for everybody: nothing is there. */
  | { who: 'no one' }
  /** Any session, whatever the roles. */
  /** `temporary`: also before a temporary password was replaced. */
  | { who: 'signed in'; temporary?: true }
  /** All of these actions of the policy; `refused`: what the others are told. */
  | {
      who: 'staff'
      may: readonly Action[]
      refused: 403 | 404
      /** Without these it is not there, for whoever may do the former. */
      shown?: readonly Action[]
      /** Theirs alone; to everybody else who may it is not there. */
      only?: string
      comes?: Outcome
    }
  /** The session made on this very link; some pages are the lead's alone. */
  | { who: 'respondent'; delegate: Outcome; lead?: Outcome }

export const anyone: Need = { who: 'anyone' }
export const noOne: Need = { who: 'no one' }
export const signedIn: Need = { who: 'signed in' }
/** One's own account, where a temporary password is replaced. */
export const ownAccount: Need = { who: 'signed in', temporary: true }
export const may = (...actions: Action[]): Need => ({ who: 'staff', may: actions, refused: 403 })
/** For whom it does not exist rather than being forbidden. */
export const sees = (...actions: Action[]): Need => ({ who: 'staff', may: actions, refused: 404 })
export const respondent: Need = { who: 'respondent', delegate: 'in' }
/** A colleague with a part of the questions finds nothing there. */
export const leadAlone: Need = { who: 'respondent', delegate: 'none' }

export interface Place {
  /** The review that an address or a form is about. */
  review?: ReviewKey | undefined
  /** Whose link it is, where it is not the lead's of that review. */
  link?: string | undefined
  path?: string | undefined
}

export const linkOf = ({ review, link }: Place): string => link ?? leadOf(review ?? 'answering')

export function outcomeFor(need: Need, who: Principal, place: Place): Outcome {
  switch (need.who) {
    case 'anyone':
      return 'in'
    case 'no one':
      return 'none'
    case 'signed in':
      if (place.path === '/account/second-factor' && isWithoutFactor(who)) return 'in'
      return (need.temporary || place.path === '/account') && isTemporary(who)
        ? 'in'
        : (doorOfStaff(who) ?? 'in')
    case 'staff':
      return doorOfStaff(who) ?? byRoles(need, who, place)
    case 'respondent':
      return onLink(need, who, linkOf(place))
  }
}

function byRoles(need: Extract<Need, { who: 'staff' }>, who: Principal, place: Place): Outcome {
  if (!grants(need.may, who, place)) return refusal[need.refused]
  if (need.only !== undefined && (who.kind !== 'staff' || who.id !== need.only)) return 'none'
  return grants(need.shown ?? [], who, place) ? (need.comes ?? 'in') : 'none'
}

const isWithoutFactor = (who: Principal) => who.kind === 'staff' && who.shut === 'no second factor'

const isTemporary = (who: Principal) => who.kind === 'staff' && who.shut === 'temporary password'

const refusal = { 403: 'forbidden', 404: 'none' } as const

/** Where whoever has no working session is sent; null for those who have one. */
export function doorOfStaff(who: Principal): Outcome | null {
  if (who.kind !== 'staff') return 'sign-in'
  if (who.shut === 'temporary password') return 'account'
  if (who.shut === 'no second factor') return 'second factor'
  return who.shut ? 'sign-in' : null
}

function grants(actions: readonly Action[], who: Principal, { review }: Place): boolean {
  if (who.kind !== 'staff') return false
  const circumstances = {
    // Every use here is Rick's.
    ownUse: who.id === 'rick',
    decided: review !== undefined && isDecided(review),
    tier: 2,
    // Ada wrote and waived; Pat launched.
    authorOfProposal: who.id === 'ada',
    recordedWaiver: who.id === 'ada',
    launcher: who.id === 'pat',
  }
  return actions.every((action) => allows(who, action, circumstances))
}

function onLink(
  need: { delegate: Outcome; lead?: Outcome },
  who: Principal,
  link: string,
): Outcome {
  if (who.kind !== 'vendor') return 'door'
  if (who.invitationId !== link) return 'none'
  if (who.shut) return 'door'
  return link === 'invitation-delegate' ? need.delegate : (need.lead ?? 'in')
}
