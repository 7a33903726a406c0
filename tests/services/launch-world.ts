// People, the real questionnaires and services with a held clock, for tests that file uses and launch reviews.
import path from 'node:path'
import type { Staff, StaffRole } from '../../app/core/access/roles'
import type { SubjectInput } from '../../app/core/review/launch-input'
import { type Ids, randomIds } from '../../app/ports/ids'
import { readDefinitions, sha256 } from '../../app/ports/questionnaires'
import { secretsOf } from '../../app/ports/secrets'
import { publishQuestionnaires } from '../../app/services/questionnaires/publish-questionnaires'
import { questionnairesOf } from '../../app/services/questionnaires/questionnaires'
import { draftReview } from '../../app/services/reviews/draft-review'
import { contentFor } from '../../app/services/reviews/freeze-review'
import { sendReview } from '../../app/services/reviews/send-review'
import { fileUse } from '../../app/services/uses/file-use'
import { aStaff, type OpenStore, type Rows } from '../support/store'

const read = readDefinitions(path.resolve('questionnaires'))

/** A Saturday, so that working days are counted from Monday on. */
export const NOW = new Date('2026-11-21T10:00:00.000Z')

const person = (id: string, name: string, roles: StaffRole[]) => aStaff({ id, name, roles })

const people = {
  rita: person('rita', 'Rita Requester', ['requester']),
  ravi: person('ravi', 'Ravi Requester', ['requester']),
  priya: person('priya', 'Priya Procurement', ['procurement']),
  rolf: person('rolf', 'Rolf Reviewer', ['reviewer']),
  lena: person('lena', 'Lena Legal', ['legal']),
  adam: person('adam', 'Adam Admin', ['admin']),
}

export const staff = (id: keyof typeof people): Staff => {
  const { name, email, roles } = people[id]
  return { kind: 'staff', id, name, email, roles: roles as StaffRole[] }
}

export async function launchWorld(open: OpenStore, given: { rows?: Rows; ids?: Ids } = {}) {
  const store = await open({ ...given.rows, users: Object.values(people) })
  let now = NOW
  const clock = { now: () => now }
  const current = read.questionnaires.at(-1)
  const intake = read.intakes.at(-1)
  if (!current || !intake) throw new Error('No questionnaire')
  await publishQuestionnaires({ store, clock }, [current, intake])
  const definitions = { current, intake, frameworks: read.frameworks }
  return {
    store,
    clock,
    at: (to: Date) => {
      now = to
    },
    ids: given.ids ?? randomIds,
    secrets: secretsOf(new Uint8Array(32).fill(3)),
    questionnaires: questionnairesOf(store, definitions, sha256),
    mailer: null,
  }
}

export type World = Awaited<ReturnType<typeof launchWorld>>

/** A writing aid on internal confidential text for 100 people: Tier 2 by its data. */
export const writingAid = {
  'IN-01': 'Quill\nNorthlight\nhttps://www.northlight.example/quill',
  'IN-02': 'Staff polish their letters.',
  'IN-03': 'standalone',
  'IN-04': 'confidential',
  'IN-05': ['none'],
  'IN-06': 'own_staff',
  'IN-07': 'no',
  'IN-08': 'drafts_reviewed',
  'IN-09': 'nothing',
  'IN-10': 'slow',
  'IN-11': 100,
  'IN-12': 'internal',
  'IN-13': 'minimal',
  'IN-14': ['eea'],
  'IN-15': 'under_1_month',
  'IN-16': '2027-01-15',
}

export async function file(
  world: World,
  answers: Record<string, unknown> = {},
  by: Staff = staff('rita'),
) {
  const filed = await fileUse(world, by, {
    title: 'Polishing letters',
    owner: 'Olga Owner',
    answers: { ...writingAid, ...answers },
  })
  if (!filed.ok) throw new Error(`Not filed: ${JSON.stringify(filed)}`)
  return filed.useId
}

export const subject = (useId: string, over: Partial<SubjectInput> = {}): SubjectInput => ({
  draftId: 'draft-1',
  useId,
  vendor: { name: 'Northlight', website: 'https://www.northlight.example/quill' },
  offering: { name: 'Quill', plan: 'Business' },
  contact: { name: 'Dana Ortiz', email: 'dana@northlight.example' },
  ...over,
})

export async function draft(world: World, over: Partial<SubjectInput> = {}, answers = {}) {
  const useId = over.useId ?? (await file(world, answers))
  const drafted = await draftReview(world, staff('priya'), subject(useId, over))
  if (!drafted.ok) throw new Error(`Not drafted: ${JSON.stringify(drafted)}`)
  return { useId, number: drafted.number }
}

export async function send(
  world: World,
  number: number,
  over: { revision?: number; tier?: number; dueOn?: string; message?: string } = {},
) {
  const [row] = await world.store.db.select().from(world.store.db.t.reviews).limit(1)
  const content = await contentFor(world, row?.useId ?? '')
  const input = { number, revision: 1, tier: 2, dueOn: '2026-12-11', message: '', ...over }
  return sendReview(world, staff('priya'), content, input)
}

/** A review out at its vendor, with the token of its link. */
export async function sent(world: World) {
  const { useId, number } = await draft(world)
  await send(world, number)
  const [invitation] = await world.store.db.select().from(world.store.db.t.invitations)
  const token = world.secrets.deriveToken('invitation', invitation?.id ?? '')
  return { useId, number, token }
}
