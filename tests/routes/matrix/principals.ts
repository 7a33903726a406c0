// Everybody who may come: nobody, each role alone, people of two vendors, and those whose time is over.
import { createCookie } from '@remix-run/node'
import type { StaffRole } from '../../../app/core/access/roles'
import { ORGANISATION_KEY } from '../../../app/core/people/organisation'
import type { Secrets } from '../../../app/ports/secrets'
import { NOW } from '../../services/judgement-case'
import { aStaff, aStaffSession, type Row } from '../../support/rows'
import { canary } from './canaries'

export interface StaffPrincipal {
  kind: 'staff'
  name: string
  id: string
  roles: readonly StaffRole[]
  /** Why this session opens nothing, or only the page where that is put right. */
  shut?: 'ended' | 'deactivated' | 'temporary password' | 'no second factor'
}

export interface VendorPrincipal {
  kind: 'vendor'
  name: string
  /** Of the session's invitation. */
  invitationId: string
  shut?: 'ended' | 'revoked'
}

export type Principal =
  | StaffPrincipal
  | VendorPrincipal
  | { kind: 'nobody'; name: string; pending?: true }

const all: readonly StaffRole[] = ['requester', 'procurement', 'reviewer', 'legal', 'admin']
const staff = (
  name: string,
  id: string,
  roles: readonly StaffRole[],
  shut?: StaffPrincipal['shut'],
): StaffPrincipal => ({ kind: 'staff', name, id, roles, ...(shut ? { shut } : {}) })

export const staffPrincipals: readonly StaffPrincipal[] = [
  staff('the requester of the use', 'rick', ['requester']),
  staff('another requester', 'olga', ['requester']),
  staff('procurement', 'pat', ['procurement']),
  staff('a reviewer', 'bo', ['reviewer']),
  staff('legal', 'lena', ['legal']),
  staff('an admin', 'tom', ['admin']),
]

/** With every role, so that only the session stands between them and everything. */
const shutStaff: readonly StaffPrincipal[] = [
  staff('staff with an ended session', 'ex', all, 'ended'),
  staff('a deactivated user', 'gone', all, 'deactivated'),
  staff('staff with a temporary password', 'temp', all, 'temporary password'),
  staff('staff without the second factor that everybody needs', 'bare', all, 'no second factor'),
]

const vendor = (
  name: string,
  invitationId: string,
  shut?: VendorPrincipal['shut'],
): VendorPrincipal => ({ kind: 'vendor', name, invitationId, ...(shut ? { shut } : {}) })

export const leadOfA = vendor('the lead of A', 'invitation-answering')
export const delegateOfA = vendor('a delegate of A', 'invitation-delegate')
export const formerOfA = vendor('a revoked respondent of A', 'invitation-former', 'revoked')
export const lapsedLeadOfA = vendor(
  'the lead of A with an ended session',
  'invitation-answering',
  'ended',
)
export const leadOfB = vendor('the lead of B', 'invitation-beta')
export const vendorPrincipals = [leadOfA, delegateOfA, formerOfA, lapsedLeadOfA, leadOfB] as const

export const nobody = { kind: 'nobody', name: 'nobody signed in' } as const satisfies Principal
/** The password was right, the code is not typed: on every page but one, nobody. */
export const halfWay = {
  kind: 'nobody',
  name: 'somebody whose code is still to come',
  pending: true,
} as const satisfies Principal

export const principals: readonly Principal[] = [
  nobody,
  halfWay,
  ...staffPrincipals,
  ...shutStaff,
  ...vendorPrincipals,
]

const everybody = [
  ...staffPrincipals,
  ...shutStaff,
  staff('the author', 'ada', ['reviewer']),
  staff('a colleague', 'paul', ['procurement']),
  staff('an invited colleague', 'ivy', ['legal']),
]

const PENDING_TOKEN = 'the code is still to come'
const staffToken = (id: string) => `session of ${id}`
const vendorToken = ({ invitationId, shut }: Pick<VendorPrincipal, 'invitationId' | 'shut'>) =>
  `session on ${invitationId} ${shut ?? ''}`

const secondFactor = { secondFactorSeed: canary('factor-seed'), secondFactorAt: NOW }

const inAnHour = new Date(NOW.getTime() + 3_600_000)

