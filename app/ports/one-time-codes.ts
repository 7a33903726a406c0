// Codes by time, RFC 6238 as authenticator apps speak it: SHA-1, six digits, thirty seconds; and the picture an app reads.
import { HOTP, Secret, TOTP } from 'otpauth'
import encodeQR from 'qr'
import { STEP_SECONDS, STEPS_OFF } from '../core/people/second-factor'

/** RFC 4226, 4: 160 bits are recommended. */
export const SECRET_BYTES = 20

/** The time step that a code is of, within one step of now; null where it is of none of them. */
export function stepOf(secret: Uint8Array, code: string, now: Date): number | null {
  const counter = Math.floor(now.getTime() / 1000 / STEP_SECONDS)
  const off = HOTP.validate({ token: code, secret: keyOf(secret), counter, window: STEPS_OFF })
  return off === null ? null : counter + off
}

/** The code at a time, as the app shows it: what tests type. */
export function codeAt(secret: Uint8Array, at: Date, digits = 6): string {
  const counter = Math.floor(at.getTime() / 1000 / STEP_SECONDS)
  return HOTP.generate({ secret: keyOf(secret), counter, digits })
}

/** In groups of four, to be typed. */
export const keyText = (secret: Uint8Array): string =>
  keyOf(secret)
    .base32.match(/.{1,4}/g)
    ?.join(' ') ?? ''

/** What the picture says. */
export function keyUri(secret: Uint8Array, of: { issuer: string; account: string }): string {
  return new TOTP({ issuer: of.issuer, label: of.account, secret: keyOf(secret) }).toString()
}

export interface Picture {
  /** Modules to a side, the quiet zone around them included. */
  size: number
  /** An SVG path of the dark modules, one unit each. */
  path: string
}

/** A QR code as one path: drawn in the page itself, fetched from nowhere. */
export function pictureOf(text: string): Picture {
  const rows = encodeQR(text, 'raw', { border: 4 })
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
  return { size: rows.length, path: path.join('') }
}

const keyOf = (secret: Uint8Array): Secret => new Secret({ buffer: new Uint8Array(secret).buffer })
