// How many uploads are held in memory at once: few of everybody, fewer of one, and none is forgotten when one fails.
import { expect, test } from 'vitest'
import { withUpload } from '../../app/http/upload'
import { turns } from '../../app/http/upload-turns'

/** Uploads that end when they are told to. */
function uploads(limits: Parameters<typeof turns>[0]) {
  const line = turns(limits)
  const running: string[] = []
  const ends = new Map<string, { end: () => void; fail: () => void }>()
  return {
    running,
    ends,
    begin: (name: string, who = name) =>
      line.take(who, async () => {
        running.push(name)
        try {
          await new Promise<void>((end, failed) =>
            ends.set(name, { end, fail: () => failed(new Error(name)) }),
          )
        } finally {
          running.splice(running.indexOf(name), 1)
        }
        return name
      }),
  }
}
const settled = () => new Promise((done) => setTimeout(done, 5))

test('no more than so many run at once, the others in the order in which they came', async () => {
  const { begin, running, ends } = uploads({ atOnce: 2, ofOne: 2, waiting: 9 })
  const all = ['a', 'b', 'c', 'd'].map((name) => begin(name))
  await settled()
  expect(running).toEqual(['a', 'b'])
  ends.get('b')?.end()
  await settled()
  expect(running).toEqual(['a', 'c'])
  ends.get('a')?.end()
  ends.get('c')?.end()
  await settled()
  ends.get('d')?.end()
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd'])
})

test('one person who sends slowly keeps nobody else out', async () => {
  const { begin, running, ends } = uploads({ atOnce: 4, ofOne: 2, waiting: 9 })
  const all = ['one', 'two', 'three'].map((name) => begin(name, 'slow'))
  all.push(begin('other'))
  await settled()
  expect(running).toEqual(['one', 'two', 'other'])
  for (const name of ['one', 'two', 'other']) ends.get(name)?.end()
  await settled()
  ends.get('three')?.end()
  await Promise.all(all)
})

test('an upload that fails gives its turn on', async () => {
  const { begin, running, ends } = uploads({ atOnce: 1, ofOne: 1, waiting: 9 })
  const failing = begin('a').catch((error: Error) => error.message)
  const next = begin('b')
  await settled()
  ends.get('a')?.fail()
  expect(await failing).toBe('a')
  await settled()
  expect(running).toEqual(['b'])
  ends.get('b')?.end()
  expect(await next).toBe('b')
})

test('whoever comes when too many wait is told at once, and later ones find room again', async () => {
  const { begin, ends } = uploads({ atOnce: 1, ofOne: 1, waiting: 1 })
  const first = begin('a')
  const second = begin('b')
  await settled()
  expect(await begin('c')).toBeNull()
  ends.get('a')?.end()
  await first
  await settled()
  const third = begin('d')
  ends.get('b')?.end()
  await second
  await settled()
  ends.get('d')?.end()
  expect(await third).toBe('d')
})

test('of this process six run at once and two of one person', async () => {
  const ends: (() => void)[] = []
  let running = 0
  const asks = Array.from({ length: 9 }, (_unused, at) => {
    const form = new FormData()
    form.set('at', String(at))
    const request = new Request('http://a.example', { method: 'POST', body: form })
    return withUpload({ request, who: at < 3 ? 'one' : String(at), field: 'file' }, async () => {
      running += 1
      await new Promise<void>((end) => ends.push(end))
      running -= 1
    })
  })
  await settled()
  // Two of the first person's three, and four of the six others.
  await expect.poll(() => running).toBe(6)
  await settled()
  expect(running).toBe(6)
  while (ends.length > 0 || running > 0) {
    ends.shift()?.()
    await settled()
  }
  await Promise.all(asks)
})