const staffLink = (secrets: Secrets, purpose: 'reset' | 'invitation', userId: string) => {
  const secret = purpose === 'reset' ? 'password reset' : 'staff invitation'
  const id = `${purpose}-${userId}`
  const tokenHash = secrets.hash(secret, secrets.deriveToken(secret, id))
  return { id, userId, purpose, tokenHash, createdAt: NOW, expiresAt: inAnHour }
}

export const peopleRows = (secrets: Secrets) => ({
  users: everybody.map(({ id, roles, shut }) =>
    aStaff({
      id,
      // Whoever launched a review is the one whom its vendor may write to.
      ...(id === 'pat'
        ? { name: id }
        : {
            name: `${id} ${canary('staff-name')}`,
            email: `${id}@${canary('staff-email')}.example`,
          }),
      roles: [...roles],
      // Invited, and without a password so far.
      passwordHash: id === 'ivy' ? '' : canary('password-hash'),
      active: shut !== 'deactivated',
      passwordTemporary: shut === 'temporary password',
      ...(id === 'paul' ? secondFactor : {}),
    }),
  ),
  staffSessions: everybody.map(({ id, shut }) =>
    aStaffSession({
      id: `session-${id}`,
      userId: id,
      // Everybody needs a second factor here.
      how: shut === 'no second factor' ? ('password' as const) : ('second factor' as const),
      tokenHash: secrets.hash('staff session', staffToken(id)),
      createdAt: NOW,
      lastSeenAt: NOW,
      expiresAt: new Date(NOW.getTime() + (shut === 'ended' ? -1000 : 86_400_000)),
    }),
  ),
  settings: [
    {
      key: ORGANISATION_KEY,
      value: {
        secondFactor: 'everybody',
        holidays: [{ on: '2026-12-28', name: canary('setting') }],
      },
      updatedAt: NOW,
    },
  ],
  signOnLinks: [
    {
      issuer: `https://${canary('provider')}.example`,
      subject: canary('provider-subject'),
      userId: 'paul',
      linkedAt: NOW,
    },
  ],
  staffLinks: [staffLink(secrets, 'reset', 'bo'), staffLink(secrets, 'invitation', 'ivy')],
  pendingSignIns: [
    {
      id: 'pending-paul',
      userId: 'paul',
      tokenHash: secrets.hash('pending sign-in', PENDING_TOKEN),
      createdAt: NOW,
      expiresAt: inAnHour,
    },
  ],
  calendarFeeds: everybody.map(({ id }) => ({
    id: `feed-${id}`,
    userId: id,
    tokenHash: secrets.hash('calendar', secrets.deriveToken('calendar', `feed-${id}`)),
    createdAt: NOW,
    lastReadAt: NOW,
  })),
})

const leads = [
  'returned',
  'submitted',
  'decided',
  'held',
  'closed',
  'judging',
  'proposed',
  'second',
]

/** On each link one session, as if its owner had typed the code there. */
export function respondentSessionRows(secrets: Secrets) {
  const sessions = [
    ...vendorPrincipals,
    ...leads.map((key) => vendor('the lead of A', `invitation-${key}`)),
  ]
  return {
    respondentSessions: sessions.map(
      (who, at): Row<'respondentSessions'> => ({
        id: `respondent-session-${at}`,
        invitationId: who.invitationId,
        tokenHash: secrets.hash('respondent session', vendorToken(who)),
        createdAt: NOW,
        lastSeenAt: NOW,
        expiresAt: new Date(NOW.getTime() + (who.shut === 'ended' ? -1000 : 86_400_000)),
      }),
    ),
  }
}

const staffCookie = createCookie('assay_staff')
const pendingCookie = createCookie('assay_sign_in')
const vendorCookie = createCookie('assay_respondent')
const firstPart = (header: string) => header.split(';')[0] ?? ''

/** What the browser of this principal sends along. */
export async function cookieOf(who: Principal): Promise<string> {
  if (who.kind === 'nobody') {
    return who.pending ? firstPart(await pendingCookie.serialize(PENDING_TOKEN)) : ''
  }
  if (who.kind === 'staff') return firstPart(await staffCookie.serialize(staffToken(who.id)))
  return firstPart(await vendorCookie.serialize(vendorToken(who)))
}
