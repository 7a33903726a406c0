import { expect, it } from 'vitest'
import { evenly } from '../../app/http/even-time'

it('takes as long for quick work as for slow, and hands back what it came to', async () => {
  const took = async (work: Promise<string>) => {
    const started = performance.now()
    expect(await evenly(work, 120)).toBe('done')
    return performance.now() - started
  }
  const slow = new Promise<string>((resolve) => setTimeout(() => resolve('done'), 60))
  for (const ms of await Promise.all([took(Promise.resolve('done')), took(slow)])) {
    expect(ms).toBeGreaterThanOrEqual(118)
    expect(ms).toBeLessThan(240)
  }
})
