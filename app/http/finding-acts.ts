// What the forms on the page of a review's findings do, by the name in their `act` field.
import type { AppLoadContext } from '@remix-run/node'
import type { z } from 'zod'
import type { Staff } from '../core/access/roles'
import {
  closeInput,
  findingChangeInput,
  findingInput,
  reopenInput,
  suggestionInput,
} from '../core/findings/input'
import { readReviewNumber } from '../core/review/number'
import { changeFinding } from '../services/judgement/change-finding'
import { closeFinding, reopenFinding } from '../services/judgement/close-finding'
import { judgeSuggestion } from '../services/judgement/judge-suggestion'
import { raiseFinding, takeSuggestion } from '../services/judgement/raise-finding'
import type { Refusal } from '../services/judgement/refusal'
import { parseFormData, refuse } from './form'
import { redirectTo } from './redirect'
import { refusedForm, typedIn } from './refused'

export interface FindingAct {
  app: AppLoadContext['app']
  staff: Staff
  number: number
  form: FormData
  /** Where somebody who came from a question goes on. */
  onward: string | null
}

export function findingAct(asked: FindingAct) {
  switch (asked.form.get('act')) {
    case 'raise':
      return raise(asked)
    case 'take':
      return take(asked)
    case 'dismiss':
    case 'restore':
      return judge(asked)
    case 'change':
      return change(asked)
    case 'close':
      return close(asked)
    case 'reopen':
      return reopen(asked)
    default:
      throw new Response('No such form', { status: 400 })
  }
}

const pageOf = ({ number }: FindingAct) => redirectTo(`/reviews/${number}/findings`)

const aboutOf = ({ number, form }: FindingAct) => ({
  number,
  finding: readReviewNumber(String(form.get('finding'))) ?? 0,
})

async function raise(asked: FindingAct) {
  const { app, staff, number, form } = asked
  const parsed = parseFormData(form, findingInput)
  if (!parsed.ok) return refuse(parsed)
  const raised = await raiseFinding(app, staff, number, parsed.data)
  if (!raised.ok) return refusedForm(raised, typedIn(form))
  return redirectTo(asked.onward, { fallback: `/reviews/${number}/findings` })
}

/** What was taken is opened at once, to be changed where the suggestion does not fit. */
async function take({ app, staff, number, form }: FindingAct) {
  const taken = await takeSuggestion(app, staff, number, String(form.get('rule') ?? ''))
  if (!taken.ok) return refusedForm(taken, typedIn(form))
  return redirectTo(`/reviews/${number}/findings?edit=${taken.result}`)
}

async function judge(asked: FindingAct) {
  const { app, staff, number, form } = asked
  const parsed = parseFormData(form, suggestionInput)
  if (!parsed.ok) {
    // Several suggestions stand on the page, each with a reason of its own.
    const { reason, ...others } = parsed.errors
    const own = reason === undefined ? {} : { [`reason-${String(form.get('rule'))}`]: reason }
    return refuse({ errors: { ...others, ...own }, values: parsed.values })
  }
  const judged = await judgeSuggestion(app, staff, number, parsed.data)
  return judged.ok ? pageOf(asked) : refusedForm(judged, typedIn(form))
}

/** What is said of a finding that stands: read by its form's schema, done by its service. */
const following =
  <Schema extends z.ZodType>(
    schema: Schema,
    follow: (
      app: FindingAct['app'],
      staff: Staff,
      about: ReturnType<typeof aboutOf>,
      input: z.output<Schema>,
    ) => Promise<{ ok: true } | Refusal>,
  ) =>
  async (asked: FindingAct) => {
    const { app, staff, form } = asked
    const parsed = parseFormData(form, schema)
    if (!parsed.ok) return refuse(parsed)
    const done = await follow(app, staff, aboutOf(asked), parsed.data)
    return done.ok ? pageOf(asked) : refusedForm(done, typedIn(form))
  }

const change = following(findingChangeInput, changeFinding)
const close = following(closeInput, closeFinding)
const reopen = following(reopenInput, reopenFinding)
