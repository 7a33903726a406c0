// The installer names the organisation and makes the first account, once.
import { appendAudit } from '../../../db/queries/audit'
import { anyUser, insertUser, putSetting } from '../../../db/queries/people'
import { run } from '../../../db/store'
import type { SetupInput } from '../../core/people/input'
import { ORGANISATION_KEY, organisationOf } from '../../core/people/organisation'
import type { Secrets } from '../../ports/secrets'
import type { Services } from '../context'
import { isSetupCode } from './setup-code'
import { weakness } from './weak-password'

export type SetUp =
  | { ok: true; userId: string }
  | { ok: false; reason: 'wrong code' | 'already set up' }
  | { ok: false; reason: 'weak'; because: string }

/** Account, organisation and audit are one transaction: of two installers racing, one is refused. */
export async function setUp(
  ctx: Pick<Services, 'store' | 'clock' | 'ids' | 'passwords'>,
  secrets: Secrets,
  input: SetupInput,
): Promise<SetUp> {
  if (!isSetupCode(secrets, input.code)) return { ok: false, reason: 'wrong code' }
  const now = ctx.clock.now()
  const { name, email, roles } = input
  const because = weakness(input.password, { name, email, organisation: input.organisation })
  if (because !== null) return { ok: false, reason: 'weak', because }
  const passwordHash = await ctx.passwords.hash(input.password)
  const user = { id: ctx.ids.id(), name, email, roles, passwordHash, createdAt: now }
  const organisation = organisationOf({
    name: input.organisation,
    timeZone: input.timeZone,
    contactName: name,
    contactEmail: email,
    mailFrom: email,
  })
  return ctx.store.transact(function* (tx) {
    const present = yield* run(anyUser(tx))
    if (present.length > 0) return { ok: false, reason: 'already set up' } as const
    yield* run(insertUser(tx, user))
    const setting = { key: ORGANISATION_KEY, value: organisation, updatedAt: now }
    yield* run(putSetting(tx, setting))
    yield* appendAudit(tx, { at: now, actor: 'setup' }, [
      { kind: 'portal set up', reviewId: null, payload: { userId: user.id } },
      { kind: 'user added', reviewId: null, payload: { userId: user.id, email, roles } },
      { kind: 'settings changed', reviewId: null, payload: { key: ORGANISATION_KEY } },
    ])
    return { ok: true, userId: user.id } as const
  })
}
