// Chinese, Japanese and Korean, from web fonts in a hundred slices each that are opened when a
// document first needs one: a whole font would be ten times the size of all others together.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fontkit from '@pdf-lib/fontkit'
import type { Face, FaceName } from './face'
import { type OutlinePoint, simpleOutline } from './outline'
import type { TrueTypeFont } from './truetype'

export interface Slices {
  name: FaceName
  postScriptName: string
  /** The package, and how its files' names begin. */
  family: string
  /** Nothing else is drawn by these slices: it has a face of its own. */
  draws: (codePoint: number) => boolean
}

/** Chinese characters and Japanese kana. */
export const HAN: Slices = {
  name: 'han',
  postScriptName: 'NotoSansSC-Regular',
  family: 'noto-sans-sc',
  draws: (codePoint) => codePoint >= 0x2e80,
}

/** Korean syllables, and letters that stand alone. */
export const HANGUL: Slices = {
  name: 'hangul',
  postScriptName: 'NotoSansKR-Regular',
  family: 'noto-sans-kr',
  draws: (codePoint) =>
    (codePoint >= 0xac00 && codePoint < 0xd7b0) || (codePoint >= 0x3130 && codePoint < 0x3190),
}

const REGULAR = 400
/** Units per em of the slices, and of the face whose tables the subset borrows. */
const SLICE_EM = 1000
const EM = 2048

const require = createRequire(import.meta.url)

interface SlicePoint extends OutlinePoint {
  copy(): SlicePoint
}

/** What is used of fontkit's reading of a slice; its own types do not tell of it. */
interface Slice {
  variationCoords: number[]
  _variationProcessor: { transformPoints(glyph: number, points: OutlinePoint[]): void }
  hasGlyphForCodePoint(codePoint: number): boolean
  glyphForCodePoint(codePoint: number): {
    id: number
    advanceWidth: number
    _decode(): { points?: SlicePoint[] }
  }
}

/** `base` lends the tables that say nothing of single glyphs. A glyph's number is its code point. */
export function slicedFace(pack: Slices, base: TrueTypeFont): Face {
  let keys: ReadonlyMap<number, string> | undefined
  const slices = new Map<string, Slice>()
  const outlines = new Map<number, Uint8Array>()
  const advances = new Uint16Array(0x10000)
  const sliceOf = (codePoint: number): Slice | undefined => {
    if (!pack.draws(codePoint)) return undefined
    keys ??= readSliceKeys(pack)
    const key = keys.get(codePoint)
    if (key === undefined) return undefined
    const slice = slices.get(key) ?? openSlice(pack, key)
    slices.set(key, slice)
    return slice.hasGlyphForCodePoint(codePoint) ? slice : undefined
  }
  const advanceOf = (codePoint: number) =>
    sliceOf(codePoint)?.glyphForCodePoint(codePoint).advanceWidth ?? 0
  const outlineOf = (codePoint: number): Uint8Array => {
    const slice = sliceOf(codePoint)
    const known = outlines.get(codePoint)
    if (!slice || known) return known ?? new Uint8Array()
    const made = simpleOutline(pointsOf(slice, codePoint))
    outlines.set(codePoint, made)
    return made
  }
  const covers = (codePoint: number): boolean => {
    if (sliceOf(codePoint) === undefined) return false
    if (codePoint < 0x10000) advances[codePoint] = advanceOf(codePoint)
    return true
  }
  const font: TrueTypeFont = {
    ...base,
    glyphOf: (codePoint) => (covers(codePoint) ? codePoint : 0),
    advanceOfGlyph: advanceOf,
    outlineOf,
    metricsOf: (glyph) => {
      const outline = outlineOf(glyph)
      const bearing = outline.length === 0 ? 0 : new DataView(outline.buffer).getInt16(2)
      return { advance: scaled(advanceOf(glyph)), bearing }
    },
  }
  const { name, postScriptName } = pack
  return { name, postScriptName, font, hasCommon: false, advances, covers, advanceOf }
}

const packageOf = ({ family }: Slices) => `@fontsource-variable/${family}`

/** Which slice may have a code point: the ranges are those a browser would load it for. */
function readSliceKeys(pack: Slices): Map<number, string> {
  const found = new Map<number, string>()
  const file = readFileSync(require.resolve(`${packageOf(pack)}/unicode.json`), 'utf8')
  const ranges: Record<string, string> = JSON.parse(file)
  for (const [name, spelled] of Object.entries(ranges)) {
    const key = /^\[(\d+)\]$/.exec(name)?.[1]
    if (key === undefined) continue
    for (const range of spelled.replaceAll('U+', '').split(',')) {
      const [first = 0, last = first] = range
        .split('-')
        .map((digits) => Number.parseInt(digits, 16))
      for (let codePoint = first; codePoint <= last; codePoint++) found.set(codePoint, key)
    }
  }
  return found
}

function openSlice(pack: Slices, key: string): Slice {
  const file = require.resolve(`${packageOf(pack)}/files/${pack.family}-${key}-wght-normal.woff2`)
  const slice = fontkit.create(readFileSync(file)) as unknown as Slice
  slice.variationCoords = [REGULAR]
  return slice
}

/** The slices hold the thinnest weight, and how each point moves towards the others. */
function pointsOf(slice: Slice, codePoint: number): OutlinePoint[] {
  const glyph = slice.glyphForCodePoint(codePoint)
  const points = (glyph._decode().points ?? []).map((point) => point.copy())
  // Four points that stand for the glyph's metrics follow its own.
  const metrics = points.slice(0, 1).flatMap((point) =>
    [0, glyph.advanceWidth, 0, 0].map((x) => {
      return Object.assign(point.copy(), { x, y: 0, onCurve: false, endContour: true })
    }),
  )
  if (points.length > 0) {
    slice._variationProcessor.transformPoints(glyph.id, [...points, ...metrics])
  }
  return points.map(({ x, y, onCurve, endContour }) => {
    return { x: scaled(x), y: scaled(y), onCurve, endContour }
  })
}

function scaled(units: number): number {
  return Math.round((units * EM) / SLICE_EM)
}
