// Saves one answer while it is typed. Answers only after the answer is on disk.
import { type ActionFunctionArgs, json } from '@remix-run/node'
import { autosaveInput } from '../core/respond/answer-input'
import { noStore, notFound, requireRespondentForScript } from '../http/respondent'
import { saveAnswers } from '../services/respond/save-answers'

export async function action(args: ActionFunctionArgs) {
  const respondent = await requireRespondentForScript(args)
  const parsed = autosaveInput.safeParse(await readJson(args.request))
  if (!parsed.success) return answer({ refused: {} }, 422)
  const { question, ...change } = parsed.data
  const saved = await saveAnswers(args.context.app, respondent, [
    { questionId: question, ...change },
  ])
  if (!saved.ok) return answer({ closed: true }, 410)
  const [outcome] = saved.answers
  switch (outcome?.outcome) {
    case 'saved':
      return answer({ saved: saved.at.toISOString(), revision: outcome.revision }, 200)
    case 'conflict':
      return answer({ conflict: { revision: outcome.revision, fields: outcome.current } }, 409)
    case 'refused':
      return answer({ refused: outcome.problems }, 422)
    default:
      throw notFound()
  }
}

export function loader(): never {
  throw notFound()
}

const answer = (body: object, status: number) => json(body, { status, headers: noStore })

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json()
  } catch {
    return null
  }
}
