// A real server for tests: the real build and application on a free port, with a data folder of its own.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { type App, createApp, type Given } from '../../app/app.server'
import { ensureBuild } from '../../app/build'
import { createLogger } from '../../app/http/log'
import type { Patience } from '../../app/http/patience'
import type { Limit } from '../../app/http/rate-limits'
import { startServer } from '../../app/http/serve'
import type { Settings } from '../../app/settings'
import { testIssuer } from './issuer'

export interface TestServerOptions {
  settings?: Partial<Settings>
  /** A clock, ids or a mailer in place of the real ones. */
  given?: Given
  /** An application that the test made itself and closes itself; "bare" for tests that need none. */
  app?: App | 'bare'
  /** Tests ask more often than people; the real limits have a test of their own. */
  limits?: readonly Limit[]
  /** Tests do not wait as long as people may. */
  patience?: Patience
  /** Another bundle than the one of the present sources. */
  buildDirectory?: string
}

export interface TestServer {
  /** Such as http://127.0.0.1:41523, without a trailing slash. */
  url: string
  app: App
  dataFolder: string
  /** Every log line so far, parsed. */
  logs: Record<string, unknown>[]
  close(): Promise<void>
}

export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const dataFolder = options.settings?.dataFolder ?? (await mkdtemp(join(tmpdir(), 'assay-test-')))
  const settings: Settings = {
    port: 0,
    databaseUrl: `file:${join(dataFolder, 'assay.db')}`,
    origin: null,
    smtpUrl: null,
    signingKey: null,
    clamd: null,
    signOn: null,
    dev: false,
    demo: false,
    ...options.settings,
    dataFolder,
  }
  const logs: Record<string, unknown>[] = []
  const log = createLogger({ write: (line) => logs.push(JSON.parse(line)) })
  const app =
    options.app === 'bare'
      ? bareApp(settings, log)
      : (options.app ??
        (await createApp(settings, { log, issuer: await testIssuer(), ...options.given })))
  const buildDirectory = options.buildDirectory ?? (await ensureBuild(() => {}))
  const server = await startServer(settings, {
    ...{ app, buildDirectory, limits: options.limits ?? [] },
    ...(options.patience ? { patience: options.patience } : {}),
  })
  return {
    url: server.url,
    app,
    dataFolder,
    logs,
    async close() {
      await server.close()
      if (options.app === undefined) await app.close()
      if (options.settings?.dataFolder === undefined) {
        await rm(dataFolder, { recursive: true, force: true })
      }
    },
  }
}

/** Has a log and is ready, and nothing else: whatever a route asks of it throws. */
export function bareApp(settings: Settings, log: Logger): App {
  const present = {
    settings,
    log,
    readiness: async () => ({ ok: true, checks: [{ name: 'nothing', ok: true, detail: 'ok' }] }),
    close: async () => {},
  }
  return new Proxy(present, {
    get(target, name) {
      if (name in target) return Reflect.get(target, name)
      throw new Error(`A bare application has no ${String(name)}`)
    },
  }) as unknown as App
}

/** The headers of a form sent from one of the server's own pages. */
export function fromOwnPage(server: { url: string }): Record<string, string> {
  return { Origin: server.url, 'Content-Type': 'application/x-www-form-urlencoded' }
}
