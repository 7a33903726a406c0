// The objects of one file: those pdf-lib builds, and thousands that are spelled directly as the text
// they have in the file, which costs a fraction of building each from names and maps.
import { type PDFContext, PDFHexString, PDFRef } from 'pdf-lib'

/** Number of an object, by which others refer to it. */
export type Ref = number

export class Objects {
  /** Objects spelled directly, in the order they were written. */
  readonly written: { ref: Ref; body: string }[] = []

  constructor(readonly context: PDFContext) {}

  /** A number for an object that is written later. */
  next(): Ref {
    this.context.largestObjectNumber += 1
    return this.context.largestObjectNumber
  }

  /** The text must be a whole object in ASCII. */
  write(ref: Ref, body: string): void {
    this.written.push({ ref, body })
  }

  add(body: string): Ref {
    const ref = this.next()
    this.write(ref, body)
    return ref
  }
}

/** For a dictionary that pdf-lib keeps. */
export function pdfRef(ref: Ref): PDFRef {
  return PDFRef.of(ref)
}

const PLAIN = /^[ !-'*-[\]-~]*$/

/** Spells any text as a string object. */
export function stringObject(text: string): string {
  return PLAIN.test(text) ? `(${text})` : String(PDFHexString.fromText(text))
}
