// Takes over the server's page in the browser.
import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { RequestFactsContext } from './ui/request-facts'

const reference = document.documentElement.dataset.reference ?? ''

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RequestFactsContext.Provider value={{ nonce: '', reference }}>
        <RemixBrowser />
      </RequestFactsContext.Provider>
    </StrictMode>,
  )
})
