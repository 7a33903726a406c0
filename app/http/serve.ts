// Starts and stops the web server: guards first, then files, then Remix.
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import compression from 'compression'
import express, { type ErrorRequestHandler, type Express } from 'express'
import type { Logger } from 'pino'
import type { App } from '../app.server'
import { isStorageTrouble } from '../core/storage/trouble'
import type { Settings } from '../settings'
import { autosave } from './autosave'
import { capAnnouncedBody } from './body-limits'
import { builtPages } from './built-pages'
import { guardForms } from './form-guard'
import { healthRoutes } from './health'
import { logRequests } from './log'
import { guardOrigin } from './origin-guard'
import { capPaths } from './path-caps'
import { defaultPatience, type Patience, patientServer } from './patience'
import { sendPlainPage, type TurnedAway } from './plain-page'
import { defaultLimits, type Limit, limitRates } from './rate-limits'
import { giveReference, referenceOf } from './reference'
import { remixHandler } from './remix-handler'
import { nonceOf, securityHeaders } from './security-headers'
import { sourcePages } from './source-pages'
import { noStorage } from './storage-trouble'

const drainMilliseconds = 10_000
const builtFiles = /^\/assets\//
const sourceFiles = /^\/(app|node_modules|@[^/]*)\//

export interface ServeOptions {
  app: App
  /** The bundle's directory; unused in development, where Vite serves the sources. */
  buildDirectory: string
  limits?: readonly Limit[]
  /** Tests do not wait as long as people may. */
  patience?: Patience
}

export interface RunningServer {
  /** Where it listens, such as http://127.0.0.1:3000, without a trailing slash. */
  url: string
  /** Stops accepting, lets open requests end, cuts them off after ten seconds. Leaves `app` to its owner. */
  close(): Promise<void>
}

export async function startServer(
  settings: Settings,
  options: ServeOptions,
): Promise<RunningServer> {
  const state = { stopping: false }
  const site = express()
  const patience = options.patience ?? defaultPatience
  const server = patientServer(site, patience, options.app.log)
  const closeVite = await assemble(site, { settings, options, server, state })
  // Without ASSAY_ORIGIN nobody has said that others may come, so only this machine may.
  await listen(server, settings.port, settings.origin === null ? '127.0.0.1' : undefined)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      state.stopping = true
      await closeVite()
      await drain(server)
    },
  }
}

interface Assembly {
  settings: Settings
  options: ServeOptions
  server: Server
  state: { stopping: boolean }
}

async function assemble(site: Express, assembly: Assembly): Promise<() => Promise<void>> {
  const { settings, options, state } = assembly
  const https = settings.origin?.startsWith('https:') ?? false
  site.disable('x-powered-by')
  // Nothing here is asked for by nested names, which cost more to read.
  site.set('query parser', 'simple')
  // Assay speaks no TLS itself, so an https address means exactly one proxy in front whose word on the caller counts.
  site.set('trust proxy', https ? 1 : false)
  site.use(giveReference, securityHeaders({ dev: settings.dev, https }))
  site.use(
    healthRoutes({
      readiness: () => options.app.readiness(),
      isStopping: () => state.stopping,
      log: options.app.log,
    }),
  )
  site.use(logRequests(options.app.log, settings.dev ? sourceFiles : builtFiles))
  site.use(capPaths, guardOrigin(settings.origin), capAnnouncedBody)
  // A page in development is hundreds of source files, and only this machine asks for them.
  const limits = options.limits ?? (settings.dev ? [] : defaultLimits)
  for (const limit of limitRates(limits)) site.use(limit)
  site.use(autosave(options.app))
  site.use(compression())
  const pages = settings.dev
    ? await sourcePages(assembly.server)
    : await builtPages(options.buildDirectory)
  site.use(pages.middleware)
  site.all(
    '*',
    guardForms,
    remixHandler({
      build: pages.build,
      dev: settings.dev,
      origin: settings.origin,
      loadContext: (res) => ({
        app: options.app,
        requestId: referenceOf(res),
        cspNonce: nonceOf(res),
        log: options.app.log,
      }),
    }),
  )
  site.use(answerUnexpected(options.app.log))
  return pages.close
}

function answerUnexpected(log: Logger): ErrorRequestHandler {
  return (error, _req, res, _next) => {
    const asked = res.headersSent ? null : notPossible(error)
    if (asked) return sendPlainPage(res, asked)
    log.error({ err: error, reference: referenceOf(res) }, 'unexpected error')
    if (res.headersSent) {
      res.destroy()
      return
    }
    if (isStorageTrouble(error)) {
      sendPlainPage(res, noStorage)
      return
    }
    sendPlainPage(res, {
      status: 500,
      title: 'Something went wrong',
      text: 'What was saved before is still there. Try again, or give whoever runs Assay this reference.',
    })
  }
}

/** What files are asked for and cannot be given: a range beyond their end, or a condition that does not hold. */
function notPossible(error: unknown): TurnedAway | null {
  const status = error instanceof Error && 'status' in error ? error.status : null
  if (status !== 412 && status !== 416) return null
  const text = 'Load the page again.'
  return { status, title: 'This part of the file cannot be given', text }
}

async function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

async function drain(server: Server): Promise<void> {
  // The connection of an aborted upload never becomes idle, so waiting alone could wait for ever.
  const cutOff = setTimeout(() => server.closeAllConnections(), drainMilliseconds)
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
  clearTimeout(cutOff)
}
