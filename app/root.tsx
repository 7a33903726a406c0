// The document every page sits in: theme, title, scripts, and the page for errors that no route handles itself.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Links, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import './app.css'
import { readTheme } from './http/theme'
import { ErrorPage, errorTitle } from './ui/error-page'
import iconUrl from './ui/icon.svg?url'
import { kitWords } from './ui/kit-words'
import { PageMeta } from './ui/page-meta'
import { useRequestFacts } from './ui/request-facts'

export const links: LinksFunction = () => [{ rel: 'icon', type: 'image/svg+xml', href: iconUrl }]

export const meta: MetaFunction = ({ error }) => [
  { title: error === undefined || error === null ? kitWords.product : errorTitle(error) },
]

export function loader({ request }: LoaderFunctionArgs) {
  return { theme: readTheme(request.headers.get('Cookie')) }
}

export function Layout({ children }: { children: ReactNode }) {
  const { nonce, reference } = useRequestFacts()
  const theme = useRouteLoaderData<typeof loader>('root')?.theme
  return (
    <html
      lang="en"
      data-reference={reference}
      {...(theme === 'light' || theme === 'dark' ? { 'data-theme': theme } : {})}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          name="color-scheme"
          content={theme === undefined || theme === 'system' ? 'light dark' : theme}
        />
        <PageMeta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary() {
  return <ErrorPage />
}
