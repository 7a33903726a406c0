// A file inside the document, listed by readers among its attachments.
import { type PDFDocument, PDFName, PDFString } from 'pdf-lib'
import { addStream, compress } from './compress'
import { type Objects, pdfRef, stringObject } from './objects'

export interface Attachment {
  /** Plain ASCII, without brackets. */
  name: string
  mimeType: string
  description: string
  text: string
}

export function attach(
  { context, catalog }: PDFDocument,
  objects: Objects,
  { attachment, date }: { attachment: Attachment; date: Date },
): void {
  const { name, mimeType, description, text } = attachment
  const contents = compress(Buffer.from(text, 'utf8'))
  const day = PDFString.fromDate(date)
  const file = addStream(objects, contents, {
    Type: 'EmbeddedFile',
    Subtype: mimeType,
    Params: { Size: contents.length, CreationDate: day, ModDate: day },
  })
  const entry = objects.add(
    `<</Type/Filespec/F(${name})/UF(${name})/EF<</F ${file} 0 R/UF ${file} 0 R>>` +
      `/Desc ${stringObject(description)}/AFRelationship/Data>>`,
  )
  const listed = { EmbeddedFiles: { Names: [PDFString.of(name), pdfRef(entry)] } }
  catalog.set(PDFName.of('Names'), context.obj(listed))
  catalog.set(PDFName.of('AF'), context.obj([pdfRef(entry)]))
}
