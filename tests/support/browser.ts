// A real browser for tests: opens pages, notes what went wrong in them, checks them with axe.
import AxeBuilder from '@axe-core/playwright'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { ensureChromium } from './chromium'

export interface TestBrowser {
  /** A page in a context of its own, so with no cookies of another. `problems` fills while the page lives. */
  open(options?: PageOptions): Promise<TestPage>
  close(): Promise<void>
}

export interface PageOptions extends BrowserContextOptions {
  /** For a page that is attacked on purpose: the browser's word on its policy is only a problem, as any other. */
  attacked?: boolean
}

export interface TestPage {
  page: Page
  /** Console errors, policy violations and uncaught exceptions, which a good page has none of. */
  problems: string[]
  close(): Promise<void>
}

export async function openBrowser(): Promise<TestBrowser> {
  const browser = await chromium.launch({
    executablePath: ensureChromium(() => {}),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  })
  const never: string[] = []
  return {
    open: (options) => openPage(browser, never, options),
    async close() {
      await browser.close()
      // Whether or not a test looks at its page's problems.
      if (never.length > 0) throw new Error(`No page may do this:\n${never.join('\n')}`)
    },
  }
}

async function openPage(
  browser: Browser,
  never: string[],
  { attacked = false, ...options }: PageOptions = {},
): Promise<TestPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  const problems: string[] = []
  // On the context, so that a second tab of the same person is heard as well.
  context.on('console', (message) => {
    if (message.type() === 'error' && !isExpectedStatus(message.text())) {
      problems.push(`console: ${message.text()}`)
    }
  })
  context.on('console', (message) => {
    if (!attacked && /Content Security Policy/i.test(message.text())) never.push(message.text())
  })
  context.on('request', (request) => {
    if (!isOurOwn(request.url())) never.push(`asked another host: ${request.url()}`)
  })
  context.on('weberror', (error) => problems.push(`uncaught: ${error.error().message}`))
  const page = await context.newPage()
  return { page, problems, close: () => context.close() }
}

/** The server under test, and what has no host: no page of ours asks anybody else for anything. */
function isOurOwn(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  return /^https?:|^wss?:/.test(protocol) ? /^(127\.0\.0\.1|localhost)$/.test(hostname) : true
}

/** Chromium logs every 4xx answer as an error; a refused form is none. Policy violations read differently. */
function isExpectedStatus(text: string): boolean {
  return /^Failed to load resource: the server responded with a status of 4\d\d/.test(text)
}

/**
 * What axe finds against WCAG 2.2 A and AA and its best practices, one line each; empty is good.
 * `rules` asks only these, for a page that was asked everything in another look.
 */
export async function axeViolations(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page })
  const asked = rules
    ? axe.withRules(rules)
    : axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
  const { violations } = await asked.analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} – ${node.target.join(' ')}`),
  )
}
