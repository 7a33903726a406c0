// What the file says about itself: title, author, dates, language, identity.
import { type PDFDocument, PDFHexString } from 'pdf-lib'
import { drawable } from '../text/drawable'

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

/** No conformance to PDF/A or PDF/UA is claimed: no validator has confirmed it. */
export function writeMetadata(document: PDFDocument, metadata: Metadata): void {
  document.setTitle(titleText(metadata.title), { showInWindowTitleBar: true })
  document.setAuthor(titleText(metadata.author))
  document.setSubject(titleText(metadata.subject))
  document.setCreator(metadata.creator)
  document.setProducer('pdf-lib')
  document.setLanguage(metadata.language)
  document.setCreationDate(metadata.date)
  document.setModificationDate(metadata.date)
  const id = PDFHexString.of(metadata.id)
  document.context.trailerInfo.ID = document.context.obj([id, id])
}

/**
 * Titles are set by the reader in fonts of its own, so every script may stay; what could break the
 * line or reorder it is named by its code point, as on the pages.
 */
export function titleText(text: string): string {
  return drawable(text, () => true).replaceAll('\n', ' ')
}
