// The page for what could not be shown: what happened, what was kept, whom to ask, and the reference to give them.
import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { Link } from './link'
import { useRequestFacts } from './request-facts'
import { PlainLayout } from './vendor-layout'

interface Explanation {
  title: string
  text: string
}

const explanations: Record<number, Explanation> = {
  403: {
    title: 'You may not open this',
    text: 'Nothing was changed. You may need another role, or to sign in again.',
  },
  404: {
    title: 'There is no such page',
    text: 'The address may be mistyped, or what was here was removed. What you saved is still there.',
  },
  409: {
    title: 'Somebody else was faster',
    text: 'This changed since you opened it, so nothing was overwritten. Load it again to see the present state.',
  },
  413: {
    title: 'This is too large to send',
    text: 'Nothing was saved. A file may have 25 MB, and a form without a file 1 MB.',
  },
  422: {
    title: 'This could not be accepted',
    text: 'Nothing was changed. Go back, check what you entered, and send it again.',
  },
  429: {
    title: 'Too many requests',
    text: 'Nothing was changed. Wait a few minutes, then try again.',
  },
}

const unexpected: Explanation = {
  title: 'Something went wrong',
  text: 'What was saved before is still there, and the details are in the log. Try again in a moment.',
}

/** The content alone, for a route whose layout still stands. Never shows an error's own message. */
export function ErrorContent() {
  const error = useRouteError()
  const { reference } = useRequestFacts()
  const { title, text } = explain(error)
  return (
    <div className="prose-measure">
      <h1 className="text-2xl font-semibold">{title}</h1>
      <p className="mt-3">{text}</p>
      <p className="mt-3">
        For help, ask whoever runs Assay or sent you the link, and give them this reference:{' '}
        <code className="font-mono">{referenceIn(error) ?? reference}</code>
      </p>
      <p className="mt-6">
        <Link to="/" reloadDocument className="link">
          Go to the first page
        </Link>
      </p>
    </div>
  )
}

export function errorTitle(error: unknown): string {
  return explain(error).title
}

export function ErrorPage() {
  return (
    <PlainLayout>
      <ErrorContent />
    </PlainLayout>
  )
}

function explain(error: unknown): Explanation {
  return explanations[isRouteErrorResponse(error) ? error.status : 500] ?? unexpected
}

/** An error that came with a later fetch brings the reference of that fetch. */
function referenceIn(error: unknown): string | undefined {
  return error instanceof Error ? /^Reference ([0-9a-f]{12})$/.exec(error.message)?.[1] : undefined
}
