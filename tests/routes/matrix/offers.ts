// What a page offers to whoever reads it: its links and its forms. None may lead to where they are refused.
import type { Method } from './ask'
import type { Fields } from './rule'

export interface Offer {
  method: Extract<Method, 'GET' | 'POST'>
  /** With query. */
  path: string
  fields: Fields
  /** Sent as a form with files. */
  multipart: boolean
}

/** `at`: the page's own address. React writes every attribute in double quotes. */
export function offersOf(html: string, at: string): Offer[] {
  const offers: Offer[] = []
  for (const [tag] of html.matchAll(/<a\s[^>]*>/g)) {
    const path = ownPath(attribute(tag, 'href'), at)
    if (path !== null) offers.push({ method: 'GET', path, fields: {}, multipart: false })
  }
  for (const [form = '', head = ''] of html.matchAll(/<form\s([^>]*)>.*?<\/form>/gs)) {
    if (attribute(head, 'method') !== 'post') continue
    const path = ownPath(attribute(head, 'action') ?? at, at)
    const multipart = attribute(head, 'enctype') === 'multipart/form-data'
    if (path === null) continue
    for (const fields of sendings(form)) offers.push({ method: 'POST', path, fields, multipart })
  }
  return offers
}

/** One for every button: each may name another thing to do. */
function sendings(form: string): Fields[] {
  const given: Fields = {}
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(tag, 'name')
    const kind = attribute(tag, 'type') ?? 'text'
    const left = /^(radio|checkbox)$/.test(kind) && !/\schecked/.test(tag)
    if (name === null || left || kind === 'file') continue
    given[name] = [...[given[name] ?? []].flat(), attribute(tag, 'value') ?? '']
  }
  const buttons = [...form.matchAll(/<button\b[^>]*>/g)].map(([tag]) => tag)
  const sends = buttons.filter((tag) => attribute(tag, 'type') !== 'button')
  return sends.map((tag) => {
    const name = attribute(tag, 'name')
    return name === null ? given : { ...given, [name]: attribute(tag, 'value') ?? '' }
  })
}

function ownPath(address: string | null, at: string): string | null {
  if (address === null || address.startsWith('#')) return null
  const here = new URL(at, 'http://here.invalid')
  const there = new URL(address, here)
  return there.host === here.host ? there.pathname + there.search : null
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`, 'i').exec(tag)?.[1]
  return found === undefined ? null : unescaped(found)
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
}
const unescaped = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#x27);/g, (each) => entities[each] ?? each)
