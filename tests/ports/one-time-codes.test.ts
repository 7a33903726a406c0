import { URI } from 'otpauth'
import decodeQR from 'qr/decode.js'
import { expect, it } from 'vitest'
import { codeAt, keyText, keyUri, pictureOf, stepOf } from '../../app/ports/one-time-codes'

/** RFC 6238, appendix B, the rows of SHA-1: the secret of the vectors, and eight digits. */
const secret = new TextEncoder().encode('12345678901234567890')
const vectors = [
  ['1970-01-01T00:00:59Z', '94287082'],
  ['2005-03-18T01:58:29Z', '07081804'],
  ['2005-03-18T01:58:31Z', '14050471'],
  ['2009-02-13T23:31:30Z', '89005924'],
  ['2033-05-18T03:33:20Z', '69279037'],
  ['2603-10-11T11:33:20Z', '65353130'],
] as const

it.each(vectors)('gives the code of RFC 6238 at %s: %s', (at, code) => {
  expect(codeAt(secret, new Date(at), 8)).toBe(code)
  expect(codeAt(secret, new Date(at))).toBe(code.slice(2))
})

const now = new Date('2026-11-21T10:00:10Z')
const step = Math.floor(now.getTime() / 30_000)
const shifted = (steps: number) => codeAt(secret, new Date(now.getTime() + steps * 30_000))

it('finds the step of a code one step to either side of now, and of no other', () => {
  expect([-1, 0, 1].map((off) => stepOf(secret, shifted(off), now))).toEqual([
    step - 1,
    step,
    step + 1,
  ])
  expect([-3, -2, 2, 3].map((off) => stepOf(secret, shifted(off), now))).toEqual([
    null,
    null,
    null,
    null,
  ])
  expect(stepOf(new TextEncoder().encode('another secret of 20'), shifted(0), now)).toBeNull()
})

it('tells an app the same key by picture, by address and by typing', () => {
  const uri = keyUri(secret, { issuer: 'Assay, Muster & Söhne', account: 'ada@example.com' })
  const { size, path } = pictureOf(uri)
  expect(read(size, path)).toBe(uri)
  const parsed = URI.parse(uri)
  expect(parsed).toMatchObject({
    issuer: 'Assay, Muster & Söhne',
    label: 'ada@example.com',
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
  })
  expect(keyText(secret).replaceAll(' ', '')).toBe(parsed.secret.base32)
})

/** Draws the path as a browser would, four pixels a module, and reads it as an app would. */
function read(size: number, path: string): string {
  const scale = 4
  const width = size * scale
  const data = new Uint8ClampedArray(width * width * 4).fill(255)
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let dy = 0; dy < scale; dy++) {
      for (let dx = 0; dx < scale; dx++) {
        const at = ((Number(y) * scale + dy) * width + Number(x) * scale + dx) * 4
        data.set([0, 0, 0], at)
      }
    }
  }
  return decodeQR({ width, height: width, data })
}
