// A full report of some forty pages by ours, by pdf-lib as one would first use it, by pdfkit and by Chromium, in turns.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canonicalJson } from '../../app/core/audit/canonical-json'
import type { ReportRecord } from '../../app/core/report/record'
import { openReportPool } from '../../templates/report/pool'
import { renderReport } from '../../templates/report/report'
import { makeFinding } from '../pdf/fixtures/decision'
import { makeQuestions } from '../pdf/fixtures/questions'
import { makeAudit, makeEvidence, makeRecord } from '../pdf/fixtures/record'
import { openBrowser } from '../support/browser'
import type { Block } from './report/blocks'
import { naivePdfLib } from './report/naive-pdf-lib'
import { readApart } from './report/reader'
import { openInChromium, withChromium } from './report/with-chromium'
import { withPdfkit } from './report/with-pdfkit'
import type { Comparison, Suite } from './suite'

const ROUNDS = 8
const POOL_ROUNDS = 5
const POOL_REPORTS = 40

export function fullRecord(): ReportRecord {
  const questions = makeQuestions(90)
  return makeRecord({
    questions,
    evidence: makeEvidence(20, questions),
    findings: Array.from({ length: 12 }, (_, index) => makeFinding({ id: `F-${index + 1}` })),
    audit: makeAudit(120),
  })
}

interface Contender {
  name: string
  render(): Promise<Uint8Array>
  /** Reports a round, so that a fast one is not measured by the clock's grain. */
  times: number
}

export const reports: Suite = {
  name: 'report',
  async run(): Promise<Comparison[]> {
    const record = fullRecord()
    const { blocks } = readApart(await renderReport(record))
    const browser = await openBrowser()
    try {
      const { page } = await browser.open()
      await openInChromium(page, blocks)
      const contenders: Contender[] = [
        { name: 'ours', render: () => renderReport(record), times: 6 },
        { name: 'naive', render: () => naivePdfLib(blocks), times: 1 },
        { name: 'pdfkit', render: () => withPdfkit(blocks), times: 2 },
        { name: 'chromium', render: () => withChromium(page), times: 1 },
      ]
      const files = await verified(contenders, blocks)
      const taken = await roundRobin(contenders)
      const whole = await withPdfkit(blocks, canonicalJson(record))
      return [...versus(taken), ...sizes(files, whole), await workers(record)]
    } finally {
      await browser.close()
    }
  },
}

/** Milliseconds a report in the best of the rounds, since other work on a machine only ever adds. */
async function roundRobin(contenders: readonly Contender[]): Promise<Map<string, number>> {
  const taken = new Map(contenders.map(({ name }) => [name, [] as number[]]))
  for (let round = 0; round < ROUNDS; round++) {
    // Each comes after each other in turn: what one leaves behind is not always the same one's to bear.
    const turns = contenders.map((_, turn) => contenders[(turn * (round % 2 ? 1 : 3) + round) % 4])
    for (const contender of turns) {
      if (!contender) continue
      const { name, render, times } = contender
      const started = performance.now()
      for (let i = 0; i < times; i++) await render()
      taken.get(name)?.push((performance.now() - started) / times)
    }
  }
  return new Map([...taken].map(([name, each]) => [name, Math.min(...each)]))
}

type Files = ReadonlyMap<string, Uint8Array>

function versus(taken: ReadonlyMap<string, number>): Comparison[] {
  const ours = { label: 'ours, tagged, with the record attached', value: taken.get('ours') ?? 0 }
  const time = (key: string, name: string, label: string, atLeastTimes: number): Comparison => ({
    key,
    what: `a full report against ${label}`,
    unit: 'ms',
    ours,
    other: { label, value: taken.get(name) ?? Number.NaN },
    atLeastTimes,
  })
  return [
    time('naivePdfLib', 'naive', 'pdf-lib as one would first use it', 20),
    time('pdfkit', 'pdfkit', 'pdfkit’s text flow', 4),
    time('chromium', 'chromium', 'Chromium’s page.pdf', 10),
  ]
}

