// The first item of the intake, "product, vendor and web address", as one text and as its three parts.
import { domainOf } from '../vendors/domain'

export interface ProductParts {
  product: string
  vendor: string
  /** May be empty: whoever asks for a tool does not always know its maker's address. */
  website: string
}

/** One part a line, so that it reads back without guessing. */
export function productText({ product, vendor, website }: ProductParts): string {
  return [product, vendor, website].filter((part) => part !== '').join('\n')
}

/**
 * Reads the parts back, also from text that came another way (`Notion AI, Notion Labs, notion.so`).
 * It only fills in a form that somebody checks, so a wrong guess costs a correction and nothing else.
 */
export function productParts(text: string): ProductParts {
  const trimmed = text.trim()
  const parts = trimmed
    .split(trimmed.includes('\n') ? '\n' : /\s*[,;|]\s+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const website = parts.find((part) => domainOf(part).ok) ?? ''
  const [product = '', vendor = ''] = parts.filter((part) => part !== website)
  return { product, vendor, website }
}
