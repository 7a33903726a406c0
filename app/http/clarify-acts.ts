// What the forms around clarifications do, by the name in their `act` field; null where the form is none of them.
import type { AppLoadContext } from '@remix-run/node'
import type { Action } from '../core/access/policy'
import type { Staff } from '../core/access/roles'
import {
  collectedChangeInput,
  collectedRemovalInput,
  collectInput,
  replyInput,
  sendInput,
} from '../core/clarify/input'
import {
  changeCollectedQuestion,
  removeCollectedQuestion,
} from '../services/clarify/change-collected'
import { collectQuestion } from '../services/clarify/collect-question'
import { replyToVendor } from '../services/clarify/reply-to-vendor'
import { sendQuestions } from '../services/clarify/send-questions'
import { parseFormData, refuse } from './form'
import { ownPath, redirectTo } from './redirect'
import { refusedForm, typedIn } from './refused'
import { authorise } from './staff'

export interface ClarifyAct {
  app: AppLoadContext['app']
  staff: Staff
  number: number
  form: FormData
  /** The page the form stood on. */
  here: string
}

/** What each form stands for: whoever may not do it learns nothing about the form either. */
const actions: Readonly<Record<string, Action>> = {
  collect: 'clarification.collect',
  'change collected': 'clarification.collect',
  'remove collected': 'clarification.collect',
  'send collected': 'clarification.send',
  reply: 'clarification.reply',
}

export function clarifyAct(asked: ClarifyAct) {
  const action = actions[String(asked.form.get('act'))]
  if (action) authorise(asked.staff, action)
  switch (asked.form.get('act')) {
    case 'collect':
      return collect(asked)
    case 'change collected':
      return change(asked)
    case 'remove collected':
      return remove(asked)
    case 'send collected':
      return send(asked)
    case 'reply':
      return reply(asked)
    default:
      return null
  }
}

async function collect({ app, staff, number, form, here }: ClarifyAct) {
  const parsed = parseFormData(form, collectInput)
  if (!parsed.ok) return refuse(parsed)
  const done = await collectQuestion(app, staff, number, parsed.data)
  return done.ok
    ? redirectTo(ownPath(form.get('onward')) ?? here)
    : refusedForm(done, typedIn(form))
}

async function change({ app, staff, number, form, here }: ClarifyAct) {
  const parsed = parseFormData(form, collectedChangeInput)
  if (!parsed.ok) return refuse(parsed)
  const done = await changeCollectedQuestion(app, staff, number, parsed.data)
  return done.ok ? redirectTo(here) : refusedForm(done, typedIn(form))
}

async function remove({ app, staff, number, form, here }: ClarifyAct) {
  const parsed = parseFormData(form, collectedRemovalInput)
  if (!parsed.ok) return refuse(parsed)
  const done = await removeCollectedQuestion(app, staff, number, parsed.data)
  return done.ok ? redirectTo(here) : refusedForm(done, typedIn(form))
}

async function send({ app, staff, number, form, here }: ClarifyAct) {
  const parsed = parseFormData(form, sendInput, { lists: ['seen'] })
  if (!parsed.ok) return refuse(parsed)
  const done = await sendQuestions(app, staff, number, parsed.data)
  return done.ok ? redirectTo(`${here}?sent`) : refusedForm(done, typedIn(form))
}

async function reply({ app, staff, number, form, here }: ClarifyAct) {
  const parsed = parseFormData(form, replyInput)
  if (!parsed.ok) return refuse(parsed)
  const done = await replyToVendor(app, staff, number, parsed.data)
  return done.ok ? redirectTo(here) : refusedForm(done, typedIn(form))
}
