// Leaves room for a signature in a document: a field without a look, and a value that is filled in when all bytes are there.
import {
  type PDFDocument,
  PDFHexString,
  PDFInvalidObject,
  PDFName,
  type PDFRef,
  PDFString,
} from 'pdf-lib'

export interface SignatureRoom {
  /** Most bytes that the signature will have. */
  bytes: number
  /** Who signs, as readers of PDF show it. */
  name: string
  /** What is signed; plain ASCII without brackets. */
  reason: string
  date: Date
}

/** Width of each figure that is filled in later. */
const FIGURE = 10
/** A signature field without appearance is printed and locked, and has no size. */
const PRINTED_AND_LOCKED = 132
/** The file is signed, and may only be added to. */
const SIGNED_APPEND_ONLY = 3

/** What stands where the signature and the range that it covers will be written. */
export const blankRange = `/ByteRange[0${` ${' '.repeat(FIGURE)}`.repeat(3)}]/Contents<`

export const filledRange = (figures: readonly [number, number, number]): string =>
  `/ByteRange[0${figures.map((figure) => ` ${String(figure).padEnd(FIGURE)}`).join('')}]`

/** Returns the field, which also has to be listed among the annotations of `page`. */
export function leaveRoom(document: PDFDocument, room: SignatureRoom, page: PDFRef): PDFRef {
  const { context, catalog } = document
  const value = context.register(PDFInvalidObject.of(Buffer.from(blankValue(room), 'latin1')))
  const field = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: PDFString.of('Signature'),
      V: value,
      F: PRINTED_AND_LOCKED,
      Rect: [0, 0, 0, 0],
      P: page,
    }),
  )
  catalog.set(
    PDFName.of('AcroForm'),
    context.obj({ Fields: [field], SigFlags: SIGNED_APPEND_ONLY }),
  )
  return field
}

/** Spelled as it will stand in the file: it may not be packed or compressed with other objects. */
function blankValue({ bytes, name, reason, date }: SignatureRoom): string {
  return (
    '<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached' +
    `/Name${PDFHexString.fromText(name)}/Reason(${reason})/M${PDFString.fromDate(date)}` +
    `${blankRange}${'00'.repeat(bytes)}>>>`
  )
}
