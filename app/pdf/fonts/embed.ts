// Puts the faces a document uses into it as the objects a PDF reader expects.
import { addStream, type Compressed, compress } from '../assembly/compress'
import type { Objects, Ref } from '../assembly/objects'
import { COMMON } from './common-codes'
import type { Face } from './face'
import type { FaceInUse } from './face-in-use'
import { drawnAs, meantBy } from './mirrored'
import { byteMap, subsetFont } from './subset'
import { toUnicodeMap } from './to-unicode'

/** "Symbolic" in the sense of the format: the codes are the document's own. */
const SYMBOLIC = 4
const FIXED_PITCH = 1
const FIRST = 0x20

/** References by the names pages use; a face or part of one that no page used is left out. */
export function embedFace(objects: Objects, inUse: FaceInUse): Record<string, Ref> {
  const { common, others, resource, resourceOfOthers } = inUse
  return {
    ...(common.includes(1) ? { [resource]: embedCommon(objects, inUse) } : {}),
    ...(others.length > 0 ? { [resourceOfOthers]: embedOthers(objects, inUse) } : {}),
  }
}

interface CommonFont {
  file: Compressed
  widths: string
  toUnicode: Compressed
}

/**
 * Documents of one kind use the same common characters, so that their fonts are kept between them.
 * By face and the codes used.
 */
const commonFonts = new Map<string, CommonFont>()
const KEPT = 48

function commonFont({ face, common }: FaceInUse): CommonFont {
  const key = `${face.name} ${common.join('')}`
  const made = commonFonts.get(key) ?? makeCommonFont(face, common)
  // The one used last goes to the end; the one not used for longest is let go.
  commonFonts.delete(key)
  commonFonts.set(key, made)
  const [oldest] = commonFonts.keys()
  if (commonFonts.size > KEPT && oldest !== undefined) commonFonts.delete(oldest)
  return made
}

function makeCommonFont(face: Face, common: Uint8Array): CommonFont {
  const covered = COMMON.map((codePoint, code) => (common[code] ? codePoint : 0))
  const glyphs = [0, ...covered.flatMap((code) => (code ? [face.font.glyphOf(code)] : []))]
  let place = 0
  const map = byteMap(covered.map((codePoint) => (codePoint ? ++place : 0)))
  return {
    file: compress(subsetFont(face.font, glyphs, map)),
    widths: covered.slice(FIRST).map(face.advanceOf).join(' '),
    toUnicode: compress(toUnicodeMap(covered, 1)),
  }
}

function embedCommon(objects: Objects, inUse: FaceInUse): Ref {
  const { face, resource } = inUse
  const { file, widths, toUnicode } = commonFont(inUse)
  const name = `${subsetTag(resource, 'A')}+${face.postScriptName}`
  const descriptor = embedDescriptor(objects, face, name, file)
  const map = addStream(objects, toUnicode)
  return objects.add(
    `<</Type/Font/Subtype/TrueType/BaseFont/${name}/FirstChar ${FIRST}/LastChar 255` +
      `/Widths[${widths}]/FontDescriptor ${descriptor} 0 R/ToUnicode ${map} 0 R>>`,
  )
}

function embedOthers(objects: Objects, { face, others, resource }: FaceInUse): Ref {
  const glyphs = [0, ...others.map((codePoint) => face.font.glyphOf(drawnAs(codePoint)))]
  const name = `${subsetTag(resource, 'B')}+${face.postScriptName}`
  const file = compress(subsetFont(face.font, glyphs))
  const descriptor = embedDescriptor(objects, face, name, file)
  const widths = glyphs.map((glyph) => face.font.advanceOfGlyph(glyph)).join(' ')
  const descendant = objects.add(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDToGIDMap/Identity` +
      '/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>' +
      `/DW 0/W[0[${widths}]]/FontDescriptor ${descriptor} 0 R>>`,
  )
  const map = addStream(objects, compress(toUnicodeMap([0, ...others.map(meantBy)], 2)))
  return objects.add(
    `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H` +
      `/DescendantFonts[${descendant} 0 R]/ToUnicode ${map} 0 R>>`,
  )
}

function embedDescriptor(objects: Objects, face: Face, name: string, file: Compressed): Ref {
  const { font } = face
  const stream = addStream(objects, file, { Length1: file.length })
  return objects.add(
    `<</Type/FontDescriptor/FontName/${name}/FontBBox[${font.box.join(' ')}]/ItalicAngle 0` +
      `/Flags ${face.name === 'mono' ? SYMBOLIC + FIXED_PITCH : SYMBOLIC}/CapHeight 729` +
      `/Ascent ${font.ascent}/Descent ${font.descent}/StemV ${face.name === 'bold' ? 140 : 80}` +
      `/FontFile2 ${stream} 0 R>>`,
  )
}

/** Six letters, different for each font of the document, the same in every run. */
function subsetTag(resource: string, part: 'A' | 'B'): string {
  return `ASSA${String.fromCharCode(65 + Number(resource.slice(1)))}${part}`
}
