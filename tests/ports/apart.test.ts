// The process in which strangers' files are read: each of its limits holds alone, and nothing of ours is in it.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { type ApartLimits, askApart } from '../../app/ports/apart'
import { environment } from '../support/environment'

const program = fileURLToPath(new URL('./apart-program.mjs', import.meta.url))
const roomy = { milliseconds: 20_000, megabytes: 400 }
const ask = (deed: string, much: number, limits: Partial<ApartLimits> = {}) =>
  askApart(program, { deed, much }, { ...roomy, ...limits })

test('a program within its limits answers', async () => {
  for (const deed of ['outside', 'heap']) expect(await ask(deed, 80), deed).toBe('done')
  for (const deed of ['work', 'wait']) expect(await ask(deed, 100), deed).toBe('done')
})

test('nothing that the server was started with reaches it: no settings, no secrets, no loaders', async () => {
  environment.ASSAY_SECRET_OF_THIS_TEST = 'canary'
  try {
    const told = (await ask('tell', 0)) as { env: Record<string, string>; execArgv: string[] }
    expect(JSON.stringify(told)).not.toContain('canary')
    expect(Object.keys(told.env).filter((name) => !/^NODE_/.test(name))).toEqual([])
    expect(told.execArgv).toEqual(['--max-old-space-size=400'])
  } finally {
    delete environment.ASSAY_SECRET_OF_THIS_TEST
  }
})

test('a heap that grows too large ends it, long before its whole memory would', async () => {
  expect(await ask('heap', 120, { megabytes: 48 })).toBeNull()
})

test('memory outside of the heap ends it too', async () => {
  expect(await ask('outside', 600, { megabytes: 48 })).toBeNull()
})

test('work that takes too long ends it, whatever the clock says', async () => {
  // By its own caps alone: 4,000 MB and half a second of work.
  const alone = fork(program, ['4000', '500'], { execArgv: [] })
  const said: unknown[] = []
  alone.on('message', (message) => said.push(message))
  alone.send({ deed: 'work', much: 3_000 })
  const [, signal] = await once(alone, 'exit')
  expect([signal, said]).toEqual(['SIGKILL', []])
})

test('waiting too long ends it by the clock', async () => {
  expect(await ask('wait', 3_000, { milliseconds: 200 })).toBeNull()
})
