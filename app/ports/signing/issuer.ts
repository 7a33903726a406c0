// What makes a report this portal's own: the key that signs it, and the address where a copy can be checked.
import { createHash, sign, type X509Certificate } from 'node:crypto'
import { fingerprintOf, type KeyPair, keepCertificate, knownFingerprints } from './certificates'
import { cmsOf } from './cms'
import { type GivenKey, readGivenKey } from './given-key'
import { readOrMakeKeyPair } from './key-pair'

export interface Issuer {
  /** Null when nobody has said at which address the portal is reached. */
  verifyUrl: string | null
  /** SHA-256 of the signing certificate, hex. */
  fingerprint: string
  /** Most bytes that a signature has. */
  signatureBytes: number
  /**
   * A detached PKCS#7 signature of these bytes, one part after another. The same bytes and the same
   * instant give the same signature; an instant before the certificate began counts as its beginning.
   */
  sign(parts: readonly Uint8Array[], at: Date): Uint8Array
  /** Whether a certificate is or was this portal's. */
  knows(fingerprint: string): boolean
}

export interface IssuerSettings {
  dataFolder: string
  /** ASSAY_ORIGIN. */
  origin: string | null
  /** Null for the portal's own key. */
  key: GivenKey | null
}

/** Throws a sentence where the key cannot be used. */
export async function openIssuer(settings: IssuerSettings, now: Date): Promise<Issuer> {
  const { dataFolder, origin, key } = settings
  const pair = key ? readGivenKey(key, now) : await readOrMakeKeyPair(dataFolder, now)
  const [own] = pair.certificates
  if (own) keepCertificate(dataFolder, own)
  return issuerOf(pair, { origin, known: knownFingerprints(dataFolder) })
}

export function issuerOf(
  { key, certificates }: KeyPair,
  { origin, known }: { origin: string | null; known: ReadonlySet<string> },
): Issuer {
  const [own] = certificates
  if (!own) throw new Error('A signing key needs its certificate')
  const raw = certificates.map((certificate) => certificate.raw)
  const signDigest = (digest: Uint8Array, at: Date) =>
    cmsOf({ certificates: raw, digest, at: notBefore(own, at) }, (attributes) =>
      sign('sha256', attributes, key),
    )
  const fingerprint = fingerprintOf(own)
  return {
    verifyUrl: origin === null ? null : `${origin}/verify`,
    fingerprint,
    // A time from 2050 on is the longer one.
    signatureBytes: signDigest(new Uint8Array(32), new Date('2050-01-01T00:00:00Z')).length,
    sign: (parts, at) => signDigest(digestOf(parts), at),
    knows: (other) => other === fingerprint || known.has(other),
  }
}

export function digestOf(parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** Readers refuse a signature from before its certificate. */
function notBefore({ validFrom }: X509Certificate, at: Date): Date {
  const from = new Date(validFrom)
  return from > at ? from : at
}
