// `npm run keep:pages`: draws the kept pages anew, after a change of pages that was meant. Look at what git shows.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { drawPages, KEPT_FOLDER, keptDocuments, keptFile } from './kept-pages'
import { encodePng } from './picture'

rmSync(KEPT_FOLDER, { recursive: true, force: true })
mkdirSync(KEPT_FOLDER, { recursive: true })
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
