// What the forms of the workspace do, by the name in their `act` field.
import type { AppLoadContext } from '@remix-run/node'
import type { Staff } from '../core/access/roles'
import { readingInput } from '../core/evidence/reading'
import { evidenceReviewInput, noteInput, verdictInput } from '../core/judgement/input'
import { withdrawInput } from '../core/judgement/many-input'
import { addNote } from '../services/judgement/add-note'
import { giveVerdict } from '../services/judgement/give-verdict'
import { readEvidence } from '../services/judgement/read-evidence'
import { reviewEvidence } from '../services/judgement/review-evidence'
import { takeUpReview } from '../services/judgement/take-up-review'
import { withdrawVerdict } from '../services/judgement/withdraw-verdict'
import { clarifyAct } from './clarify-acts'
import { type FieldErrors, parseFormData, refuse } from './form'
import { ownPath, redirectTo } from './redirect'
import { refusedForm, typedIn } from './refused'

export interface Act {
  app: AppLoadContext['app']
  staff: Staff
  number: number
  form: FormData
  /** The page the form stood on. */
  here: string
}

export function act(asked: Act) {
  switch (asked.form.get('act')) {
    case 'take up':
      return takeUp(asked)
    case 'verdict':
      return judge(asked)
    case 'undo':
      return undo(asked)
    case 'evidence':
      return judgeEvidence(asked)
    case 'read evidence':
      return readDocument(asked)
    case 'note':
      return note(asked)
    default: {
      const done = clarifyAct(asked)
      if (done !== null) return done
      throw new Response('No such form', { status: 400 })
    }
  }
}

async function takeUp({ app, staff, number, form, here }: Act) {
  const done = await takeUpReview(app, staff, number)
  return done.ok ? redirectTo(here) : refusedForm(done, typedIn(form))
}

async function judge({ app, staff, number, form, here }: Act) {
  const parsed = parseFormData(form, verdictInput)
  if (!parsed.ok) return refuse(parsed)
  const done = await giveVerdict(app, staff, number, parsed.data)
  if (!done.ok) return refusedForm(done, typedIn(form))
  return redirectTo(ownPath(form.get('onward')) ?? here)
}

async function undo({ app, staff, number, form, here }: Act) {
  const parsed = parseFormData(form, withdrawInput)
  if (!parsed.ok) return refuse(parsed)
  const done = await withdrawVerdict(app, staff, number, parsed.data)
  if (!done.ok) return refusedForm(done, typedIn(form))
  return redirectTo(ownPath(form.get('onward')) ?? here)
}

async function judgeEvidence({ app, staff, number, form, here }: Act) {
  const evidenceId = String(form.get('evidenceId') ?? '')
  const parsed = parseFormData(form, evidenceReviewInput)
  if (!parsed.ok) return refuse(ofPiece(parsed, evidenceId))
  const done = await reviewEvidence(app, staff, { number, evidenceId }, parsed.data)
  return done.ok ? redirectTo(here) : refusedForm(done, typedIn(form))
}

async function readDocument({ app, staff, number, form, here }: Act) {
  const evidenceId = String(form.get('evidenceId') ?? '')
  const parsed = parseFormData(form, readingInput)
  if (!parsed.ok) return refuse(ofPiece(parsed, evidenceId))
  const done = await readEvidence(app, staff, { number, evidenceId }, parsed.data)
  if (done.ok) return redirectTo(here)
  return refusedForm(
    done.errors ? ofPiece({ ...done, errors: done.errors }, evidenceId) : done,
    typedIn(form),
  )
}

/** Several pieces stand on the page, each with fields of its own. */
function ofPiece<Refused extends { errors: FieldErrors }>(refused: Refused, id: string): Refused {
  const errors = Object.entries(refused.errors).map(([field, error]) => [`${field}-${id}`, error])
  return { ...refused, errors: Object.fromEntries(errors) }
}

async function note({ app, staff, number, form, here }: Act) {
  const parsed = parseFormData(form, noteInput)
  if (!parsed.ok) return refuse(parsed)
  const done = await addNote(app, staff, number, parsed.data)
  return done.ok ? redirectTo(here) : refusedForm(done, typedIn(form))
}
