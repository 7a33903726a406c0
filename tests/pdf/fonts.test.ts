import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createCanvas, GlobalFonts } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import type { FaceName } from '../../app/pdf/fonts/face'
import { loadFaces } from '../../app/pdf/fonts/faces'
import { subsetFont } from '../../app/pdf/fonts/subset'
import { toUnicodeMap } from '../../app/pdf/fonts/to-unicode'
import { readTrueType } from '../../app/pdf/fonts/truetype'
import { paragraph } from '../../app/pdf/layout/paragraph'
import { MARGIN } from '../../app/pdf/style'
import { makeTestDocument } from './fixtures/document'
import { darkShare, renderPage } from './reading'

const SAMPLES = [
  'Hamburgefonstiv 0123456789',
  'Größe façade naïve Łódź č',
  'Привет, конфиденциально',
  'Ελληνικά Ω έγγραφο',
  '✓ ✔ ✘ ○ ◐ ▲ ◆ → ≥ ½ €',
]
const FILES = {
  regular: 'DejaVuSans',
  bold: 'DejaVuSans-Bold',
  mono: 'DejaVuSansMono',
} satisfies Partial<Record<FaceName, string>>
const fontFile = (face: keyof typeof FILES) =>
  createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${FILES[face]}.ttf`)

describe('embedded subset faces', () => {
  it.each(['regular', 'bold', 'mono'] as const)(
    'draw every glyph of %s as the font does',
    async (face) => {
      const bytes = await makeTestDocument((flow) => {
        for (const text of SAMPLES) paragraph(flow, [{ text, face, size: 20 }], { style: 'title' })
      })
      const page = await renderPage(bytes, 1)
      SAMPLES.forEach((text, index) => {
        const ink = page.inkIn({ x: MARGIN, y: MARGIN + index * 42, width: 400, height: 34 })
        const reference = inkOfFont(face, text)
        expect(reference).toBeGreaterThan(0.01)
        expect(ink / reference).toBeGreaterThan(0.85)
        expect(ink / reference).toBeLessThan(1.15)
      })
    },
  )

  it('hold composite glyphs with all their parts', () => {
    const font = readTrueType(readFileSync(fontFile('regular')))
    const eAcute = font.glyphOf('é'.codePointAt(0) ?? 0)
    const subset = subsetFont(font, [0, eAcute])
    const maxp = tableAt(subset, 'maxp')
    expect(new DataView(subset.buffer).getUint16(maxp + 4)).toBeGreaterThan(2)
  })

  it('are the same bytes each time, and leave the font as it was', () => {
    const { font } = loadFaces().mono
    const glyphs = [0, ...Array.from('abc✓é', (c) => font.glyphOf(c.codePointAt(0) ?? 0))]
    const metrics = glyphs.map((glyph) => font.metricsOf(glyph))
    const first = subsetFont(font, glyphs)
    expect(subsetFont(font, glyphs)).toEqual(first)
    expect(glyphs.map((glyph) => font.metricsOf(glyph))).toEqual(metrics)
    expect(new Set(metrics.map(({ advance }) => advance)).size).toBe(1)
  })

  it('say which character each code stands for, beyond the basic plane too', () => {
    const map = toUnicodeMap([0, 0x41, 0x1d54f], 2)
    expect(map).toContain('<0001> <0041>')
    expect(map).toContain('<0002> <d835dd4f>')
  })

  it('are split into blocks that every reader accepts', () => {
    const map = toUnicodeMap(
      Array.from({ length: 250 }, (_, index) => 0x100 + index),
      2,
    )
    expect(map.match(/\d+ beginbfchar/g)).toEqual([
      '100 beginbfchar',
      '100 beginbfchar',
      '50 beginbfchar',
    ])
  })
})

/** The same text drawn by a canvas from the font file itself, in a box of the same size. */
function inkOfFont(face: keyof typeof FILES, text: string): number {
  GlobalFonts.registerFromPath(fontFile(face), `Reference ${face}`)
  const canvas = createCanvas(800, 68)
  const context = canvas.getContext('2d')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, 800, 68)
  context.fillStyle = '#1B1F24'
  context.font = `40px "Reference ${face}"`
  context.fillText(text, 0, 52)
  return darkShare(context, [0, 0, 800, 68])
}

function tableAt(file: Uint8Array, tag: string): number {
  const view = new DataView(file.buffer)
  for (let at = 12; at < 12 + view.getUint16(4) * 16; at += 16) {
    if (String.fromCharCode(...file.subarray(at, at + 4)) === tag) return view.getUint32(at + 8)
  }
  throw new Error(`No ${tag} table`)
}
