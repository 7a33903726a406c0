// Tells whoever watches the process whether it is alive and whether it can do its work.
import { Router } from 'express'
import type { Logger } from 'pino'

export interface Check {
  name: string
  ok: boolean
  detail: string
  /** Pages are served all the same: a balancer must not take the portal away for this. */
  optional?: true
}

export interface Readiness {
  ok: boolean
  checks: Check[]
}

export interface HealthOptions {
  readiness: () => Promise<Readiness>
  isStopping: () => boolean
  log: Logger
}

/**
 * `/healthz`: the process answers. `/readyz`: 503 with the failing checks by name, or while stopping; 200 with
 * `degraded` where only what files need is failing (folder, room, virus scanner).
 */
export function healthRoutes({ readiness, isStopping, log }: HealthOptions): Router {
  const router = Router()
  router.use(['/healthz', '/readyz'], (_req, res, next) => {
    res.setHeader('Cache-Control', 'no-store')
    next()
  })
  router.get('/healthz', (_req, res) => {
    res.type('text').send('ok\n')
  })
  router.get('/readyz', (_req, res, next) => {
    const answer = (state: Readiness) => {
      const failing = state.checks.some(({ ok }) => !ok)
      if (failing) log.warn({ checks: state.checks }, 'not ready')
      res.status(state.ok ? 200 : 503).json({
        ok: state.ok,
        ...(state.ok && failing ? { degraded: true } : {}),
        checks: state.checks.map(withoutDetail),
      })
    }
    if (isStopping()) return answer(stopping)
    readiness().catch(unreadable).then(answer).catch(next)
  })
  return router
}

/** Anybody may ask, and a driver's message can name hosts and folders: those are for the log. */
function withoutDetail({ name, ok }: Check): Check {
  return { name, ok, detail: ok ? 'ok' : 'failing; the log says why' }
}

const stopping: Readiness = {
  ok: false,
  checks: [{ name: 'server', ok: false, detail: 'stopping' }],
}

function unreadable(error: unknown): Readiness {
  const detail = error instanceof Error ? error.message : String(error)
  return { ok: false, checks: [{ name: 'readiness', ok: false, detail }] }
}
