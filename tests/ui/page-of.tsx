// One component as a whole page, served under a running server's address so that its real styles and fonts apply.
import { createRemixStub } from '@remix-run/testing'
import type { Page } from 'playwright-core'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expectConsoleError } from '../support/strict-console'

export interface Shown {
  element: ReactNode
  theme: 'light' | 'dark'
  server: { url: string }
}

export async function showComponent(page: Page, { element, theme, server }: Shown): Promise<void> {
  // React's own remark about rendering a router without a browser; nothing of ours.
  expectConsoleError(/useLayoutEffect does nothing on the server/)
  const Stub = createRemixStub([
    { id: 'root', path: '*', Component: () => element, loader: () => ({ theme }) },
  ])
  const body = renderToStaticMarkup(
    <Stub
      initialEntries={['/reviews?tier=1&page=2']}
      hydrationData={{ loaderData: { root: { theme } } }}
    />,
  )
  const start = await (await fetch(`${server.url}/no-such-page`)).text()
  const css = /href="(\/assets\/[^"]+\.css)"/.exec(start)?.[1] ?? ''
  await page.route(`${server.url}/example`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en" data-theme="${theme}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Example</title><link rel="stylesheet" href="${css}"></head><body>${body}</body></html>`,
    }),
  )
  await page.goto(`${server.url}/example`)
  await page.evaluate(() => document.fonts.ready)
}
