// One spelling of a plain value as JSON, so that the same value always has the same hash.

/** A SHA-256 given by the caller: UTF-8 text in, lower-case hex out (core has no crypto of its own). */
export type Sha256 = (text: string) => string

/**
 * Keys sorted by UTF-16 code unit, no white space, members that are `undefined` left out.
 * Throws on what JSON cannot carry faithfully (dates, functions, NaN, bigint, class instances):
 * a record that silently changed on its way into the hash could not be verified later.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') {
    return JSON.stringify(value)
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`No canonical JSON for the number ${value}`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (isPlainObject(value)) return canonicalObject(value)
  throw new TypeError(`No canonical JSON for a value of type ${typeof value}`)
}

function canonicalObject(value: Record<string, unknown>): string {
  let members = ''
  for (const key of Object.keys(value).sort()) {
    const member = value[key]
    if (member === undefined) continue
    members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`
  }
  return `{${members}}`
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
