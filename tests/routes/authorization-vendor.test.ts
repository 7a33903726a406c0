// Who may do what on a vendor's link: every built route of the vendor's side and every endpoint in front of Remix.
import { expect, test } from 'vitest'
import { isVendorRoute } from './matrix/cells'
import { endpointCells, endpoints } from './matrix/endpoints'
import { suiteOf } from './matrix/suite'

const suite = await suiteOf('on a link', isVendorRoute)

test('every endpoint in front of Remix is known', () => {
  const strange = suite.mounted().filter((path) => !(path in endpoints))
  expect(
    strange.map(
      (path) => `Nobody said who may use ${path}: add it to tests/routes/matrix/endpoints.ts`,
    ),
  ).toEqual([])
  expect(Object.keys(endpoints).filter((path) => !suite.mounted().includes(path))).toEqual([])
})

test.each(Object.keys(endpoints))('the endpoint %s', async (path) => {
  const wrong: string[] = []
  for (const cell of endpointCells(suite.table().world, path)) {
    wrong.push(...(await suite.judge().judge(cell)))
  }
  expect(wrong).toEqual([])
})
