// Who of staff may do what over HTTP: every built route × method × principal × transport, held against the one policy table.
import { expect, test } from 'vitest'
import { sampleGuards, shuffled } from '../mutate/sample'
import { environment } from '../support/environment'
import { allInternal } from './matrix/canaries'
import { cellsOf, isVendorRoute } from './matrix/cells'
import { leftOver, suiteOf } from './matrix/suite'

const suite = await suiteOf('over HTTP', (id) => !isVendorRoute(id))

test('the table has no entry for a route that is gone', () => {
  expect(leftOver(suite.table().routes)).toEqual([])
})

test('what is looked for is there to be found: staff who may are shown it', () => {
  const unseen = allInternal.filter((field) => !suite.judge().seen.has(field))
  // A password's hash is for nobody; the others are kept, and no page tells them.
  expect(unseen).toEqual([
    ...['note', 'tier-raised', 'evidence-word', 'password-hash', 'factor-seed'],
    ...['mail-payload', 'next-review-moved', 'provider', 'provider-subject'],
  ])
})

test('a guard that is taken away is missed: ten of them, by a seed', async () => {
  const seed = Number(environment.GUARDS_SEED ?? Math.floor(Math.random() * 1_000_000))
  const table = suite.table()
  const cells = [...table.routes.keys()]
    .flatMap((id) => cellsOf(table, id))
    .filter(({ transport, method }) => transport === 'data' && /^(GET|POST)$/.test(method))
  const sampled = await sampleGuards(table.world, shuffled(cells, seed), 10)
  console.log(`Seed ${seed}: ${sampled.missed} guards missed in ${sampled.asked} cells`)
  expect(sampled.red).toEqual([])
  expect(sampled.missed).toBeGreaterThanOrEqual(10)
}, 120_000)
