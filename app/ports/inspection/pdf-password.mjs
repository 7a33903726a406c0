// Tells whether a protected PDF opens for anybody: its user's password may be empty. Source: ISO 32000-2, 7.6.4.
import { createCipheriv, createHash } from 'node:crypto'
import { PDFDict, PDFHexString, PDFName, PDFNumber, PDFString } from 'pdf-lib'

const PADDING = Buffer.from(
  '28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a',
  'hex',
)
const hash = (name, ...parts) => {
  const made = createHash(name)
  for (const part of parts) made.update(part)
  return made.digest()
}

/** False also for what is protected in another way than by passwords. */
export function opensWithoutPassword(context, sealed) {
  if (!(sealed instanceof PDFDict)) return false
  const entry = (name) => context.lookup(sealed.get(PDFName.of(name)))
  const number = (name, otherwise) => {
    const value = entry(name)
    return value instanceof PDFNumber ? value.asNumber() : otherwise
  }
  const bytes = (value) =>
    value instanceof PDFString || value instanceof PDFHexString
      ? Buffer.from(value.asBytes())
      : Buffer.alloc(0)
  if (entry('Filter') !== PDFName.of('Standard')) return false
  const revision = number('R', 0)
  const user = bytes(entry('U'))
  if (revision >= 5) return opensNewly(revision, user)
  const ids = context.lookup(context.trailerInfo.ID)
  const id = ids && 'get' in ids ? bytes(context.lookup(ids.get(0))) : Buffer.alloc(0)
  const facts = {
    revision,
    owner: bytes(entry('O')).subarray(0, 32),
    permissions: number('P', 0),
    length: revision === 2 ? 5 : number('V', 0) === 4 ? 16 : number('Length', 40) / 8,
    plainMetadata: String(entry('EncryptMetadata')) === 'false',
    id,
  }
  return opensOldly(facts, user)
}

/** Revisions 2 to 4: RC4 and MD5, algorithms 2, 4 and 5. */
function opensOldly({ revision, owner, permissions, length, plainMetadata, id }, user) {
  const flags = Buffer.alloc(4)
  flags.writeInt32LE(permissions | 0)
  const rest = revision >= 4 && plainMetadata ? Buffer.alloc(4, 0xff) : Buffer.alloc(0)
  let key = hash('md5', PADDING, owner, flags, id, rest).subarray(0, length)
  if (revision === 2) return rc4(key, PADDING).equals(user.subarray(0, 32))
  for (let turn = 0; turn < 50; turn++) key = hash('md5', key).subarray(0, length)
  let made = hash('md5', PADDING, id)
  for (let turn = 0; turn < 20; turn++)
    made = rc4(
      key.map((byte) => byte ^ turn),
      made,
    )
  return made.equals(user.subarray(0, 16))
}

/** Revisions 5 and 6: SHA-2 and AES, algorithms 11 and 2.B. */
function opensNewly(revision, user) {
  const salt = user.subarray(32, 40)
  const first = hash('sha256', salt)
  const made = revision === 5 ? first : hardened(first)
  return made.equals(user.subarray(0, 32))
}

function hardened(first) {
  let key = first
  let last = 0
  for (let turn = 0; turn < 64 || last > turn - 32; turn++) {
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32))
    cipher.setAutoPadding(false)
    const data = Buffer.concat(Array.from({ length: 64 }, () => key))
    const sealed = cipher.update(data)
    const sum = sealed.subarray(0, 16).reduce((total, byte) => total + byte, 0)
    key = hash(['sha256', 'sha384', 'sha512'][sum % 3], sealed)
    last = sealed.at(-1)
  }
  return key.subarray(0, 32)
}

/** Node's own is switched off as too weak, which it is: it only opens what it was used on. */
function rc4(key, data) {
  const state = Uint8Array.from({ length: 256 }, (_unused, at) => at)
  const swap = (one, other) => ([state[one], state[other]] = [state[other], state[one]])
  for (let at = 0, other = 0; at < 256; at++) {
    other = (other + state[at] + key[at % key.length]) & 255
    swap(at, other)
  }
  let [at, other] = [0, 0]
  return Buffer.from(data).map((byte) => {
    at = (at + 1) & 255
    other = (other + state[at]) & 255
    swap(at, other)
    return byte ^ state[(state[at] + state[other]) & 255]
  })
}
