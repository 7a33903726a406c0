// Where the identity provider sends the browser back to; a page only where nobody was signed in.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { finishSignOn } from '../http/sign-on'
import { SignOnRefused, type SignOnRefusedProps } from '../ui/people/sign-on-refused'

export const meta: MetaFunction = () => [{ title: 'Not signed in – Assay' }]

export const loader = (args: LoaderFunctionArgs) => finishSignOn(args)

/** Asking again would be another sign-in. */
export const shouldRevalidate = () => false

export default function SignOnBack() {
  return <SignOnRefused {...useLoaderData<SignOnRefusedProps>()} />
}
