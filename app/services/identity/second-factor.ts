// A person's own second factor: what it is now, setting it up, turning it off.
import { appendAudit } from '../../../db/queries/audit'
import { revokeSessionsOf, userById } from '../../../db/queries/people'
import {
  backupCodesLeft,
  removeBackupCodes,
  setSecondFactor,
} from '../../../db/queries/second-factor'
import { run } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import { keyText, keyUri, type Picture, pictureOf, stepOf } from '../../ports/one-time-codes'
import type { Services } from '../context'
import { readOrganisation } from '../organisation/read-organisation'
import { tellAccount } from './account-mail'
import { codesToShow, freshCodes, replaceBackupCodes } from './backup-codes'
import { type CodeChecked, checkCode } from './check-code'
import { checkPassword, type PasswordChecked } from './check-password'
import type { IdentityContext } from './identity-context'
import { freshSession, rotateSession } from './rotate-session'
import { secondFactorSecret } from './second-factor-secret'

export interface OwnFactor {
  onSince: Date | null
  codesLeft: number
  /** Without a password of one's own there is nothing that a second factor could be second to. */
  hasPassword: boolean
}

export async function readOwnFactor(
  { store }: Pick<Services, 'store'>,
  staff: Pick<Staff, 'id'>,
): Promise<OwnFactor> {
  const [user] = await userById(store.db, staff.id)
  const [codes] = await backupCodesLeft(store.db, staff.id)
  return {
    onSince: user?.secondFactorAt ?? null,
    codesLeft: codes?.left ?? 0,
    hasPassword: Boolean(user?.passwordHash),
  }
}

/** Who sets it up, in which session: the secret on offer belongs to both, so that a reload shows the same picture. */
export interface OwnSession {
  staff: Staff
  sessionId: string
}

/** What the app is to be given. Looking at it changes nothing: it counts once a code has confirmed it. */
export async function offerFactor(
  ctx: Pick<Services, 'store' | 'secrets'>,
  own: OwnSession,
): Promise<{ key: string; uri: string; picture: Picture }> {
  const secret = offeredSecret(ctx.secrets, own)
  const { name } = await readOrganisation(ctx)
  const uri = keyUri(secret, { issuer: `Assay, ${name}`, account: own.staff.email })
  return { key: keyText(secret), uri, picture: pictureOf(uri) }
}

const offeredSecret = (secrets: Services['secrets'], { staff, sessionId }: OwnSession) =>
  secondFactorSecret(secrets, { userId: staff.id, seed: sessionId })

export type FactorTurnedOn =
  | { ok: true; codes: string[]; token: string }
  | Exclude<PasswordChecked, { ok: true }>
  | { ok: false; reason: 'wrong code' | 'on already' }

/** Every other session ends, and this one goes on with another token: they were opened without the code. */
export async function turnOnFactor(
  ctx: IdentityContext,
  { staff, sessionId }: OwnSession,
  typed: { currentPassword: string; code: string },
): Promise<FactorTurnedOn> {
  const checked = await checkPassword(ctx, { email: staff.email, password: typed.currentPassword })
  if (!checked.ok) return checked
  const at = ctx.clock.now()
  const secret = offeredSecret(ctx.secrets, { staff, sessionId })
  const step = stepOf(secret, typed.code, at)
  if (step === null) return { ok: false, reason: 'wrong code' }
  const codes = freshCodes(ctx.ids)
  const fresh = freshSession(ctx)
  return ctx.store.transact(function* (tx) {
    const [user] = yield* run(userById(tx, staff.id))
    if (!user || user.secondFactorAt) return { ok: false, reason: 'on already' } as const
    const factor = { secondFactorSeed: sessionId, secondFactorAt: at, secondFactorStep: step }
    yield* run(setSecondFactor(tx, staff.id, factor))
    yield* replaceBackupCodes(tx, ctx.secrets, { userId: staff.id, codes, at })
    yield* run(revokeSessionsOf(tx, { userId: staff.id, except: sessionId }, at))
    yield* rotateSession(tx, { userId: staff.id, sessionId }, { fresh, how: 'second factor', at })
    yield* appendAudit(tx, { at, actor: `user:${staff.id}` }, [
      { kind: 'second factor turned on', reviewId: null, payload: whose(user) },
    ])
    yield* tellAccount(tx, ctx, { user, mail: changedMail(user.id, 'turned on'), at })
    return { ok: true, codes: codesToShow(codes), token: fresh.token } as const
  })
}

export type FactorTurnedOff =
  | { ok: true; token: string }
  | Exclude<PasswordChecked, { ok: true }>
  | Exclude<CodeChecked, { ok: true }>

/** Takes the password and a code, of the app or a backup one: a screen left unlocked is neither. */
export async function turnOffFactor(
  ctx: IdentityContext,
  { staff, sessionId }: OwnSession,
  typed: { currentPassword: string; code: string },
): Promise<FactorTurnedOff> {
  const checked = await checkPassword(ctx, { email: staff.email, password: typed.currentPassword })
  if (!checked.ok) return checked
  const right = await checkCode(ctx, { userId: staff.id, code: typed.code })
  if (!right.ok) return right
  const at = ctx.clock.now()
  const fresh = freshSession(ctx)
  await ctx.store.transact(function* (tx) {
    const [user] = yield* run(userById(tx, staff.id))
    if (!user) return
    yield* run(setSecondFactor(tx, staff.id, null))
    yield* run(removeBackupCodes(tx, staff.id))
    yield* run(revokeSessionsOf(tx, { userId: staff.id, except: sessionId }, at))
    yield* rotateSession(tx, { userId: staff.id, sessionId }, { fresh, how: 'password', at })
    yield* appendAudit(tx, { at, actor: `user:${staff.id}` }, [
      { kind: 'second factor turned off', reviewId: null, payload: whose(user) },
    ])
    yield* tellAccount(tx, ctx, { user, mail: changedMail(user.id, 'turned off'), at })
  })
  return { ok: true, token: fresh.token }
}

const whose = ({ id, email }: { id: string; email: string }) => ({ userId: id, email })

const changedMail = (userId: string, what: 'turned on' | 'turned off') =>
  ({ kind: 'second factor changed', payload: { userId, what } }) as const
