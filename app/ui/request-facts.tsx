// What a page needs to know of its own request while it renders, without putting it into loader data.
import { createContext, useContext } from 'react'

export interface RequestFacts {
  /** For inline scripts; empty in the browser, which hides nonces from scripts. */
  nonce: string
  /** The reference of the request that made this document. */
  reference: string
}

export const RequestFactsContext = createContext<RequestFacts>({ nonce: '', reference: '' })

export function useRequestFacts(): RequestFacts {
  return useContext(RequestFactsContext)
}
