// Text as both engines can keep it.

/**
 * PostgreSQL refuses U+0000 and half surrogate pairs, which no page shows and any script can send. One
 * stray character must not cost an answer: it becomes U+FFFD, on SQLite too, so that both keep the same.
 */
export function storableText(text: string): string {
  return text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: U+0000 is what this is about.
    /\u0000|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
    '\uFFFD',
  )
}

/** Names of members are text as well. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_name, member: unknown) => {
    if (typeof member === 'string') return storableText(member)
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member
    return Object.fromEntries(
      Object.entries(member).map(([name, inner]) => [storableText(name), inner]),
    )
  })
}
