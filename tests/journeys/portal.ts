// A whole portal for a journey: real server, real mail, real browser, an empty database, and everybody's windows.
import { expect } from 'vitest'
import type { Given } from '../../app/app.server'
import { startJobs } from '../../app/jobs/start-jobs'
import type { Settings } from '../../app/settings'
import { openBrowser, type TestBrowser, type TestPage } from '../support/browser'
import { startTestServer, type TestServer } from '../support/server'
import { type ReadMail, readMail, type SmtpServer, startSmtp } from '../support/smtp'
import { until } from '../support/until'
import { photograph } from './photograph'

export interface Portal {
  url: string
  server: TestServer
  smtp: SmtpServer
  /** A window of its own for each person, without the cookies of another. */
  window(options?: Parameters<TestBrowser['open']>[0]): Promise<TestPage>
  /** What the windows complained about so far and nobody has fetched yet. */
  complaints(): string[]
  /** The next mail to this address with these words in its subject; every mail is given once. */
  mailTo(address: string, subject: RegExp): Promise<ReadMail>
  /** Pictures of every window as it is now, for whoever looks into a failure. */
  photographAll(name: string): Promise<void>
  /** Where everybody is and what was asked last, in words. */
  story(): string
  close(): Promise<void>
}

/** Goes on by itself from the instant it is set to: mail waits for its turn, and a clock that stands would never bring it. */
export function runningClock(start: Date) {
  let at = start
  let since = Date.now()
  return {
    now: () => new Date(at.getTime() + Date.now() - since),
    get at() {
      return this.now()
    },
    set at(next: Date) {
      at = next
      since = Date.now()
    },
  }
}

/** `given` is the clock of a journey whose days go by. */
export async function openPortal(
  settings: Partial<Settings> = {},
  given: Given = {},
): Promise<Portal> {
  const smtp = await startSmtp()
  const server = await startTestServer({ settings: { smtpUrl: smtp.url, ...settings }, given })
  const jobs = startJobs(server.app, server.url)
  const browser = await openBrowser()
  const windows: TestPage[] = []
  const handed = new Set<number>()
  return {
    url: server.url,
    server,
    smtp,
    async window(options) {
      const opened = await browser.open({ baseURL: server.url, ...options })
      opened.page.setDefaultTimeout(45_000)
      windows.push(opened)
      return opened
    },
    complaints: () => windows.flatMap(({ problems }) => problems.splice(0)),
    mailTo: (address, subject) =>
      until(`a mail to ${address} about ${subject}`, () => {
        for (const [at, { to, raw }] of smtp.mails.entries()) {
          if (handed.has(at) || !to.includes(address)) continue
          const mail = readMail(raw)
          if (!subject.test(mail.headers.get('subject')?.[0] ?? '')) continue
          handed.add(at)
          return mail
        }
        return null
      }),
    async photographAll(name) {
      for (const [at, { page }] of windows.entries()) {
        if (!page.isClosed()) await photograph(page, `failed-${name.slice(0, 30)}-${at}`)
      }
    },
    story() {
      const places = windows.map(({ page, problems }) => [page.url(), ...problems].join(' '))
      const last = server.logs.slice(-12).map((line) => JSON.stringify(line))
      return `Windows: ${places.join('; ')}. Last logged:\n${last.join('\n')}`
    },
    async close() {
      await browser.close()
      await jobs.stop()
      await server.close()
      await smtp.stop()
    },
  }
}

/** The server logged no fault: a page may look well and have failed behind it. */
export function expectQuietLog({ server }: Portal): void {
  const faults = server.logs.filter(({ level }) => typeof level === 'number' && level >= 50)
  expect(faults).toEqual([])
}
