// Pictures of pages, for people to look at: only where a folder is named for them.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { picturesFolder } from '../support/environment'

export async function photograph(page: Page, file: string): Promise<void> {
  if (picturesFolder === undefined) return
  mkdirSync(picturesFolder, { recursive: true })
  // A bar that sticks to the top belongs there.
  await page.evaluate(() => window.scrollTo(0, 0))
  await page.screenshot({ path: join(picturesFolder, `${file}.png`), fullPage: true })
}

/** The same for a document that a page gave. */
export function keepDocument(name: string, bytes: Uint8Array): void {
  if (picturesFolder === undefined) return
  mkdirSync(picturesFolder, { recursive: true })
  writeFileSync(join(picturesFolder, name), bytes)
}
