// Saves one answer while it is typed, in front of Remix: behind the same guards, by the same session and service.
import { type Request, type RequestHandler, type Response, Router } from 'express'
import type { App } from '../app.server'
import { autosaveInput } from '../core/respond/answer-input'
import { saveAnswers } from '../services/respond/save-answers'
import { readBytes, refuseBody } from './body-limits'
import { noStore, respondentBehind } from './respondent'

/** Typing asks this of the server all the time; a page's renderer in between would be most of the work. */
export function autosave(app: App): RequestHandler {
  const router = Router()
  router.all('/respond/:token/autosave', (req, res, next) => {
    if (req.method === 'POST') save(app, req, res).catch(next)
    else notThere(res)
  })
  return router
}

/** Answers only after the answer is on disk. */
async function save(app: App, req: Request, res: Response): Promise<void> {
  const body = await readBytes(req)
  // Whoever went away while sending waits for no answer.
  if (typeof body === 'string') return refuseBody(req, res)
  // Asked once all is here: whoever sends slowly may have been removed meanwhile.
  const cookies = req.headers.cookie ?? null
  const found = await respondentBehind(app, String(req.params.token), cookies)
  if (!found.ok && found.reason === 'not yours') return notThere(res)
  // A script cannot follow a redirect to a page: 401 says "sign in again".
  if (!found.ok) return answer(res, 401, { signIn: true })
  const parsed = autosaveInput.safeParse(asJson(body.toString('utf8')))
  if (!parsed.success) return answer(res, 422, { refused: {} })
  const { question, ...change } = parsed.data
  const saved = await saveAnswers(app, found.respondent, [{ questionId: question, ...change }])
  if (!saved.ok) return answer(res, 410, { closed: true })
  const [outcome] = saved.answers
  switch (outcome?.outcome) {
    case 'saved':
      return answer(res, 200, { saved: saved.at.toISOString(), revision: outcome.revision })
    case 'conflict':
      return answer(res, 409, {
        conflict: { revision: outcome.revision, fields: outcome.current },
      })
    case 'refused':
      return answer(res, 422, { refused: outcome.problems })
    default:
      return notThere(res)
  }
}

function answer(res: Response, status: number, body: object): void {
  res.status(status).set(noStore).json(body)
}

/** The same for another's link, one that never was, and a question that is not there. */
function notThere(res: Response): void {
  res.status(404).set(noStore).type('text').send('Not found')
}

/** Escapes can write what no text holds: NUL, which PostgreSQL refuses, and halves of a character. */
function asJson(text: string): unknown {
  try {
    return JSON.parse(text, (_name, value: unknown) =>
      typeof value === 'string' ? Buffer.from(value.replaceAll('\0', '')).toString() : value,
    )
  } catch {
    return null
  }
}
