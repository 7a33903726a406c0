// The steps of one journey, each a test of its own: what comes after a failed step fails at once instead of waiting in vain.
import { expect, test } from 'vitest'
import { expectQuietLog, type Portal } from './portal'

export type Step = (sentence: string, walk: () => Promise<void>) => void

/** No step leaves a complaint of a browser or a fault in the server's log behind. */
export function stepsOf(portalOf: () => Portal): Step {
  let failed = false
  return (sentence, walk) => {
    test(sentence, async () => {
      if (failed) throw new Error('An earlier step of this journey failed')
      const portal = portalOf()
      try {
        await walk()
        expect(portal.complaints()).toEqual([])
        expectQuietLog(portal)
      } catch (error) {
        failed = true
        await portal.photographAll(sentence)
        throw new Error(`${sentence}. ${portal.story()}`, { cause: error })
      }
    })
  }
}
