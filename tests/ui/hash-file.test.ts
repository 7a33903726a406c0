// The browser's own hashing of a report: a count that moves, the right hash, and a sentence for what is none.
import { createHash, randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { hashFile } from '../../app/ui/verify/hash-file'

it('tells how much of a large file was read, up to all of it, and gives its SHA-256', async () => {
  const bytes = randomBytes(40 * 1024 * 1024)
  const told: number[] = []
  const file = new File([bytes], 'report.pdf')
  // As a browser reads from a disk: piece by piece.
  file.stream = () =>
    new ReadableStream({
      start(stream) {
        for (let at = 0; at < bytes.length; at += 65_536) {
          stream.enqueue(bytes.subarray(at, at + 65_536))
        }
        stream.close()
      },
    })
  const hashed = await hashFile(file, (done) => told.push(done))
  expect(hashed).toEqual({ ok: true, hash: createHash('sha256').update(bytes).digest('hex') })
  expect(told.length).toBeGreaterThan(20)
  expect(told).toEqual(told.toSorted((a, b) => a - b))
  expect(new Set(told).size).toBe(told.length)
  expect(told.at(-1)).toBe(100)
})

it('says of an empty file, of one too large and of one that cannot be read what to do', async () => {
  const sentence = async (file: File) => {
    const hashed = await hashFile(file, () => {})
    return hashed.ok ? '' : hashed.sentence
  }
  expect(await sentence(new File([], 'report.pdf'))).toContain('is empty')
  const large = Object.defineProperty(new File(['x'], 'a.pdf'), 'size', { value: 2 ** 30 })
  expect(await sentence(large)).toContain('too large')
  const gone = new File(['x'], 'a.pdf')
  gone.stream = () => {
    throw new Error('gone')
  }
  expect(await sentence(gone)).toContain('could not be read')
})
