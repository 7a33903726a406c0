// `npm run keep:pages`: draws the kept pages anew, after a change of pages that was meant. Look at what git shows.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { TEMPLATE_VERSION } from '../../app/core/report/record'
import { hashesNow, readKeptHashes, writeKeptHashes } from './kept-hashes'
import { drawPages, KEPT_FOLDER, keptDocuments, keptFile } from './kept-pages'
import { encodePng } from './picture'

const [kept, now] = [readKeptHashes(), await hashesNow()]
const differs = kept && JSON.stringify(kept.copies) !== JSON.stringify(now.copies)
if (differs && kept.template === TEMPLATE_VERSION && !process.argv.includes('--same-version')) {
  console.error(
    `Template version ${TEMPLATE_VERSION} is kept with other bytes. Raise TEMPLATE_VERSION, or say --same-version where it was never given out.`,
  )
  process.exit(1)
}
rmSync(KEPT_FOLDER, { recursive: true, force: true })
mkdirSync(KEPT_FOLDER, { recursive: true })
writeKeptHashes(now)
let bytes = 0
let count = 0
for (const document of keptDocuments()) {
  for (const page of await drawPages(document)) {
    const png = encodePng(page)
    writeFileSync(keptFile(page.name), png)
    bytes += png.length
    count++
  }
}
console.log(`${count} pages kept in ${KEPT_FOLDER}, ${Math.round(bytes / 1000)} kB`)
