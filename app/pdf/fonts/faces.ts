// The faces documents are set in, read from the DejaVu package once per process.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Face, FaceName } from './face'
import { HAN, HANGUL, slicedFace } from './sliced'
import { readTrueType, type TrueTypeFont } from './truetype'

export type Faces = Readonly<Record<FaceName, Face>>

const FILES = {
  regular: 'DejaVuSans',
  bold: 'DejaVuSans-Bold',
  mono: 'DejaVuSansMono',
} satisfies Record<Exclude<FaceName, 'han' | 'hangul'>, string>

let loaded: Faces | undefined

export function loadFaces(): Faces {
  if (loaded) return loaded
  const regular = loadFace('regular')
  const [bold, mono] = [loadFace('bold'), loadFace('mono')]
  const { font } = regular
  const [han, hangul] = [slicedFace(HAN, font), slicedFace(HANGUL, font)]
  loaded = { regular, bold, mono, han, hangul }
  return loaded
}

/** The face a character is set in where another is wanted; undefined where none covers it. */
export function faceFor(codePoint: number, wanted: Face, faces: Faces): Face | undefined {
  return [wanted, faces.regular, faces.han, faces.hangul].find((face) => face.covers(codePoint))
}

function loadFace(name: keyof typeof FILES): Face {
  const postScriptName = FILES[name]
  const file = createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${postScriptName}.ttf`)
  return makeFace(name, postScriptName, readTrueType(readFileSync(file)))
}

/** Advances of the basic plane are worked out once: layout asks for one per character drawn. */
function makeFace(name: FaceName, postScriptName: string, font: TrueTypeFont): Face {
  const advances = new Uint16Array(0x10000)
  for (let code = 0; code < 0x10000; code++) {
    const glyph = font.glyphOf(code)
    if (glyph !== 0) advances[code] = font.advanceOfGlyph(glyph)
  }
  return {
    name,
    postScriptName,
    font,
    hasCommon: true,
    advances,
    covers: (code) => font.glyphOf(code) !== 0,
    advanceOf: (code) =>
      code < 0x10000 ? (advances[code] ?? 0) : font.advanceOfGlyph(font.glyphOf(code)),
  }
}
