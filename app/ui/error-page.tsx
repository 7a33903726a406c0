// The page for what could not be shown: what happened, what was kept, whom to ask, and the reference to give them.
import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import type { ReactNode } from 'react'
import { errorPageWords as words } from './kit-words'
import { Page } from './page'
import { useRequestFacts } from './request-facts'
import { TextLink } from './text-link'
import { PlainLayout } from './vendor-layout'

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
        {words.help(<code className="font-mono">{referenceIn(error) ?? reference}</code>)}
      </p>
      <p className="mt-6">
        <TextLink to="/" document>
          {words.first}
        </TextLink>
      </p>
    </div>
  )
}

/** Of the whole document. */
export function errorTitle(error: unknown): string {
  return words.title(explain(error).title)
}

export function ErrorPage() {
  return (
    <PlainLayout>
      <ErrorContent />
    </PlainLayout>
  )
}

/** For a link in a mail that opens nothing: what may be the matter, and the way on. */
export function DeadLink({ children }: { children: ReactNode }) {
  const error = useRouteError()
  if (!(isRouteErrorResponse(error) && error.status === 404)) return <ErrorPage />
  return (
    <PlainLayout>
      <Page title={words.deadLink} narrow>
        {children}
      </Page>
    </PlainLayout>
  )
}

function explain(error: unknown) {
  return words.explanations[isRouteErrorResponse(error) ? error.status : 500] ?? words.unexpected
}

/** An error that came with a later fetch brings the reference of that fetch. */
function referenceIn(error: unknown): string | undefined {
  return error instanceof Error ? /^Reference ([0-9a-f]{12})$/.exec(error.message)?.[1] : undefined
}
