// A program for the tests of what may fail alone: does what it is asked, most of which it must not be able to finish.
import { keepCaps } from '../../app/ports/caps.mjs'

const MEGABYTE = 1024 * 1024
const held = []

const deeds = {
  // biome-ignore lint/style/noProcessEnv: what is in it is the question.
  tell: () => ({ env: process.env, execArgv: process.execArgv }),
  /** Outside of the heap, as inflated data lies. */
  outside(megabytes) {
    for (let at = 0; at < megabytes; at += 8) held.push(Buffer.alloc(8 * MEGABYTE, 1))
    return 'done'
  },
  heap(megabytes) {
    for (let at = 0; at < megabytes; at++) held.push(new Array(MEGABYTE / 8).fill(at + 0.5))
    return 'done'
  },
  work(milliseconds) {
    const { user, system } = process.cpuUsage()
    const used = () => {
      const now = process.cpuUsage()
      return (now.user + now.system - user - system) / 1_000
    }
    while (used() < milliseconds);
    return 'done'
  },
  wait: (milliseconds) => new Promise((done) => setTimeout(() => done('done'), milliseconds)),
}

process.once('message', async ({ deed, much }) => {
  await keepCaps()
  process.send(await deeds[deed](much), () => process.disconnect())
})
