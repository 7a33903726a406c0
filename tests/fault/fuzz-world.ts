// Who asks in the fuzz, from which addresses, and what must never be told to them.
import { eq } from 'drizzle-orm'
import { ANSWER_CANARY, allInternal, canary } from '../routes/matrix/canaries'
import { type Cell, cellsOf } from '../routes/matrix/cells'
import {
  cookieOf,
  leadOfA,
  nobody,
  type Principal,
  staffPrincipals,
} from '../routes/matrix/principals'
import { rules } from '../routes/matrix/rules'
import { builtRoutes } from '../routes/matrix/suite'
import type { World } from '../routes/matrix/world'
import type { Seed } from './fuzz-bodies'
import type { Asking } from './fuzz-requests'

export interface Asker extends Asking {
  name: string
  forbidden: readonly string[]
  seeds: readonly Seed[]
}

/** What B wrote and nobody else did. */
export const ofB = {
  answer: 'qz7fbetasanswerq',
  file: 'qz7fbetasfileq',
  email: 'bert@beta.example',
}
/** Words of its own for vendor B, whose answers otherwise read like everybody's. */
export async function markB({ app }: World): Promise<void> {
  const { db } = app.store
  const { answers, evidence } = db.t
  await db.update(answers).set({ comment: ofB.answer }).where(eq(answers.reviewId, 'review-beta'))
  await db
    .update(evidence)
    .set({ fileName: `${ofB.file}.pdf` })
    .where(eq(evidence.reviewId, 'review-beta'))
}

export async function askersIn(world: World, buildDirectory: string): Promise<Asker[]> {
  const routes = await builtRoutes(buildDirectory)
  const cells = Object.keys(rules).flatMap((id) => cellsOf({ routes, rules, world }, id))
  // Addresses that are somebody's secret tell them what they may see.
  const seeds = cells.filter(({ secret, transport }) => !secret && transport === 'page')
  const strangers = [...Object.values(ofB), ...allInternal.map(canary)]
  const answers = [ofB.answer, ofB.file, ANSWER_CANARY, canary('password-hash')]
  const admin = staffPrincipals.find(({ id }) => id === 'tom') ?? nobody
  const asker = async (who: Principal, forbidden: readonly string[]): Promise<Asker> => ({
    name: who.name,
    url: world.url,
    cookie: await cookieOf(who),
    forbidden: [...forbidden, world.dataFolder, 'node_modules', 'SQLITE_', 'session of '],
    foreign: [
      ...['review-beta', 'evidence-beta', 'invitation-beta', 'contact-beta', 'vendor-beta', '9'],
      ...['use-beta', 'proposal-open', 'unsent-judging', 'condition-decided', 'finding-judging-1'],
      ...['ada', 'tom', 'session-ada', 'mail-failed', 'waiver-proposed'],
    ],
    routeIds: [...routes.keys()],
    seeds: [...seeds.filter((cell) => cell.who.name === who.name).map(seedOf), ...autosaves(world)],
  })
  return [
    await asker(nobody, [...strangers, ANSWER_CANARY]),
    await asker(leadOfA, strangers),
    await asker(admin, answers),
  ]
}

const seedOf = ({ method, path, form, expected }: Cell): Seed => ({
  reaches:
    /^(GET|HEAD|POST)$/.test(method) && expected.some((outcome) => /^(in|form)$/.test(outcome)),
  method,
  path,
  fields: form?.fields ?? null,
  json: false,
})

const autosaves = ({ tokenOf }: World): Seed[] =>
  ['answering', 'beta', 'delegate'].map((key) => ({
    method: 'POST',
    path: `/respond/${tokenOf(`invitation-${key}`)}/autosave`,
    fields: null,
    json: true,
    reaches: true,
  }))
