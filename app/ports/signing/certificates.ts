// Certificates that reports were ever signed with: a changed key leaves what it signed known.
import { type KeyObject, X509Certificate } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { keepDurably } from '../durable'

export interface KeyPair {
  /** RSA. */
  key: KeyObject
  /** The key's own first, then those that vouch for it. */
  certificates: readonly X509Certificate[]
}

/** SHA-256 of the certificate, lower-case hex: what is printed on a report's last page. */
export const fingerprintOf = ({ fingerprint256 }: X509Certificate): string =>
  fingerprint256.replaceAll(':', '').toLowerCase()

const folderIn = (dataFolder: string): string =>
  path.join(dataFolder, 'keys', 'report-certificates')

/** Named by its fingerprint, so that keeping it again changes nothing. */
export function keepCertificate(dataFolder: string, certificate: X509Certificate): void {
  const file = path.join(folderIn(dataFolder), `${fingerprintOf(certificate)}.pem`)
  // One that was cut short in being written is made anew.
  if (existsSync(file) && certificatesIn(readFileSync(file, 'utf8')).length === 0) rmSync(file)
  if (!existsSync(file)) keepDurably(dataFolder, file, String(certificate))
}

/** The fingerprint of every certificate that was in use, from what the files hold and not from their names. */
export function knownFingerprints(dataFolder: string): Set<string> {
  const folder = folderIn(dataFolder)
  const known = new Set<string>()
  for (const name of listed(folder)) {
    const text = readFileSync(path.join(folder, name), 'utf8')
    for (const certificate of certificatesIn(text)) known.add(fingerprintOf(certificate))
  }
  return known
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.pem'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

export function certificatesIn(pem: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  return blocks.map((block) => new X509Certificate(block))
}
