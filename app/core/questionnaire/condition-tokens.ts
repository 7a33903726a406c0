/** Cuts a condition's text into its words and signs. */

export interface Token {
  kind: 'question' | 'column' | 'intake' | 'number' | 'date' | 'word' | 'sign'
  text: string
}

const patterns: readonly [Token['kind'], RegExp][] = [
  ['question', /^[A-Z]{2,4}-\d{2}(?![\w-])/],
  ['column', /^\.[a-z][a-z0-9_]*/],
  ['intake', /^intake\.[a-z_]+/],
  ['date', /^\d{4}-\d{2}-\d{2}(?![\w-])/],
  ['number', /^\d+(?![\w-])/],
  ['word', /^[a-z_][a-z0-9_]*/],
  ['sign', /^(==|!=|>=|<=|>|<|\(|\)|,|\|)/],
]

export type Tokens = { ok: true; tokens: Token[] } | { ok: false; message: string }

export function tokenize(source: string): Tokens {
  const tokens: Token[] = []
  let rest = source.trimStart()
  while (rest !== '') {
    const token = firstToken(rest)
    if (!token) return { ok: false, message: `cannot be read at "${rest.slice(0, 20)}"` }
    tokens.push(token)
    rest = rest.slice(token.text.length).trimStart()
  }
  return { ok: true, tokens }
}

function firstToken(source: string): Token | null {
  for (const [kind, pattern] of patterns) {
    const text = pattern.exec(source)?.[0]
    if (text) return { kind, text }
  }
  return null
}
