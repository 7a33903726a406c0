// A detached PKCS#7 signature over SHA-256 with RSA: written byte for byte the same each time, so that reading can insist on it.
import { createHash, verify, X509Certificate } from 'node:crypto'
import { type DerValue, der, oid, readValue, readValues, sequence, setOf, tags } from './der'

export interface SignedDigest {
  /** DER, the signer's own first. */
  certificates: readonly Uint8Array[]
  /** SHA-256 of what is signed. */
  digest: Uint8Array
  /** Kept to the second. */
  at: Date
}

/** Gives the RSA signature (PKCS#1 v1.5, SHA-256) of the attributes. */
export type RawSigner = (attributes: Uint8Array) => Uint8Array

const ids = {
  data: oid('1.2.840.113549.1.7.1'),
  signedData: oid('1.2.840.113549.1.7.2'),
  contentType: oid('1.2.840.113549.1.9.3'),
  messageDigest: oid('1.2.840.113549.1.9.4'),
  signingTime: oid('1.2.840.113549.1.9.5'),
  signingCertificate: oid('1.2.840.113549.1.9.16.2.47'),
  sha256: oid('2.16.840.1.101.3.4.2.1'),
  rsa: oid('1.2.840.113549.1.1.1'),
}
const one = der(tags.integer, Buffer.from([1]))
const sha256Algorithm = sequence(ids.sha256, der(tags.null))

/** RFC 5652, version 1: no content inside, one signer, signed attributes. */
export function cmsOf(signed: SignedDigest, sign: RawSigner): Buffer {
  const [signer] = signed.certificates
  if (!signer) throw new Error('A signature needs the certificate of its signer')
  const attributes = attributesOf(signed)
  const signerInfo = sequence(
    one,
    issuerAndSerial(signer),
    sha256Algorithm,
    der(tags.zero, readValue(attributes).content),
    sequence(ids.rsa, der(tags.null)),
    der(tags.octets, sign(attributes)),
  )
  const signedData = sequence(
    one,
    setOf(sha256Algorithm),
    sequence(ids.data),
    der(tags.zero, ...signed.certificates),
    setOf(signerInfo),
  )
  return sequence(ids.signedData, der(tags.zero, signedData))
}

/**
 * What is really signed: the kind of content, its hash, the time, and the hash of every certificate
 * (RFC 5035), or a bit of a certificate could change without breaking the signature.
 */
function attributesOf({ digest, at, certificates }: SignedDigest): Buffer {
  const hashes = certificates.map((certificate) => {
    return sequence(der(tags.octets, createHash('sha256').update(certificate).digest()))
  })
  return setOf(
    sequence(ids.signingCertificate, setOf(sequence(sequence(...hashes)))),
    sequence(ids.contentType, setOf(ids.data)),
    sequence(ids.signingTime, setOf(timeOf(at))),
    sequence(ids.messageDigest, setOf(der(tags.octets, digest))),
  )
}

/** RFC 5652, 11.3: two digits of the year until 2049, four from 2050. */
function timeOf(at: Date): Buffer {
  const digits = `${at.toISOString().slice(0, 19).replace(/\D/g, '')}Z`
  return at.getUTCFullYear() < 2050
    ? der(tags.utcTime, Buffer.from(digits.slice(2)))
    : der(tags.generalTime, Buffer.from(digits))
}

function readTime({ tag, content }: DerValue): Date {
  const text = Buffer.from(content).toString('latin1')
  const digits = tag === tags.utcTime ? `20${text}` : text
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(digits)
  if (!parts) throw new Error('Not a time')
  const [, year, month, day, hour, minute, second] = parts
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`)
}

/** Issuer and serial number as they stand in the certificate. */
function issuerAndSerial(certificate: Uint8Array): Buffer {
  const [body] = readValues(readValue(certificate).content)
  if (!body) throw new Error('Not a certificate')
  const fields = readValues(body.content)
  // A version, where one is told, stands before the serial number.
  const from = fields[0]?.tag === tags.zero ? 1 : 0
  const [serial, , issuer] = fields.slice(from)
  if (!serial || !issuer) throw new Error('Not a certificate')
  return sequence(issuer.whole, serial.whole)
}

/**
 * What a signature says, where it is whole and its own: null for one with a single bit changed, and for
 * one that another program wrote. Nothing in it is free: it must be what `cmsOf` makes of its parts, with
 * nothing but zeros behind it.
 */
export function readCms(bytes: Uint8Array): SignedDigest | null {
  try {
    const { signature, ...signed } = partsOf(bytes)
    const again = cmsOf(signed, () => signature)
    const room = Buffer.concat([again], bytes.length)
    if (Buffer.compare(room, bytes) !== 0) return null
    const [signer] = signed.certificates
    if (!signer) return null
    const { publicKey } = new X509Certificate(signer)
    return verify('sha256', attributesOf(signed), publicKey, signature) ? signed : null
  } catch {
    return null
  }
}

function partsOf(bytes: Uint8Array): SignedDigest & { signature: Uint8Array } {
  const content = inside(readValue(bytes), 1)
  const signedData = readValues(at(readValues(content), 0).content)
  const certificates = readValues(at(signedData, 3).content).map(({ whole }) => whole)
  const signer = readValues(at(readValues(at(signedData, 4).content), 0).content)
  const attributes = readValues(at(signer, 3).content)
  return {
    certificates,
    at: readTime(attribute(attributes, ids.signingTime)),
    digest: attribute(attributes, ids.messageDigest).content,
    signature: at(signer, 5).content,
  }
}

function attribute(attributes: readonly DerValue[], id: Uint8Array): DerValue {
  for (const { content } of attributes) {
    const [name, values] = readValues(content)
    if (name && values && Buffer.compare(name.whole, id) === 0) return readValue(values.content)
  }
  throw new Error('An attribute is missing')
}

const inside = ({ content }: DerValue, place: number) => at(readValues(content), place).content

function at(values: readonly DerValue[], place: number): DerValue {
  const value = values[place]
  if (!value) throw new Error('DER ends too early')
  return value
}
