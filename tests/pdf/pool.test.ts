import { afterAll, describe, expect, it } from 'vitest'
import { openReportPool } from '../../templates/report/pool'
import { renderReport } from '../../templates/report/report'
import { makeRecord } from './fixtures/record'

describe('a pool of report threads', () => {
  const pool = openReportPool(2)
  afterAll(() => pool.close())

  it('gives the bytes that the report has without it', async () => {
    const records = ['R-0012', 'R-0013', 'R-0014'].map((number) => makeRecord({ number }))
    const files = await Promise.all(records.map((record) => pool.render(record)))
    for (const [index, record] of records.entries()) {
      const alone = await renderReport(record)
      expect(Buffer.compare(files[index] ?? new Uint8Array(), alone)).toBe(0)
    }
  })

  it('passes on the options, and stops for a signal', async () => {
    const draft = await pool.render(makeRecord(), { draft: true })
    expect(Buffer.compare(draft, await renderReport(makeRecord(), { draft: true }))).toBe(0)
    const stop = AbortSignal.abort(new Error('Batch cancelled'))
    await expect(pool.render(makeRecord(), {}, stop)).rejects.toThrow()
  })
})
