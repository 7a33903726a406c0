// The pages whose pictures are kept: every page of the blueprint, on both papers, in every copy and state.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import type { ReportRecord } from '../../app/core/report/record'
import type { ReportOptions } from '../../templates/report/issue'
import { renderReport } from '../../templates/report/report'
import { everyPart } from './fixtures/blueprint'
import { makeQuestion } from './fixtures/questions'
import type { Picture } from './picture'
import { openPdf } from './reading'

export const KEPT_FOLDER = join(import.meta.dirname, 'kept')
/** Pixels a point: 72 dpi, so that one glyph of the smallest type still is some pixels. */
const SCALE = 1

export interface KeptDocument {
  name: string
  record: ReportRecord
  options: ReportOptions
  /** By number; all unless told. */
  pages?: readonly number[]
}

const SIGNED = {
  fingerprint: createHash('sha256').update('certificate').digest('hex'),
  signatureBytes: 64,
}

const SCRIPTS = [
  'Größe façade naïve Łódź č. Привет, конфиденциально. Ελληνικά έγγραφο.',
  '客户内容不会用于训练模型。\nお客様のデータは学習に使いません。\n고객 데이터는 학습에 사용하지 않습니다.',
  'אין שימוש (בתוכן) 2.5 כאן.\nلا يستخدم (المحتوى) للتدريب.',
  '✓ ✔ ✘ ○ ◐ ▲ ◆ → ≥ ½ €; tab\there; a\u2011b; แบบ हिन्दी 👩‍👩‍👧‍👦 🇩🇪 \u0000',
]

const ofScripts = (): ReportRecord =>
  everyPart({
    ...FROZEN,
    questions: SCRIPTS.map((answer, at) =>
      makeQuestion({ id: `INV-0${at + 1}`, answer, comment: null, exception: null }),
    ),
  })

const withoutMiddle = (last: number, [from, to]: readonly [number, number]): number[] =>
  Array.from({ length: last }, (_, at) => at + 1).filter((page) => page < from || page > to)

/** Frozen under one template for good: the record's hash stands at the foot of every page. */
export const FROZEN = { templateVersion: 2 }

export function keptDocuments(): KeptDocument[] {
  const record = everyPart(FROZEN)
  const undecided = everyPart({ ...FROZEN, decision: null })
  return [
    // Without the pages of Appendix A that look like those before and after them.
    { name: 'full-a4', record, options: { signing: SIGNED }, pages: withoutMiddle(24, [17, 19]) },
    { name: 'full-letter', record, options: { pageSize: 'Letter' }, pages: [1, 2, 4, 7, 8, 26] },
    { name: 'draft', record: undecided, options: {}, pages: [1, 4] },
    { name: 'superseded', record, options: { supersededBy: 3 }, pages: [1, 9] },
    { name: 'one-page', record, options: { audience: 'summary' } },
    { name: 'annex', record, options: { audience: 'annex' }, pages: [1, 3, 4, 6, 13] },
    { name: 'vendor-copy', record, options: { audience: 'vendor' }, pages: [1, 3, 4, 6, 11] },
    { name: 'scripts', record: ofScripts(), options: {}, pages: [12, 13] },
  ]
}

export interface DrawnPage extends Picture {
  name: string
}

/** Every page is rendered once; the document is opened once. */
export async function drawPages({
  name,
  record,
  options,
  pages,
}: KeptDocument): Promise<DrawnPage[]> {
  const document = await openPdf(await renderReport(record, options))
  const numbers = pages ?? Array.from({ length: document.numPages }, (_, at) => at + 1)
  const drawn: DrawnPage[] = []
  for (const number of numbers) {
    const page = await document.getPage(number)
    const viewport = page.getViewport({ scale: SCALE })
    const [width, height] = [Math.round(viewport.width), Math.round(viewport.height)]
    const canvas = createCanvas(width, height)
    const context = canvas.getContext('2d')
    context.fillStyle = '#ffffff'
    context.fillRect(0, 0, width, height)
    // The reader is typed for browsers; in Node it draws on this canvas all the same.
    await page.render({
      canvas: canvas as unknown as HTMLCanvasElement,
      canvasContext: context as unknown as CanvasRenderingContext2D,
      viewport,
    }).promise
    const { data } = context.getImageData(0, 0, width, height)
    drawn.push({ name: `${name}-${String(number).padStart(2, '0')}`, width, height, pixels: data })
  }
  await document.destroy()
  return drawn
}

export const keptFile = (name: string): string => join(KEPT_FOLDER, `${name}.png`)
