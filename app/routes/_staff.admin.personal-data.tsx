// What the portal holds of one person: looked up by address, given out as a file, erased.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { privacyActs } from '../http/privacy-acts'
import { authorise, requireStaff } from '../http/staff'
import { PersonalData } from '../ui/privacy/personal-data'

export const meta: MetaFunction = () => [{ title: 'Personal data – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  authorise(await requireStaff(args), 'privacy.manage')
  return null
}

/** Looking up is a form that is sent, so that nobody's address stands in an address. */
export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'privacy.manage')
  const form = await args.request.formData()
  const { status, ...shown } = await privacyActs({ app: args.context.app, staff, form })
  return json(shown, { status })
}

export default function PersonalDataPage() {
  return <PersonalData shown={useActionData<typeof action>()} />
}
