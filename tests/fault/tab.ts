// A vendor's tab that types into a comment key by key, crashes, and comes back on the same device.
import type { Page } from 'playwright-core'
import type { Typist } from '../bench/autosave-typists'
import { alive } from '../journeys/alive'
import type { TestBrowser } from '../support/browser'
import { until } from '../support/until'

const keys = 'abcdefghijklmnopqrstuvwxyz'

export interface Typing {
  stop(): Promise<void>
}

export async function openTab(browser: TestBrowser, url: string, vendor: Typist) {
  const { page: first } = await browser.open()
  const context = first.context()
  const [name = '', value = ''] = vendor.cookie.split('=')
  await context.addCookies([
    {
      name,
      value: decodeURIComponent(value),
      domain: new URL(url).hostname,
      path: `/respond/${vendor.token}`,
    },
  ])
  const question = vendor.questions[0] ?? ''
  const comment = (page: Page) => page.locator(`textarea[name="${question}.comment"]`)
  const seen = { typed: '', acknowledged: '', count: 0 }

  async function open(page: Page): Promise<Page> {
    page.on('response', (response) => {
      if (!response.url().endsWith('/autosave') || response.status() !== 200) return
      const { fields } = response.request().postDataJSON()
      seen.count += 1
      if (fields.comment.length > seen.acknowledged.length) seen.acknowledged = fields.comment
    })
    await page.goto(`${url}/respond/${vendor.token}/section/${vendor.section}`)
    await alive(page)
    await comment(page).evaluate((field) => {
      field.closest('details')?.setAttribute('open', '')
    })
    return page
  }

  let page = await open(first)
  return {
    reviewId: vendor.reviewId,
    typed: () => seen.typed,
    acknowledged: () => seen.count,
    /** Goes on at the end of what stands there, until it is stopped. */
    type(): Typing {
      const state = { stopped: false }
      const typing = (async () => {
        await comment(page).press('Control+End')
        while (!state.stopped) {
          const key = keys[seen.typed.length % keys.length] ?? 'a'
          await page.keyboard.type(key)
          seen.typed += key
        }
      })()
      // A crash ends it in the middle of a key, which nobody has seen appear.
      const ended = typing.catch(() => {})
      return {
        stop: () => {
          state.stopped = true
          return ended
        },
      }
    },
    async crash(typing: Typing) {
      const crashed = new Promise((resolve) => page.once('crash', resolve))
      const devtools = await context.newCDPSession(page)
      devtools.send('Page.crash').catch(() => {})
      await crashed
      const dead = page
      await Promise.race([typing.stop(), new Promise((resolve) => setTimeout(resolve, 1_000))])
      page = await open(await context.newPage())
      await dead.close()
    },
    /** Every key is in the field and, a little later, on the server; what is not, is named. */
    async comeBack(): Promise<string[]> {
      const there = await comment(page).inputValue()
      if (!there.startsWith(seen.typed))
        return [`the tab: ${seen.typed.length - there.length} keys`]
      // The key that the crash fell into may have arrived after all.
      seen.typed = there
      await until('everything typed is acknowledged', () =>
        seen.acknowledged === there ? true : null,
      )
      return []
    },
    missingIn(comments: readonly string[]): string[] {
      if (seen.acknowledged === '') return []
      const found = comments.some((each) => each.startsWith(seen.acknowledged))
      return found ? [] : [`the tab: ${seen.acknowledged.length} acknowledged characters`]
    },
  }
}
