// Tells whoever watches the process whether it is alive and whether it can do its work.
import { Router } from 'express'

export interface Check {
  name: string
  ok: boolean
  detail: string
}

export interface Readiness {
  ok: boolean
  checks: Check[]
}

/** `/healthz`: the process answers. `/readyz`: 503 with the failing checks by name, or while stopping. */
export function healthRoutes(
  readiness: () => Promise<Readiness>,
  isStopping: () => boolean,
): Router {
  const router = Router()
  router.get('/healthz', (_req, res) => {
    res.setHeader('Cache-Control', 'no-store').type('text').send('ok\n')
  })
  router.get('/readyz', async (_req, res) => {
    const state = isStopping() ? stopping : await readiness().catch(unreadable)
    res
      .setHeader('Cache-Control', 'no-store')
      .status(state.ok ? 200 : 503)
      .json(state)
  })
  return router
}

const stopping: Readiness = {
  ok: false,
  checks: [{ name: 'server', ok: false, detail: 'stopping' }],
}

/** A check that throws is a failed check; its message may hold secrets, so the log has it and this page does not. */
function unreadable(): Readiness {
  return {
    ok: false,
    checks: [{ name: 'readiness', ok: false, detail: 'the checks themselves failed' }],
  }
}
