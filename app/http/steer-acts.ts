// What the forms of a review's overview do, by the name in their `intent` field.
import { type AppLoadContext, json } from '@remix-run/node'
import type { Action } from '../core/access/policy'
import type { Staff } from '../core/access/roles'
import {
  cancelSchema,
  closeSchema,
  dueDateSchema,
  holdSchema,
  inviteAnewSchema,
  nextReviewSchema,
} from '../core/review/launch-input'
import { raiseTier } from '../services/judgement/raise-tier'
import { takeUpReview } from '../services/judgement/take-up-review'
import { cancelReview } from '../services/reviews/cancel-review'
import { changeDueDate } from '../services/reviews/change-due-date'
import { closeReview } from '../services/reviews/close-review'
import { inviteAnew } from '../services/reviews/invite-anew'
import { liftHold, placeHold } from '../services/reviews/legal-hold'
import { makeHandoverCode } from '../services/reviews/make-handover-code'
import { moveNextReview } from '../services/reviews/move-next-review'
import { retryDue } from '../services/schedule/retry-due'
import { parseFormData, refuse } from './form'
import { redirectTo } from './redirect'
import { refusedForm, type ServiceRefusal, typedIn } from './refused'
import { authorise } from './staff'

export interface SteerAct {
  app: AppLoadContext['app']
  staff: Staff
  number: number
  form: FormData
}

/** What each form stands for: whoever may not do it learns nothing about the form either. */
const actions: Readonly<Record<string, Action>> = {
  'hand over': 'review.handOver',
  'take up': 'answers.judge',
  'due date': 'review.changeDue',
  'next review': 'review.changeDue',
  cancel: 'review.cancel',
  'invite anew': 'review.handOver',
  'raise tier': 'review.raiseTier',
  close: 'review.close',
  hold: 'review.hold',
  'lift hold': 'review.hold',
}

export function steerAct(asked: SteerAct) {
  const intent = String(asked.form.get('intent'))
  const action = actions[intent]
  if (action) authorise(asked.staff, action)
  switch (intent) {
    case 'hand over':
      return handOver(asked)
    case 'take up':
      return takeUp(asked)
    case 'due date':
      return moveDueDate(asked)
    case 'next review':
      return moveNext(asked)
    case 'cancel':
      return cancel(asked)
    case 'invite anew':
      return invite(asked)
    case 'raise tier':
      return raise(asked)
    case 'try again':
      return tryAgain(asked)
    case 'close':
      return close(asked)
    case 'hold':
      return hold(asked, placeHold)
    case 'lift hold':
      return hold(asked, liftHold)
    default:
      throw new Response('Bad request', { status: 400 })
  }
}

type Done = { ok: true } | ({ ok: false } & ServiceRefusal)

const answer = ({ number, form }: SteerAct, done: Done) =>
  done.ok ? redirectTo(`/reviews/${number}`) : refusedForm(done, typedIn(form))

/** One that is no longer failed has been tried again already. */
async function tryAgain({ app, staff, number, form }: SteerAct) {
  const tried = await retryDue(app, staff, { item: String(form.get('item')), number })
  if (!tried.ok && tried.reason === 'not allowed') throw new Response('Forbidden', { status: 403 })
  if (!tried.ok && tried.reason === 'not found') throw new Response('Not found', { status: 404 })
  return redirectTo(`/reviews/${number}`)
}

async function handOver({ app, staff, number }: SteerAct) {
  const made = await makeHandoverCode(app, staff, number)
  return made.ok ? json({ made: made.result }) : refusedForm(made, {})
}

async function takeUp({ app, staff, number }: SteerAct) {
  const taken = await takeUpReview(app, staff, number)
  return taken.ok ? redirectTo(`/reviews/${number}/answers`) : refusedForm(taken, {})
}

async function moveDueDate(asked: SteerAct) {
  const { app, staff, number } = asked
  const form = parseFormData(asked.form, dueDateSchema)
  if (!form.ok) return refuse(form)
  return answer(asked, await changeDueDate(app, staff, { ...form.data, number }))
}

async function moveNext(asked: SteerAct) {
  const { app, staff, number } = asked
  const form = parseFormData(asked.form, nextReviewSchema)
  if (!form.ok) return refuse(form)
  return answer(asked, await moveNextReview(app, staff, { ...form.data, number }))
}

async function cancel(asked: SteerAct) {
  const { app, staff, number } = asked
  const form = parseFormData(asked.form, cancelSchema)
  if (!form.ok) return refuse(form)
  return answer(asked, await cancelReview(app, staff, { number, reason: form.data.cancelReason }))
}

async function invite(asked: SteerAct) {
  const { app, staff, number } = asked
  const form = parseFormData(asked.form, inviteAnewSchema)
  if (!form.ok) return refuse(form)
  return answer(asked, await inviteAnew(app, staff, { ...form.data, number }))
}

async function raise(asked: SteerAct) {
  const { app, staff, number } = asked
  return answer(asked, await raiseTier(app, staff, number))
}

async function close(asked: SteerAct) {
  const { app, staff, number } = asked
  const form = parseFormData(asked.form, closeSchema)
  if (!form.ok) return refuse(form)
  return answer(asked, await closeReview(app, staff, number, form.data.closeReason))
}

async function hold(asked: SteerAct, change: typeof placeHold) {
  const { app, staff, number } = asked
  const form = parseFormData(asked.form, holdSchema)
  if (!form.ok) return refuse(form)
  return answer(asked, await change(app, staff, number, form.data.holdReason))
}
