// Looks at a page as people do: by axe, wide and narrow, light and dark, and takes pictures where a folder is named.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { axeViolations } from '../support/browser'
import { photograph } from './photograph'

const wide = { width: 1280, height: 900 }
const narrow = { width: 320, height: 800 }

/** The rules that a theme or a width can break. */
const byLook = [
  'color-contrast',
  'target-size',
  'link-in-text-block',
  'scrollable-region-focusable',
]

/** `name` is the picture's file name; numbers in front keep the journey's order. */
export async function inspect(page: Page, name: string, { axe = true } = {}): Promise<void> {
  const found: string[] = []
  for (const [theme, viewport] of [
    ['light', wide],
    ['dark', wide],
    ['dark', narrow],
    ['light', narrow],
  ] as const) {
    const where = `${name}, ${theme}, ${viewport.width} px`
    await page.emulateMedia({ colorScheme: theme })
    await page.setViewportSize(viewport)
    await photograph(page, `${name}-${viewport.width}-${theme}`)
    // Nothing sticks out at the right, so nobody scrolls sideways.
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    if (width > viewport.width) found.push(`${where}: ${width} px wide`)
    // Everything once, and what looks decide once more where they differ most. axe needs script to run.
    if (!axe || (theme === 'light') !== (viewport === wide)) continue
    const violations = await axeViolations(page, theme === 'light' ? undefined : byLook)
    found.push(...violations.map((violation) => `${where}: ${violation}`))
  }
  await page.emulateMedia({ colorScheme: null })
  await page.setViewportSize(wide)
  expect(found).toEqual([])
}
