// What the forms of "Personal data" do: look a person up, and erase them.
import type { AppLoadContext } from '@remix-run/node'
import type { Staff } from '../core/access/roles'
import { erasureInput, personInput } from '../core/privacy/input'
import { type Erased, erasePerson, type Refused } from '../services/privacy/erase-person'
import { findPerson, type PersonFound } from '../services/privacy/find-person'
import { type FieldErrors, parseFormData, type TypedValues } from './form'

export interface PrivacyShown {
  status: number
  person: PersonFound | null
  erased: Omit<Erased, 'ok'> | null
  errors: FieldErrors
  values: TypedValues
}

interface Act {
  app: AppLoadContext['app']
  staff: Staff
  form: FormData
}

const nothing = { status: 200, person: null, erased: null, errors: {}, values: {} }

export function privacyActs(act: Act): Promise<PrivacyShown> {
  return act.form.get('intent') === 'erase' ? erase(act) : lookUp(act)
}

async function lookUp({ app, staff, form }: Act): Promise<PrivacyShown> {
  const wish = parseFormData(form, personInput)
  if (!wish.ok) return { ...nothing, status: 422, errors: wish.errors, values: wish.values }
  const found = await findPerson(app, staff, wish.data.email)
  if (found.ok) return { ...nothing, person: found.person, values: wish.data }
  const errors = { email: 'Nobody with this address is a contact of a vendor or has an account' }
  return { ...nothing, status: 422, errors, values: wish.data }
}

/** What is wrong stands beside everything that is held, as before. */
async function erase({ app, staff, form }: Act): Promise<PrivacyShown> {
  const wish = parseFormData(form, erasureInput)
  if (!wish.ok) {
    const shown = await lookUp({ app, staff, form })
    return { ...shown, status: 422, errors: wish.errors, values: wish.values }
  }
  const done = await erasePerson(app, staff, wish.data)
  if (done.ok) return { ...nothing, erased: done }
  const shown = await lookUp({ app, staff, form })
  return { ...shown, status: 409, errors: errorsOf(done.reason), values: { ...wish.data } }
}

function errorsOf(reason: Refused['reason']): FieldErrors {
  if (reason === 'active account') {
    return {
      '': 'This person has an account in use. Deactivate it under Users first, then come back',
    }
  }
  if (reason === 'names the person') {
    return { reason: 'The reason is kept: say it without the name or the address of the person' }
  }
  return { '': 'Nobody with this address is known any more: another administrator was faster' }
}
