// The list of controls still fits the sources, and a removal is really missed: `npm run mutate -- controls` takes each away.
import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { type Control, Copy, takenAway } from '../mutate/control'
import { controls } from '../mutate/controls'

function misfits({ control, ...how }: Control): string[] {
  try {
    if (takenAway({ control, ...how }) === readFileSync(how.file, 'utf8')) {
      return [`${control}: nothing would be taken away`]
    }
  } catch (error) {
    return [`${control}: ${(error as Error).message}`]
  }
  const held = readFileSync(how.test, 'utf8').includes(how.named)
  return held ? [] : [`${control}: no “${how.named}” in ${how.test}`]
}

test('every listed control can be taken away, and the test that holds it exists', () => {
  expect(controls.flatMap(misfits)).toEqual([])
  expect(new Set(controls.map(({ control }) => control)).size).toBe(controls.length)
})

describe('a control that is taken away', () => {
  let copy: Copy | undefined
  afterAll(() => copy?.remove())
  const held = {
    control: 'a redirect stays on this site',
    file: 'app/http/redirect.ts',
    without: [['const path = ownPath(target) ?? ', 'const path = (target as string) ?? ']],
    test: 'tests/http/edge.test.ts',
    named: 'whatever is asked for, a redirect stays on this site',
  } satisfies Control

  test('is missed by its own test, and neither by another nor by none', async () => {
    copy = new Copy()
    expect(await copy.without(held)).toMatchObject({ said: 'red' })
    expect(await copy.judge(held.test, [held.named])).toMatchObject({ said: 'green' })
    const other = { ...held, named: 'a refused form names each field once' }
    expect(await copy.without(other)).toMatchObject({ said: 'green' })
    const nobody = { ...held, named: 'a test that nobody wrote' }
    expect(await copy.without(nobody)).toMatchObject({ said: 'nothing' })
    const unreadable = {
      ...held,
      without: [['ownPath(options', 'ownPath((options']],
    } satisfies Control
    expect(await copy.without(unreadable)).toMatchObject({ said: 'nothing' })
  }, 180_000)
})
