// The organisation's own signing key: a PKCS#12 file with its passphrase, instead of the portal's own.
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import forge from 'node-forge'
import type { KeyPair } from './certificates'

export interface GivenKey {
  file: string
  passphrase: string
}

/** Throws a sentence that says what to do; the passphrase is never repeated in it. */
export function readGivenKey({ file, passphrase }: GivenKey, now: Date): KeyPair {
  const { keys, certificates } = opened(file, passphrase)
  const [bag] = keys
  if (!bag || keys.length > 1) {
    throw new Error(`${named(file)} must hold exactly one key, and holds ${keys.length}`)
  }
  const key = createPrivateKey({ key: bag, format: 'der', type: 'pkcs8' })
  if (key.asymmetricKeyType !== 'rsa') {
    throw new Error(
      `${named(file)} holds a key of kind ${key.asymmetricKeyType}: reports need RSA, whose signature is the same each time`,
    )
  }
  const own = certificates.find((certificate) => certificate.checkPrivateKey(key))
  if (!own) throw new Error(`${named(file)} holds no certificate of its key`)
  refuseOutsideValidity(file, own, now)
  return { key, certificates: [own, ...certificates.filter((each) => each !== own)] }
}

const named = (file: string) => `ASSAY_SIGNING_P12: ${file}`

function refuseOutsideValidity(file: string, { validFrom, validTo }: X509Certificate, now: Date) {
  if (new Date(validTo) < now) {
    throw new Error(`${named(file)} expired on ${day(validTo)}: renew the certificate`)
  }
  if (new Date(validFrom) > now) {
    throw new Error(`${named(file)} is valid only from ${day(validFrom)}`)
  }
}

const day = (date: string) => new Date(date).toISOString().slice(0, 10)

function opened(file: string, passphrase: string) {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch {
    throw new Error(`${named(file)} cannot be read`)
  }
  let outer: forge.asn1.Asn1
  try {
    outer = forge.asn1.fromDer(bytes.toString('latin1'))
  } catch {
    throw new Error(`${named(file)} is not a PKCS#12 file`)
  }
  try {
    const box = forge.pkcs12.pkcs12FromAsn1(outer, passphrase)
    const of = (type: string) => box.getBags({ bagType: type })[type] ?? []
    const { pkcs8ShroudedKeyBag, keyBag, certBag } = forge.pki.oids
    const keys = [...of(String(pkcs8ShroudedKeyBag)), ...of(String(keyBag))]
    return {
      keys: keys.map(keyBytes),
      certificates: of(String(certBag)).map((bag) => new X509Certificate(certificateBytes(bag))),
    }
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    const why = /mac|password|decrypt/i.test(said)
      ? 'does not open with ASSAY_SIGNING_PASSPHRASE'
      : `cannot be used: ${said}`
    throw new Error(`${named(file)} ${why}`)
  }
}

/** A key of a kind that the library does not know comes as it stood in the file, which is PKCS#8 too. */
function keyBytes({ key, asn1 }: forge.pkcs12.Bag): Buffer {
  const { pki } = forge
  return toBytes(key ? pki.wrapRsaPrivateKey(pki.privateKeyToAsn1(key)) : asn1)
}

function certificateBytes({ cert, asn1 }: forge.pkcs12.Bag): Buffer {
  return toBytes(cert ? forge.pki.certificateToAsn1(cert) : asn1)
}

const toBytes = (value: forge.asn1.Asn1): Buffer =>
  Buffer.from(forge.asn1.toDer(value).getBytes(), 'latin1')
