// Leads to the organisation's identity provider; a page only where that does not answer.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { beginSignOn } from '../http/sign-on'
import { SignOnRefused, type SignOnRefusedProps } from '../ui/people/sign-on-refused'

export const meta: MetaFunction = () => [{ title: 'Not signed in – Assay' }]

export const loader = (args: LoaderFunctionArgs) => beginSignOn(args)

/** Asking again would be another sign-in. */
export const shouldRevalidate = () => false

export default function SignOn() {
  return <SignOnRefused {...useLoaderData<SignOnRefusedProps>()} />
}
