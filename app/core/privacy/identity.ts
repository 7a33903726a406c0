// One person as texts know them, and what stands in their place once they are erased.

export interface Identity {
  /** In lower case. */
  email: string
  /** As they were typed: a person may be known by several. */
  names: readonly string[]
}

export interface Replacement {
  name: string
  email: string
}

/** `.invalid` is a name that never leads anywhere (RFC 2606). */
export const erasedPerson = (number: number): Replacement => ({
  name: `Erased person ${number}`,
  email: `erased-person-${number}@erased.invalid`,
})

/** Inside a text only a name of several words is somebody's: "May" or "Mark" alone are words like others. */
const isTelling = (name: string): boolean => /\S\s+\S/.test(name.trim())

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Not in the middle of a longer word or address. */
const alone = (text: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}._%+-])${escaped(text)}(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])`,
    'giu',
  )

/**
 * Columns and members in which a name stands alone. Elsewhere a name of one word is looked for nowhere: it may be
 * a word that the portal itself goes by, such as a time zone or the id of an option.
 */
const holdsAName = new Set(['name', 'toName', 'contactName', 'owner', 'by', 'executive'])

/** The text with the person's address and names replaced; the very same text where they are not in it. */
function withoutPerson(
  text: string,
  { email, names }: Identity,
  { by, isName }: { by: Replacement; isName: boolean },
): string {
  const is = (name: string) => name.trim().toLowerCase() === text.trim().toLowerCase()
  if (isName && names.some(is)) return by.name
  let out = text.replace(alone(email), by.email)
  for (const name of longestFirst(names)) {
    if (isTelling(name)) out = out.replace(alone(name.trim()), by.name)
  }
  return out
}

const longestFirst = (names: readonly string[]): string[] =>
  [...names].sort((a, b) => b.length - a.length)

/** The same for every text in a stored JSON value; keys stay as they are. */
export function valueWithoutPerson(
  value: unknown,
  person: Identity,
  by: Replacement,
  isName = false,
): unknown {
  if (typeof value === 'string') return withoutPerson(value, person, { by, isName })
  if (Array.isArray(value)) return value.map((each) => valueWithoutPerson(each, person, by))
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  const members: Record<string, unknown> = {}
  for (const [key, member] of Object.entries(value)) {
    members[key] = valueWithoutPerson(member, person, by, holdsAName.has(key))
  }
  for (const [name, title] of titled) {
    if (members[name] === by.name && typeof members[title] === 'string') members[title] = '–'
  }
  return members
}

/** What somebody is goes with who they are. */
const titled = [
  ['name', 'title'],
  ['executive', 'executiveTitle'],
] as const

const NOBODY: Replacement = { name: '\u0000', email: '\u0000' }

export const mentions = (value: unknown, person: Identity): boolean =>
  JSON.stringify(valueWithoutPerson(value, person, NOBODY)) !== JSON.stringify(value)
