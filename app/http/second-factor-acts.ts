// What the forms of one's own second factor do, by the name in their `intent` field.
import { type AppLoadContext, json } from '@remix-run/node'
import { z } from 'zod'
import { confirmInput } from '../core/people/input'
import { codeInput } from '../core/people/second-factor'
import { renewBackupCodes } from '../services/identity/backup-codes'
import type { SignedInStaff } from '../services/identity/find-staff'
import { turnOffFactor, turnOnFactor } from '../services/identity/second-factor'
import { parseFormData, refuse } from './form'
import { redirectTo } from './redirect'
import { codeErrors, presentPasswordErrors } from './refused-words'
import { SECOND_FACTOR_PATH, staffCookie } from './staff'

const intentSchema = z.object({ intent: z.enum(['turn on', 'turn off', 'new codes']) })
const withCode = confirmInput.extend(codeInput.shape)
/** A name of its own: the page has the present password in two forms. */
const forCodes = z
  .object({ passwordForCodes: confirmInput.shape.currentPassword })
  .transform(({ passwordForCodes }) => ({ currentPassword: passwordForCodes }))

interface FactorAct {
  context: AppLoadContext
  signedIn: SignedInStaff
  form: FormData
}

export async function secondFactorAct(act: FactorAct) {
  const asked = parseFormData(act.form, intentSchema)
  if (!asked.ok) return refuse(asked)
  switch (asked.data.intent) {
    case 'turn on':
      return turnOn(act)
    case 'turn off':
      return turnOff(act)
    case 'new codes':
      return newCodes(act)
  }
}

/** The codes are in this one answer; kept by nobody on the way. */
const shown = (codes: string[], headers: Record<string, string> = {}) =>
  json({ ok: true as const, codes }, { headers: { 'Cache-Control': 'no-store', ...headers } })

async function turnOn({ context, signedIn, form }: FactorAct) {
  const typed = parseFormData(form, withCode)
  if (!typed.ok) return refuse(typed)
  const done = await turnOnFactor(context.app, signedIn, typed.data)
  if (done.ok) return shown(done.codes, { 'Set-Cookie': await staffCookie(context, done.token) })
  switch (done.reason) {
    case 'on already':
      return redirectTo(SECOND_FACTOR_PATH)
    case 'wrong code':
      return refuse({ errors: unconfirmed, values: {} })
    default:
      return refuse({ errors: presentPasswordErrors(done.reason), values: {} })
  }
}

const unconfirmed = {
  code: 'This code does not fit the key above. Is the time of your telephone right? Type the one that the app shows now',
}

async function turnOff({ context, signedIn, form }: FactorAct) {
  const typed = parseFormData(form, withCode)
  if (!typed.ok) return refuse(typed)
  const done = await turnOffFactor(context.app, signedIn, typed.data)
  if (done.ok) {
    const headers = { 'Set-Cookie': await staffCookie(context, done.token) }
    return redirectTo(`${SECOND_FACTOR_PATH}?off`, { headers })
  }
  const errors =
    done.reason === 'wrong code' ? codeErrors(done.reason) : presentPasswordErrors(done.reason)
  return refuse({ errors, values: {} })
}

async function newCodes({ context, signedIn, form }: FactorAct) {
  const typed = parseFormData(form, forCodes)
  if (!typed.ok) return refuse(typed)
  const done = await renewBackupCodes(context.app, signedIn.staff, typed.data)
  if (done.ok) return shown(done.codes)
  if (done.reason === 'not on') return redirectTo(SECOND_FACTOR_PATH)
  return refuse({ errors: presentPasswordErrors(done.reason, 'passwordForCodes'), values: {} })
}
