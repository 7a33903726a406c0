// Takes every listed control away in turn, in a copy of the sources, and shows that the test which holds it turns red.
import { afterAll, describe, expect, test } from 'vitest'
import { type Control, Copy } from './control'
import { controls } from './controls'

// Two at a time, each in a copy that the next one uses again.
const free: Copy[] = []
const made: Copy[] = []
afterAll(() => {
  for (const copy of made) copy.remove()
})

async function inCopy<T>(work: (copy: Copy) => Promise<T>): Promise<T> {
  const copy = free.pop() ?? new Copy()
  if (!made.includes(copy)) made.push(copy)
  try {
    return await work(copy)
  } finally {
    free.push(copy)
  }
}

const byTest = new Map<string, Control[]>()
for (const control of controls) {
  byTest.set(control.test, [...(byTest.get(control.test) ?? []), control])
}

describe.concurrent.each([...byTest])('%s', (file, held) => {
  test('is green with every control in place', async () => {
    const names = held.map(({ named }) => named)
    expect(await inCopy((copy) => copy.judge(file, names))).toMatchObject({ said: 'green' })
  })

  for (const control of held) {
    test(`misses: ${control.control}`, async () => {
      expect(await inCopy((copy) => copy.without(control))).toMatchObject({ said: 'red' })
    })
  }
})
