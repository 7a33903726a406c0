// What the forms of the decision page do, by the name in their `act` field.
import { type AppLoadContext, json } from '@remix-run/node'
import type { Action } from '../core/access/policy'
import type { Staff } from '../core/access/roles'
import {
  approvalInput,
  proposalInput,
  resumeInput,
  waiverInput,
  waiverWithdrawalInput,
} from '../core/judgement/input'
import { approveProposal } from '../services/judgement/approve-proposal'
import { proposeDecision, withdrawProposal } from '../services/judgement/propose-decision'
import { recordWaiver, withdrawWaiver } from '../services/judgement/record-waiver'
import { releaseOutcome } from '../services/judgement/release-outcome'
import { resumeReview } from '../services/judgement/resume-review'
import { parseFormData, type Refused, refuse } from './form'
import { redirectTo } from './redirect'
import { refusedForm, type ServiceRefusal, typedIn } from './refused'
import { authorise } from './staff'

export interface DecisionAct {
  app: AppLoadContext['app']
  staff: Staff
  number: number
  form: FormData
}

/** What each form stands for: whoever may not do it learns nothing about the form either. */
const actions: Readonly<Record<string, Action>> = {
  propose: 'decision.propose',
  more: 'decision.propose',
  withdraw: 'decision.propose',
  waive: 'waiver.record',
  'withdraw waiver': 'waiver.record',
  resume: 'decision.resume',
  release: 'outcome.release',
  approve: 'decision.approve',
}

/** The most that the policy may grant an approver; who wrote and waived what is for its service to judge. */
const asSecondPerson = { authorOfProposal: false, recordedWaiver: false, launcher: false }

export function decisionAct(asked: DecisionAct) {
  const action = actions[String(asked.form.get('act'))]
  if (action) authorise(asked.staff, action, asSecondPerson)
  switch (asked.form.get('act')) {
    case 'propose':
      return propose(asked)
    case 'more':
      // Nothing was refused: the page comes back with what was typed and more room below it.
      return json<Refused>({ ok: false, errors: {}, values: typedIn(asked.form) })
    case 'approve':
      return approve(asked)
    case 'withdraw':
      return withdraw(asked)
    case 'waive':
      return waive(asked)
    case 'withdraw waiver':
      return takeWaiverBack(asked)
    case 'resume':
      return resume(asked)
    case 'release':
      return release(asked)
    default:
      throw new Response('No such form', { status: 400 })
  }
}

const answer = (
  { number, form }: DecisionAct,
  done: { ok: true } | ({ ok: false } & ServiceRefusal),
) => (done.ok ? redirectTo(`/reviews/${number}/decision`) : refusedForm(done, typedIn(form)))

async function propose(asked: DecisionAct) {
  const { app, staff, number, form } = asked
  const parsed = parseFormData(form, proposalInput)
  if (!parsed.ok) return refuse(parsed)
  return answer(asked, await proposeDecision(app, staff, number, parsed.data))
}

async function approve(asked: DecisionAct) {
  const { app, staff, number, form } = asked
  const parsed = parseFormData(form, approvalInput)
  if (!parsed.ok) return refuse(parsed)
  return answer(asked, await approveProposal(app, staff, number, parsed.data))
}

async function withdraw(asked: DecisionAct) {
  const { app, staff, number, form } = asked
  const proposalId = String(form.get('proposalId') ?? '')
  return answer(asked, await withdrawProposal(app, staff, { number, proposalId }))
}

async function waive(asked: DecisionAct) {
  const { app, staff, number, form } = asked
  const parsed = parseFormData(form, waiverInput)
  if (!parsed.ok) return refuse(parsed)
  return answer(asked, await recordWaiver(app, staff, number, parsed.data))
}

async function takeWaiverBack(asked: DecisionAct) {
  const { app, staff, number, form } = asked
  const parsed = parseFormData(form, waiverWithdrawalInput)
  if (!parsed.ok) return refuse(parsed)
  const { waiverId, withdrawnReason: reason } = parsed.data
  return answer(asked, await withdrawWaiver(app, staff, number, { waiverId, reason }))
}

async function resume(asked: DecisionAct) {
  const { app, staff, number, form } = asked
  const parsed = parseFormData(form, resumeInput)
  if (!parsed.ok) return refuse(parsed)
  return answer(asked, await resumeReview(app, staff, number, parsed.data.resumeReason))
}

async function release(asked: DecisionAct) {
  const { app, staff, number } = asked
  return answer(asked, await releaseOutcome(app, staff, number))
}
