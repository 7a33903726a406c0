// Fills an empty data folder with the demonstration, once; never touches a folder that holds anything else.
import { pino } from 'pino'
import { z } from 'zod'
import { openStore } from '../../../db/open'
import { appendAudit, auditHead } from '../../../db/queries/audit'
import { putSetting, settingByKey } from '../../../db/queries/people'
import { run, type Store } from '../../../db/store'
import { type App, createApp } from '../../app.server'
import type { Staff } from '../../core/access/roles'
import { createUser } from '../../services/identity/create-user'
import { changeOrganisation } from '../../services/organisation/change-organisation'
import type { Settings } from '../../settings'
import { organisation, people } from './people'
import { play } from './play'
import { demoPassword } from './sign-ins'
import { buildStage, done, movedClock, openMailbox } from './stage'
import { stories } from './stories/all'

const MARK = 'demo'
const markSchema = z.object({ state: z.enum(['filling', 'filled']) })

/** The stories reach back this far, the first of them a few days less. */
const DAYS_BACK = 550
const DAY_MS = 24 * 60 * 60 * 1000

/** Throws, with a sentence for whoever started it, when the folder holds anything but the demonstration. */
export async function prepareDemo(
  settings: Settings,
  say: (line: string) => void,
  now = new Date(),
): Promise<void> {
  if (await isFilled(settings)) return
  say(`Filling ${settings.dataFolder} with ${stories.length} invented vendors …`)
  const today = new Date(now)
  today.setUTCHours(0, 0, 0, 0)
  const clock = movedClock(new Date(today.getTime() - DAYS_BACK * DAY_MS))
  const mailbox = openMailbox()
  const log = pino({ level: 'silent' })
  // Invented people get no real mail, whatever SMTP_URL says: history is delivered to the mailbox alone.
  const app = await createApp({ ...settings, smtpUrl: null }, { clock, log })
  try {
    await mark(app, 'filling')
    const staff = await hire(app)
    const stage = buildStage({ app, clock, mailbox, today, staff })
    await play(stage, stories)
    await stage.liveUntil(now)
    await mark(app, 'filled')
  } finally {
    await app.close()
  }
}

async function isFilled(settings: Settings): Promise<boolean> {
  const store = await openStore(settings.databaseUrl)
  try {
    const found = await markIn(store)
    if (found === 'filled') return true
    if (found === 'filling') {
      throw new Error(
        `filling ${settings.dataFolder} was interrupted. Delete the folder and start again.`,
      )
    }
    const [event] = await auditHead(store.db)
    if (!event) return false
    throw new Error(
      `${settings.dataFolder} holds other data, which the demonstration does not touch. Set ASSAY_DATA to a folder of its own.`,
    )
  } finally {
    await store.close()
  }
}

async function markIn(store: Store): Promise<'filling' | 'filled' | null> {
  const [row] = await settingByKey(store.db, MARK)
  return row ? markSchema.parse(row.value).state : null
}

async function mark({ store, clock }: App, state: 'filling' | 'filled'): Promise<void> {
  const at = clock.now()
  await store.transact(function* (tx) {
    yield* run(putSetting(tx, { key: MARK, value: { state }, updatedAt: at }))
    yield* appendAudit(tx, { at, actor: 'command line' }, [
      { kind: 'settings changed', reviewId: null, payload: { key: MARK } },
    ])
  })
}

/** Everybody gets an account, the first of them names the organisation. */
async function hire(app: App): Promise<Map<string, Staff>> {
  const password = demoPassword(app.secrets)
  const staff = new Map<string, Staff>()
  for (const person of Object.values(people)) {
    const account = { ...person, password, passwordTemporary: false }
    const { userId } = done(person.email, await createUser(app, 'command line', account))
    staff.set(person.email, { kind: 'staff', id: userId, ...person })
  }
  const admin = staff.get(people.sam.email)
  if (admin)
    done('organisation', await changeOrganisation(app, admin, { organisation, revision: 0 }))
  return staff
}
