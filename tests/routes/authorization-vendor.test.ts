// Who may do what on a vendor's link: every built route of the vendor's side and every endpoint in front of Remix.
import { getTableColumns, getTableName } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { MailKind } from '../../app/core/mail/payload'
import { internalIn } from './matrix/canaries'
import { isVendorRoute } from './matrix/cells'
import { isDecided, staleIn } from './matrix/columns'
import { endpointCells, endpoints } from './matrix/endpoints'
import { mailsToVendors, mailText } from './matrix/mails'
import { reviewId } from './matrix/reviews'
import { suiteOf } from './matrix/suite'

const suite = await suiteOf('on a link', isVendorRoute)

const toVendors = Object.entries(mailsToVendors).flatMap(([kind, payload]) =>
  payload === null ? [] : [{ kind: kind as MailKind, payload }],
)

test.each(toVendors)(
  'a mail to the vendor, $kind, says nothing internal',
  async ({ kind, payload }) => {
    const { world } = suite.table()
    expect(internalIn(await mailText(world, kind, payload))).toEqual([])
  },
)

test('what is looked for in mails is there to be found: a colleague is told of it', async () => {
  const { world } = suite.table()
  const text = await mailText(world, 'outcome', { reviewId: reviewId('decided') })
  expect(internalIn(text)).toContain('proposal')
})

test('every endpoint in front of Remix is known', () => {
  const strange = suite.mounted().filter((path) => !(path in endpoints))
  expect(
    strange.map(
      (path) => `Nobody said who may use ${path}: add it to tests/routes/matrix/endpoints.ts`,
    ),
  ).toEqual([])
  expect(Object.keys(endpoints).filter((path) => !suite.mounted().includes(path))).toEqual([])
})

test('of every column that holds words it is decided whether a respondent may receive them', async () => {
  const { db } = suite.table().world.app.store
  const undecided: string[] = []
  const open = new Set<string>()
  for (const table of Object.values(db.t)) {
    const rows: Record<string, unknown>[] = await db.select().from(table)
    for (const [name, { columnType }] of Object.entries(getTableColumns(table))) {
      if (columnType !== 'SQLiteCustomColumn') continue
      const column = `${getTableName(table)}.${name}`
      const holdsCanary =
        internalIn(JSON.stringify(rows.map((row) => row[name] ?? null))).length > 0
      if (!holdsCanary) open.add(column)
      if (!isDecided(column, holdsCanary)) undecided.push(column)
    }
  }
  expect(undecided, 'put a canary into the world, or decide in matrix/columns.ts').toEqual([])
  expect(staleIn(open), 'no longer to be decided in matrix/columns.ts').toEqual([])
})

test.each(Object.keys(endpoints))('the endpoint %s', async (path) => {
  const wrong: string[] = []
  for (const cell of endpointCells(suite.table().world, path)) {
    wrong.push(...(await suite.judge().judge(cell)))
  }
  expect(wrong).toEqual([])
})
