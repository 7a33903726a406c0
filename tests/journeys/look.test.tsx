// The components as people see them: readable in light and dark, on a wide screen and at 320 px, by axe and by measure.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeViolations, openBrowser, type TestBrowser } from '../support/browser'
import { startTestServer, type TestServer } from '../support/server'
import { ExampleStaffPage, ExampleVendorPage } from '../ui/example'
import { showComponent } from '../ui/page-of'

let server: TestServer
let browser: TestBrowser
beforeAll(async () => {
  server = await startTestServer({ app: 'bare' })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const frames = [
  { frame: 'staff', element: <ExampleStaffPage failed /> },
  { frame: 'vendor', element: <ExampleVendorPage failed /> },
]

for (const { frame, element } of frames) {
  for (const theme of ['light', 'dark'] as const) {
    for (const width of [1280, 320]) {
      test(`the ${frame} frame is accessible and fits at ${width} px, ${theme}`, async () => {
        const { page, problems, close } = await browser.open({ viewport: { width, height: 800 } })
        await showComponent(page, { element, theme, server })
        expect(await axeViolations(page)).toEqual([])
        // Nothing sticks out at the right, so nobody scrolls sideways.
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
        expect(problems).toEqual([])
        await close()
      })
    }
  }
}

describe('the theme switch', () => {
  for (const javaScriptEnabled of [true, false]) {
    test(`works ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
      const { page, problems, close } = await browser.open({
        javaScriptEnabled,
        colorScheme: 'light',
      })
      await page.goto(`${server.url}/no-such-page?q=1`)
      await page.getByRole('button', { name: 'Dark' }).click()
      await page.locator('html[data-theme="dark"]').waitFor()
      expect(new URL(page.url()).pathname).toBe('/no-such-page')
      await page.goto(`${server.url}/no-such-page`)
      await page.locator('html[data-theme="dark"]').waitFor()
      await page.getByRole('button', { name: 'System' }).click()
      await page.locator('html:not([data-theme])').waitFor()
      expect(problems).toEqual([])
      await close()
    })
  }
})

test('an inline script without the nonce does not run', async () => {
  const { page, problems, close } = await browser.open({ attacked: true })
  await page.goto(`${server.url}/no-such-page`)
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'document.title = "run"'
    document.body.append(script)
    document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="document.title=1">')
  })
  await page.waitForTimeout(200)
  expect(await page.title()).toContain('There is no such page')
  expect(problems.join('\n')).toContain('Content Security Policy')
  await close()
})

describe('whatever a test looks at,', () => {
  test('a page that breaks its policy fails whichever test opened it', async () => {
    const watched = await openBrowser()
    const { page } = await watched.open()
    await page.goto(`${server.url}/no-such-page`)
    await page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<p style="color: red">x</p>')
    })
    await page.waitForTimeout(200)
    await expect(watched.close()).rejects.toThrow(
      /No page may do this:[\s\S]*Content Security Policy/,
    )
  })

  test('a page that asks another host fails whichever test opened it', async () => {
    const watched = await openBrowser()
    const { page } = await watched.open()
    // A name of this machine that is not the server's; nobody listens there.
    await page.goto('http://other.localhost:9/').catch(() => {})
    await expect(watched.close()).rejects.toThrow('asked another host: http://other.localhost:9/')
  })
})
