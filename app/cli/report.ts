// `report`: writes the frozen report of a decided review to a file; the same record gives the same bytes every time.
import { rename, rm, writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { audiences } from '../core/report/audience'
import { readReviewNumber } from '../core/review/number'
import { exportOnCommandLine } from '../services/report/export-report'
import { refuse, type Terminal } from './terminal'
import { withPortal } from './with-portal'

interface Options {
  out?: string
  json?: true
  letter?: true
  reportVersion?: string
  audience?: string
}

export const reportCommand = (terminal: Terminal): Command =>
  new Command('report')
    .description('write the report of a decided review to a file')
    .argument('<number>', 'number of the review, such as 7 or R-0007')
    .option('--out <file>', 'where to write it')
    .option('--report-version <n>', 'an earlier version instead of the newest')
    .option('--json', 'the frozen record as JSON instead of the PDF')
    .option('--audience <who>', `whose copy of the PDF: ${audiences.join(', ')}`)
    .option('--letter', 'US Letter instead of A4')
    .action((number: string, options: Options) => writeReport(terminal, number, options))

async function writeReport(terminal: Terminal, typed: string, options: Options): Promise<void> {
  const number = readReviewNumber(typed.replace(/^R-0*/i, ''))
  const version = options.reportVersion === undefined ? undefined : Number(options.reportVersion)
  const problems: string[] = []
  if (number === null) problems.push(`<number>: "${typed}" is not the number of a review`)
  if (version !== undefined && !(Number.isInteger(version) && version > 0)) {
    problems.push(`--report-version: "${options.reportVersion}" is not a version`)
  }
  const audience = audiences.find((each) => each === (options.audience ?? 'full'))
  if (audience === undefined) {
    problems.push(`--audience: "${options.audience}" is none of ${audiences.join(', ')}`)
  }
  if (!options.out) problems.push('--out: say which file to write')
  if (number === null || !options.out || !audience || problems.length > 0) {
    return refuse(terminal, problems)
  }
  const out = options.out
  await withPortal(terminal, async (app) => {
    const exported = await exportOnCommandLine(app, {
      number,
      version,
      as: options.json ? 'json' : 'pdf',
      audience,
      pageSize: options.letter ? 'Letter' : 'A4',
    })
    if (!exported.ok) {
      terminal.err(exported.sentence)
      return terminal.exitWith(1)
    }
    const failed = await writeWhole(out, exported.bytes)
    if (failed) return refuse(terminal, [`--out: ${failed}`])
    terminal.out(out)
  })
}

/** Whoever waits for the file never sees half of it. Resolves to what went wrong, in the system's words. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<string | null> {
  const aside = `${file}.${process.pid}.part`
  try {
    await writeFile(aside, bytes, { flag: 'wx' })
    await rename(aside, file)
    return null
  } catch (error) {
    await rm(aside, { force: true })
    return error instanceof Error ? error.message : String(error)
  }
}
