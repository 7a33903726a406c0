// The vendor's question about a question, as it comes with a section's form.
import type { AppLoadContext } from '@remix-run/node'
import type { Respondent } from '../core/access/roles'
import { vendorQuestionInput } from '../core/clarify/input'
import { askAboutQuestion } from '../services/clarify/vendor-asks'

/** What is wrong with the question that was asked; nothing when it was sent. `closed` is said where it is too late. */
export async function askFrom(
  app: AppLoadContext['app'],
  respondent: Respondent,
  { questionId, form, closed }: { questionId: string; form: FormData; closed: string },
): Promise<Record<string, string>> {
  const field = `${questionId}.ask`
  const parsed = vendorQuestionInput.safeParse({ questionId, text: form.get(field) ?? '' })
  if (!parsed.success) return { [field]: parsed.error.issues[0]?.message ?? '' }
  const asked = await askAboutQuestion(app, respondent, parsed.data)
  if (asked.ok) return {}
  if (asked.reason === 'wrong field') return asked.errors
  return { [field]: closed }
}

/** What stands in the boxes, by question. */
export function asksIn(form: FormData): Record<string, string> {
  const asks: Record<string, string> = {}
  for (const [name, text] of form) {
    const id = /^([A-Z]{2,4}-\d{2})\.ask$/.exec(name)?.[1]
    if (id && typeof text === 'string' && text !== '') asks[id] = text
  }
  return asks
}
