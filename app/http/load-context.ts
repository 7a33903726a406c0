// What every loader and action gets as `context`: the application, the request's reference, and the log.
import type { Logger } from 'pino'
import type { App } from '../app.server'

declare module '@remix-run/server-runtime' {
  interface AppLoadContext {
    app: App
    /** Names this request in the log and on error pages. */
    requestId: string
    /** For inline scripts of this one response. */
    cspNonce: string
    log: Logger
  }
}
