// The key that signs reports: made once, kept, or the organisation's own; what is wrong with it is said in words.
import { X509Certificate } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import forge from 'node-forge'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fingerprintOf, knownFingerprints } from '../../app/ports/signing/certificates'
import { readCms } from '../../app/ports/signing/cms'
import { readGivenKey } from '../../app/ports/signing/given-key'
import { digestOf, openIssuer } from '../../app/ports/signing/issuer'
import { newKeyPair, ownKeyFile, serialOf } from '../../app/ports/signing/key-pair'

const NOW = new Date('2026-11-23T10:00:00.000Z')
const bytes = [Buffer.from('one'), Buffer.from('two')]

let data: string
beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), 'assay-signing-'))
})
afterEach(() => rmSync(data, { recursive: true }))

const own = () => openIssuer({ dataFolder: data, origin: null, key: null }, NOW)

describe('the portal’s own key', () => {
  it('has a serial number that DER takes, whatever bytes chance gives', () => {
    for (const first of [0x00, 0x01, 0x3f, 0x40, 0x7f, 0x80, 0xff]) {
      const random = new Uint8Array([first, 0x00, ...new Uint8Array(14)])
      const serial = Buffer.from(serialOf(random), 'hex')
      expect(serial).toHaveLength(16)
      // Neither negative, nor with a zero in front that only pads.
      expect(serial[0]).toBeGreaterThan(0x00)
      expect(serial[0]).toBeLessThan(0x80)
    }
  })

  it('is made on first start for its owner alone, stays, and signs the same bytes alike', async () => {
    const issuer = await own()
    const file = ownKeyFile(data)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const again = await own()
    expect(again.fingerprint).toBe(issuer.fingerprint)
    const [first, second] = [issuer.sign(bytes, NOW), again.sign(bytes, NOW)]
    expect(Buffer.compare(first, second)).toBe(0)
    const read = readCms(first)
    expect(read?.at).toEqual(NOW)
    expect(Buffer.compare(read?.digest ?? Buffer.alloc(0), digestOf(bytes))).toBe(0)
    const [certificate] = read?.certificates ?? []
    expect(fingerprintOf(new X509Certificate(Buffer.from(certificate ?? [])))).toBe(
      issuer.fingerprint,
    )
    expect(first.length).toBeLessThanOrEqual(issuer.signatureBytes)
    expect(issuer.sign(bytes, new Date('2050-01-01')).length).toBe(issuer.signatureBytes)
    // A report from before the key says no earlier time than its certificate.
    expect(readCms(issuer.sign(bytes, new Date('2020-01-01')))?.at).toEqual(NOW)
  })

  it('that is damaged is never replaced, and the start says where it lies', async () => {
    await own()
    const file = ownKeyFile(data)
    writeFileSync(file, 'nothing')
    await expect(own()).rejects.toThrow(`${file} is damaged`)
  })

  it('of earlier days stays known where another took its place', async () => {
    const first = await own()
    rmSync(ownKeyFile(data))
    const second = await own()
    expect(second.fingerprint).not.toBe(first.fingerprint)
    expect(second.knows(first.fingerprint)).toBe(true)
    expect(second.knows('f'.repeat(64))).toBe(false)
    expect([...knownFingerprints(data)].sort()).toEqual(
      [first.fingerprint, second.fingerprint].sort(),
    )
  })
})

describe('the organisation’s own key', () => {
  const p12 = () => path.join(data, 'signing.p12')
  async function keep(passphrase: string, madeAt = NOW) {
    const { key, certificates } = await newKeyPair(madeAt, 1024)
    const pem = key.export({ type: 'pkcs8', format: 'pem' }).toString()
    const certificate = forge.pki.certificateFromPem(String(certificates[0]))
    const box = forge.pkcs12.toPkcs12Asn1(
      forge.pki.privateKeyFromPem(pem),
      [certificate],
      passphrase,
      { algorithm: 'aes256' },
    )
    writeFileSync(p12(), Buffer.from(forge.asn1.toDer(box).getBytes(), 'latin1'))
    return certificates
  }
  const given = (passphrase: string, now = NOW) =>
    openIssuer({ dataFolder: data, origin: null, key: { file: p12(), passphrase } }, now)

  it('signs instead of the portal’s, which is then not made', async () => {
    const [certificate] = await keep('a phrase')
    const issuer = await given('a phrase')
    expect(issuer.fingerprint).toBe(certificate && fingerprintOf(certificate))
    expect(readCms(issuer.sign(bytes, NOW))).not.toBeNull()
    expect(existsSync(ownKeyFile(data))).toBe(false)
    expect(knownFingerprints(data)).toEqual(new Set([issuer.fingerprint]))
  })

  it('with a wrong passphrase, that expired, is missing or is none is refused in words', async () => {
    await expect(given('a phrase')).rejects.toThrow('cannot be read')
    writeFileSync(p12(), 'no key')
    await expect(given('a phrase')).rejects.toThrow('is not a PKCS#12 file')
    await keep('a phrase', new Date('1990-01-01T00:00:00.000Z'))
    await expect(given('a phrase')).rejects.toThrow('expired on 2020-01-01')
    await keep('a phrase', new Date('2027-01-01T00:00:00.000Z'))
    await expect(given('a phrase')).rejects.toThrow('valid only from 2027-01-01')
    await keep('a phrase')
    const wrong = given('the wrong one')
    await expect(wrong).rejects.toThrow('does not open with ASSAY_SIGNING_PASSPHRASE')
    await expect(given('the wrong one')).rejects.not.toThrow('the wrong one')
  })

  // Both were made by `openssl pkcs12 -export`, version 3, as an organisation's own would be.
  const made = (name: string) => ({
    file: fileURLToPath(new URL(`../fixtures/signing/openssl-${name}.p12`, import.meta.url)),
    passphrase: 'geheim',
  })

  it('made by OpenSSL opens, and one of another kind than RSA is refused', () => {
    const { certificates } = readGivenKey(made('rsa'), NOW)
    expect(certificates.map(({ subject }) => subject)).toEqual([
      'CN=Example Ltd Legal\nO=Exämple Ltd',
    ])
    expect(() => readGivenKey(made('ec'), NOW)).toThrow('holds a key of kind ec: reports need RSA')
  })
})
