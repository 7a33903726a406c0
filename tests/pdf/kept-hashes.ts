// What a template version draws, as hashes of one report's copies, so that pages do not change under a version.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodePDFRawStream, PDFDocument, PDFRawStream } from 'pdf-lib'
import { type Audience, audiences } from '../../app/core/report/audience'
import { TEMPLATE_VERSION } from '../../app/core/report/record'
import { renderReport } from '../../templates/report/report'
import { everyPart } from './fixtures/blueprint'
import { FROZEN, KEPT_FOLDER } from './kept-pages'

export interface KeptHashes {
  template: number
  copies: Record<Audience, string>
}

const FILE = join(KEPT_FOLDER, 'hashes.json')

export const readKeptHashes = (): KeptHashes | null =>
  existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : null

export const writeKeptHashes = (hashes: KeptHashes): void =>
  writeFileSync(FILE, `${JSON.stringify(hashes, null, 2)}\n`)

export async function hashesNow(): Promise<KeptHashes> {
  const record = everyPart(FROZEN)
  const copies = audiences.map(async (audience) => {
    const hash = await hashOfObjects(await renderReport(record, { audience }))
    return [audience, hash] as const
  })
  return {
    template: TEMPLATE_VERSION,
    copies: Object.fromEntries(await Promise.all(copies)) as KeptHashes['copies'],
  }
}

/** Over every object, streams unpacked: how tight zlib packs is an affair of the machine's Node release. */
async function hashOfObjects(bytes: Uint8Array): Promise<string> {
  const { context } = await PDFDocument.load(bytes, { updateMetadata: false })
  const hash = createHash('sha256')
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream) {
      // The length is that of the packed stream.
      hash.update(`${ref} ${object.dict.toString().replace(/\/Length \d+/, '')}`)
      hash.update(decodePDFRawStream(object).decode())
    } else hash.update(`${ref} ${object}`)
  }
  return hash.digest('hex')
}
