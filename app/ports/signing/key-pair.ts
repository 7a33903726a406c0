// The portal's own signing key: made on first start, kept with a certificate that it signed itself, never replaced.
import { createPrivateKey, generateKeyPair, randomBytes, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import forge from 'node-forge'
import { keepDurably } from '../durable'
import { certificatesIn, type KeyPair } from './certificates'

const KEY_FILE = 'report-signing.pem'
const KEY_BITS = 3072
/** Longer than any report is kept. */
const YEARS = 30

export const ownKeyFile = (dataFolder: string): string => path.join(dataFolder, 'keys', KEY_FILE)

/** Reads the key, making it where there is none. Throws a sentence where it is damaged. */
export async function readOrMakeKeyPair(dataFolder: string, now: Date): Promise<KeyPair> {
  const file = ownKeyFile(dataFolder)
  const known = readKeyPair(file)
  if (known) return known
  const { key, certificates } = await newKeyPair(now, KEY_BITS)
  const pem = key.export({ type: 'pkcs8', format: 'pem' }).toString()
  keepDurably(dataFolder, file, pem + certificates.map(String).join(''))
  const kept = readKeyPair(file)
  if (!kept) throw new Error(`${file} vanished while it was made`)
  return kept
}

/** Null where there is none yet. */
export function readKeyPair(file: string): KeyPair | null {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
  try {
    const key = createPrivateKey(text)
    const certificates = certificatesIn(text)
    const [own] = certificates
    if (!own?.checkPrivateKey(key)) throw new Error('the two do not belong together')
    return { key, certificates }
  } catch {
    throw new Error(
      `${file} is damaged: restore it from a backup, so that reports keep one signature`,
    )
  }
}

export async function newKeyPair(now: Date, bits: number): Promise<KeyPair> {
  const { privateKey: key } = await promisify(generateKeyPair)('rsa', { modulusLength: bits })
  const pem = key.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { key, certificates: [new X509Certificate(selfSigned(pem, now))] }
}

/** In hex: positive, and without a leading zero that DER forbids, whatever the bytes are. */
export function serialOf(random: Uint8Array): string {
  const [first = 0, ...rest] = random
  return Buffer.from([(first & 0x3f) | 0x40, ...rest]).toString('hex')
}

function selfSigned(keyPem: string, now: Date): string {
  const key = forge.pki.privateKeyFromPem(keyPem)
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = forge.pki.setRsaPublicKey(key.n, key.e)
  certificate.serialNumber = serialOf(randomBytes(16))
  certificate.validity.notBefore = new Date(now)
  certificate.validity.notAfter = new Date(now)
  certificate.validity.notAfter.setUTCFullYear(now.getUTCFullYear() + YEARS)
  const name = [{ name: 'commonName', value: 'Assay report signing' }]
  certificate.setSubject(name)
  certificate.setIssuer(name)
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, nonRepudiation: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ])
  certificate.sign(key, forge.md.sha256.create())
  return forge.pki.certificateToPem(certificate)
}
