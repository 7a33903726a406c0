// Starts and stops the web server: guards first, then files, then Remix.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type ErrorRequestHandler, type Express } from 'express'
import type { Logger } from 'pino'
import type { App } from '../app.server'
import type { Settings } from '../settings'
import { capAnnouncedBody } from './body-limits'
import { healthRoutes } from './health'
import { logRequests } from './log'
import { guardOrigin } from './origin-guard'
import { capPaths } from './path-caps'
import { sendPlainPage } from './plain-page'
import { defaultLimits, type Limit, limitRates } from './rate-limits'
import { giveReference, referenceOf } from './reference'
import { remixHandler } from './remix-handler'
import { nonceOf, securityHeaders } from './security-headers'

const drainMilliseconds = 10_000

export interface ServeOptions {
  app: App
  log: Logger
  /** The bundle's directory; unused in development, where Vite serves the sources. */
  buildDirectory: string
  limits?: readonly Limit[]
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
  const server = createServer(site)
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
  // Assay speaks no TLS itself, so an https address means exactly one proxy in front whose word on the caller counts.
  site.set('trust proxy', https ? 1 : false)
  site.use(giveReference, securityHeaders({ dev: settings.dev, https }))
  site.use(
    healthRoutes(
      () => options.app.readiness(),
      () => state.stopping,
    ),
  )
  site.use(logRequests(options.log))
  site.use(capPaths, guardOrigin(settings.origin), capAnnouncedBody)
  site.use(...limitRates(options.limits ?? defaultLimits))
  site.use(compression())
  const pages = settings.dev ? await developmentPages(assembly) : await builtPages(options)
  for (const middleware of pages.middleware) site.use(middleware)
  site.all(
    '*',
    remixHandler({
      build: pages.build,
      dev: settings.dev,
      origin: settings.origin,
      loadContext: (res) => ({
        app: options.app,
        requestId: referenceOf(res),
        cspNonce: nonceOf(res),
        log: options.log,
      }),
    }),
  )
  site.use(answerUnexpected(options.log))
  return pages.close
}

interface Pages {
  middleware: express.RequestHandler[]
  build: ServerBuild | (() => Promise<ServerBuild>)
  close: () => Promise<void>
}

async function builtPages({ buildDirectory }: ServeOptions): Promise<Pages> {
  const bundle = pathToFileURL(join(buildDirectory, 'server', 'index.js')).href
  const build: ServerBuild = await import(/* @vite-ignore */ bundle)
  const assets = express.static(join(buildDirectory, 'client', 'assets'), {
    immutable: true,
    maxAge: '1y',
    index: false,
    redirect: false,
    fallthrough: false,
  })
  const underAssets: express.RequestHandler = (req, res, next) => {
    if (!req.path.startsWith('/assets/')) return next()
    req.url = req.url.slice('/assets'.length)
    assets(req, res, () => {
      sendPlainPage(res, {
        status: 404,
        title: 'There is no such file',
        text: 'Assay was probably updated. Load the page again.',
      })
    })
  }
  return { middleware: [underAssets], build, close: async () => {} }
}

async function developmentPages({ server }: Assembly): Promise<Pages> {
  const { createServer: createVite } = await import('vite')
  const vite = await createVite({ server: { middlewareMode: true, hmr: { server } } })
  return {
    middleware: [vite.middlewares],
    build: async () => {
      const module = await vite.ssrLoadModule('virtual:remix/server-build')
      return module as unknown as ServerBuild
    },
    close: () => vite.close(),
  }
}

function answerUnexpected(log: Logger): ErrorRequestHandler {
  return (error, _req, res, _next) => {
    log.error({ err: error, reference: referenceOf(res) }, 'unexpected error')
    if (res.headersSent) {
      res.destroy()
      return
    }
    sendPlainPage(res, {
      status: 500,
      title: 'Something went wrong',
      text: 'What was saved before is still there. Try again, or give whoever runs Assay this reference.',
    })
  }
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
