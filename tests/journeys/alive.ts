// Waits until a page's script has taken it over: typing before that is typing into the server's page.
import type { Page } from 'playwright-core'

export async function alive(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document.body).some((name) => name.startsWith('__react')),
  )
}