/** Against pdfkit with the same tags and attachment, and for the record against its text alone. */
function sizes(files: Files, whole: Uint8Array): Comparison[] {
  const kibibytes = (bytes: Uint8Array | undefined) => (bytes?.length ?? Number.NaN) / 1024
  const ours = { label: 'ours', value: kibibytes(files.get('ours')) }
  const file = { unit: 'KiB', asShare: true, ours }
  const plain = { label: 'pdfkit with neither', value: kibibytes(files.get('pdfkit')) }
  const same = { label: 'pdfkit with both', value: kibibytes(whole) }
  const what = 'the file, tagged and with the record attached'
  return [
    { ...file, key: 'fileVsPdfkit', what, other: same, atLeastTimes: 1 },
    { ...file, key: 'fileVsPdfkitUntagged', what, other: plain },
  ]
}

/** Two threads against one, by turns; the time of a report is what passes until the next. */
async function workers(record: ReportRecord): Promise<Comparison> {
  const pools = [openReportPool(1), openReportPool(2)] as const
  const taken: [number[], number[]] = [[], []]
  try {
    for (const pool of pools) await batch((one) => pool.render(one), record)
    for (let round = 0; round < POOL_ROUNDS; round++) {
      for (const index of [0, 1] as const) {
        const started = performance.now()
        await batch((one) => pools[index].render(one), record)
        taken[index].push((performance.now() - started) / POOL_REPORTS)
      }
    }
  } finally {
    await Promise.all(pools.map((pool) => pool.close()))
  }
  return {
    key: 'workers2to1',
    what: `${POOL_REPORTS} reports in worker threads`,
    unit: 'ms each',
    ours: { label: 'two threads', value: Math.min(...taken[1]) },
    other: { label: 'one', value: Math.min(...taken[0]) },
    atLeastTimes: 1.5,
  }
}

async function batch(render: (record: ReportRecord) => Promise<Uint8Array>, record: ReportRecord) {
  await Promise.all(Array.from({ length: POOL_REPORTS }, () => render(record)))
}

/** One file of each, if all of them say the same on a plausible number of pages. */
async function verified(
  contenders: readonly Contender[],
  blocks: readonly Block[],
): Promise<Files> {
  const files = new Map<string, Uint8Array>()
  const sentinels = sentinelsOf(blocks)
  for (const { name, render } of contenders) {
    const bytes = await render()
    const { pages } = readApart(bytes)
    // Chromium draws ligatures, which are copied out as such.
    const text = squeezed(pages.map((page) => page.text).join(''))
    const missing = sentinels.filter((sentence) => !text.includes(squeezed(sentence)))
    if (missing.length > sentinels.length * 0.02) {
      throw new Error(`${name} lacks ${missing.length} of ${sentinels.length}: ${missing[0]}`)
    }
    if (pages.length < 25 || pages.length > 70) throw new Error(`${name}: ${pages.length} pages`)
    files.set(name, bytes)
  }
  checkWithQpdf(files.get('ours') ?? new Uint8Array())
  return files
}

const squeezed = (text: string) => text.replace(/\s+/g, '').normalize('NFKC')

/** Texts of some length; those that a page break parts may be missing. */
function sentinelsOf(blocks: readonly Block[]): string[] {
  const texts = blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.flatMap(({ cells }) => cells) : [block.text],
  )
  return [...new Set(texts)].filter(({ length }) => length > 20 && length < 70)
}

function checkWithQpdf(bytes: Uint8Array): void {
  const folder = mkdtempSync(join(tmpdir(), 'assay-bench-'))
  try {
    const file = join(folder, 'report.pdf')
    writeFileSync(file, bytes)
    const { status, stdout, error } = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' })
    // A check that is left out would be taken for one that passed.
    if (error) throw new Error('The report bench checks its file with qpdf: install it first')
    if (status !== 0) throw new Error(`qpdf found fault with the report: ${stdout}`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
