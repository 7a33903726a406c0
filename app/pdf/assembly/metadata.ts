// What the file says about itself: title, author, dates, language, identity, attachment.
import { AFRelationship, type PDFDocument, PDFHexString } from 'pdf-lib'

export interface Metadata {
  title: string
  author: string
  subject: string
  /** Program that made it. */
  creator: string
  /** Language tag, 'en'. */
  language: string
  /** Stands as creation and modification date; nothing else in the file tells the time. */
  date: Date
  /** 32 hex digits that identify the document; the same content has the same ones. */
  id: string
}

export interface Attachment {
  /** Plain ASCII. */
  name: string
  mimeType: string
  description: string
  text: string
}

/** No conformance to PDF/A or PDF/UA is claimed: no validator has confirmed it. */
export function writeMetadata(document: PDFDocument, metadata: Metadata): void {
  document.setTitle(wellFormed(metadata.title), { showInWindowTitleBar: true })
  document.setAuthor(wellFormed(metadata.author))
  document.setSubject(wellFormed(metadata.subject))
  document.setCreator(metadata.creator)
  document.setProducer('pdf-lib')
  document.setLanguage(metadata.language)
  document.setCreationDate(metadata.date)
  document.setModificationDate(metadata.date)
  const id = PDFHexString.of(metadata.id)
  document.context.trailerInfo.ID = document.context.obj([id, id])
}

export async function attach(document: PDFDocument, attachment: Attachment, date: Date) {
  const { name, mimeType, description, text } = attachment
  await document.attach(new TextEncoder().encode(text), name, {
    mimeType,
    description,
    creationDate: date,
    modificationDate: date,
    afRelationship: AFRelationship.Data,
  })
}

/** Half a surrogate pair has no spelling in the file. */
export function wellFormed(text: string): string {
  return text.replace(
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '\ufffd',
  )
}
