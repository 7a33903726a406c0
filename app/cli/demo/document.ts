// A one-page PDF that stands for a vendor's document and says of itself that it is made up.
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { type PlainDate, wordsOf } from '../../core/schedule/plain-date'

export interface Document {
  title: string
  company: string
  issuer: string
  scope: string
  from: PlainDate | null
  to: PlainDate | null
}

export async function documentBytes(document: Document): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  pdf.setTitle(document.title)
  const page = pdf.addPage([595, 842])
  const [plain, bold] = [
    await pdf.embedFont(StandardFonts.Helvetica),
    await pdf.embedFont(StandardFonts.HelveticaBold),
  ]
  page.drawText(document.title, { x: 60, y: 740, size: 22, font: bold })
  let y = 700
  for (const line of linesOf(document)) {
    page.drawText(inLatin(line), { x: 60, y, size: 11, font: plain, maxWidth: 470, lineHeight: 15 })
    y -= 36
  }
  return pdf.save()
}

function linesOf({ company, issuer, scope, from, to }: Document): string[] {
  return [
    `Company: ${company}`,
    `Issued by: ${issuer}`,
    `Scope: ${scope}`,
    ...(from ? [`From: ${wordsOf(from)}`] : []),
    ...(to ? [`To: ${wordsOf(to)}`] : []),
    'Made up for the demonstration of Assay. It certifies nothing, and its company does not exist.',
  ]
}

/** The standard fonts know Latin-1 alone; a typographic apostrophe would throw. */
const inLatin = (text: string): string =>
  text.replaceAll('’', "'").replace(/[^\u0020-\u007e\u00a0-\u00ff]/g, '?')
