// Bytes written one short text after another: a page's content grows by thousands of them.

/** Room for a page that is not unusually full. */
const FIRST = 12_288

export class Bytes {
  private bytes = new Uint8Array(FIRST)
  private length = 0

  /** Each character must be one byte. */
  put(text: string): void {
    const end = this.length + text.length
    if (end > this.bytes.length) this.grow(end)
    const { bytes } = this
    let at = this.length
    for (let index = 0; index < text.length; index++) bytes[at++] = text.charCodeAt(index)
    this.length = end
  }

  /** What was put so far; not a copy. */
  written(): Uint8Array {
    return this.bytes.subarray(0, this.length)
  }

  private grow(needed: number): void {
    const larger = new Uint8Array(Math.max(needed, this.bytes.length * 2))
    larger.set(this.written())
    this.bytes = larger
  }
}
