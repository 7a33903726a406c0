// Puts a subset face into the document as the objects a PDF reader expects.
import { type PDFContext, PDFName, type PDFRef, PDFString } from 'pdf-lib'
import type { FaceInUse } from './face-in-use'
import { subsetFont } from './subset'
import { toUnicodeMap } from './to-unicode'

/** "Symbolic" in the sense of the format: the codes are the document's own. */
const SYMBOLIC = 4
const FIXED_PITCH = 1

export function embedFace(context: PDFContext, inUse: FaceInUse): PDFRef {
  const { face, codePoints } = inUse
  const glyphs = [0, ...codePoints.map((codePoint) => face.font.glyphOf(codePoint))]
  const baseFont = `${subsetTag(inUse.resource)}+${face.postScriptName}`
  const descendant = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: baseFont,
    CIDSystemInfo: {
      Registry: PDFString.of('Adobe'),
      Ordering: PDFString.of('Identity'),
      Supplement: 0,
    },
    FontDescriptor: embedDescriptor(context, inUse, baseFont, subsetFont(face.font, glyphs)),
    CIDToGIDMap: 'Identity',
    DW: 0,
    W: [0, glyphs.map((glyph) => face.font.advanceOfGlyph(glyph))],
  })
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: baseFont,
      Encoding: 'Identity-H',
      DescendantFonts: [context.register(descendant)],
      ToUnicode: context.register(context.flateStream(toUnicodeMap(codePoints))),
    }),
  )
}

function embedDescriptor(
  context: PDFContext,
  { face }: FaceInUse,
  baseFont: string,
  file: Uint8Array,
): PDFRef {
  const stream = context.flateStream(file, { Length1: file.length })
  return context.register(
    context.obj({
      Type: PDFName.of('FontDescriptor'),
      FontName: baseFont,
      Flags: face.name === 'mono' ? SYMBOLIC + FIXED_PITCH : SYMBOLIC,
      FontBBox: [...face.font.box],
      ItalicAngle: 0,
      Ascent: face.font.ascent,
      Descent: face.font.descent,
      CapHeight: 729,
      StemV: face.name === 'bold' ? 140 : 80,
      FontFile2: context.register(stream),
    }),
  )
}

/** Six letters, different for each face of the document, the same in every run. */
function subsetTag(resource: string): string {
  return `ASSAY${String.fromCharCode(65 + Number(resource.slice(1)))}`
}
