// Who of staff may do what over HTTP: every built route × method × principal × transport, held against the one policy table.
import { expect, test } from 'vitest'
import { allInternal } from './matrix/canaries'
import { isVendorRoute } from './matrix/cells'
import { leftOver, suiteOf } from './matrix/suite'

const suite = await suiteOf('over HTTP', (id) => !isVendorRoute(id))

test('the table has no entry for a route that is gone', () => {
  expect(leftOver(suite.table().routes)).toEqual([])
})

test('what is looked for is there to be found: staff who may are shown it', () => {
  const unseen = allInternal.filter((field) => !suite.judge().seen.has(field))
  // A password's hash is for nobody; the others are kept, and no page tells them.
  expect(unseen).toEqual(['note', 'tier-raised', 'evidence-word', 'password-hash', 'factor-seed'])
})
