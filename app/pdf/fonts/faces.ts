// The faces documents are set in, read from the DejaVu package once per process.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { readTrueType, type TrueTypeFont } from './truetype'

export type FaceName = 'regular' | 'bold' | 'mono'

export interface Face {
  name: FaceName
  /** Name written into the document. */
  postScriptName: string
  font: TrueTypeFont
  /** Whether it draws ASCII and the other common characters, which are then embedded together. */
  hasCommon: boolean
  /** Width in thousandths of the type size by code point of the basic plane; 0 if not covered. */
  advances: Uint16Array
  covers(codePoint: number): boolean
  /** Width in thousandths of the type size; 0 for a code point the face does not cover. */
  advanceOf(codePoint: number): number
}

export type Faces = Readonly<Record<FaceName, Face>>

const FILES = {
  regular: 'DejaVuSans',
  bold: 'DejaVuSans-Bold',
  mono: 'DejaVuSansMono',
} satisfies Record<FaceName, string>

let loaded: Faces | undefined

export function loadFaces(): Faces {
  loaded ??= { regular: loadFace('regular'), bold: loadFace('bold'), mono: loadFace('mono') }
  return loaded
}

function loadFace(name: FaceName): Face {
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
