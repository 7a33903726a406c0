// Rendered pages against the kept ones.
//
// Tolerance: a pixel is another one where red, green or blue is off by more than 12 of 255, of which 8
// may be lost in keeping it, and a page is the kept one with up to 8 such pixels at 72 dpi. The renderer
// (pdfjs-dist on @napi-rs/canvas) is pinned by the lock file and uses no font of the machine, so that
// in practice none differs.
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type DrawnPage, drawPages, KEPT_FOLDER, keptDocuments, keptFile } from './kept-pages'
import { compare, encodePng, type Picture, readPng } from './picture'

const OFF = 12
const PIXELS = 8
const ANEW = 'Where the change is meant: npm run keep:pages, and raise TEMPLATE_VERSION.'

let folder: string | undefined

/** Where somebody can look at what is wrong; made with the first picture. */
function show(name: string, pictures: Record<string, Picture>): string {
  folder ??= mkdtempSync(join(tmpdir(), 'assay-pages-'))
  mkdirSync(folder, { recursive: true })
  for (const [what, picture] of Object.entries(pictures)) {
    writeFileSync(join(folder, `${name}.${what}.png`), encodePng(picture))
  }
  return join(folder, `${name}.{${Object.keys(pictures).join(',')}}.png`)
}

/** What is wrong with the page, in a sentence; null where nothing is. */
async function faultOf(page: DrawnPage): Promise<string | null> {
  const kept = await readPng(keptFile(page.name))
  if (!kept) return `No picture of ${page.name} is kept: ${show(page.name, { now: page })}. ${ANEW}`
  const { count, picture } = compare(kept, page, OFF)
  if (count <= PIXELS) return null
  const files = show(page.name, { kept, now: page, difference: picture })
  return `${page.name} differs in ${count} pixels: ${files}. ${ANEW}`
}

describe('a rendered page', () => {
  const documents = keptDocuments()
  const seen = new Set<string>()

  it.each(documents.map((document) => [document.name, document] as const))(
    'of %s looks as it was kept',
    async (_name, document) => {
      const faults: string[] = []
      for (const page of await drawPages(document)) {
        seen.add(page.name)
        const fault = await faultOf(page)
        if (fault !== null) faults.push(fault)
      }
      expect(faults).toEqual([])
    },
  )

  it('is drawn for every picture that is kept', () => {
    const pictures = readdirSync(KEPT_FOLDER).filter((file) => file.endsWith('.png'))
    const kept = pictures.map((file) => file.slice(0, -4))
    expect(kept.length).toBeGreaterThan(40)
    expect(kept.toSorted()).toEqual([...seen].toSorted())
  })
})
