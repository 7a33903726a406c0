// The part of a report pool that runs in a thread of its own.
import { move } from 'piscina'
import type { ReportRecord } from '../../app/core/report/record'
import type { ReportOptions } from './issue'
import { renderReport } from './report'

export interface RenderTask {
  record: ReportRecord
  options: ReportOptions
}

/** The bytes are handed over, not copied. */
export async function renderTask({ record, options }: RenderTask) {
  return move(await renderReport(record, options))
}
