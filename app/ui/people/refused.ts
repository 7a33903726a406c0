// What a refused form brings back to its page.

export interface RefusedPage {
  errors: Record<string, string>
  values: Record<string, string | string[]>
}

/** What was typed, else what was stored. */
export function typedIn(refused: RefusedPage | undefined, name: string, stored = ''): string {
  const value = refused?.values[name]
  return (Array.isArray(value) ? value[0] : value) ?? stored
}

/** What was ticked. */
export function listTyped(refused: RefusedPage, name: string): string[] {
  const value = refused.values[name]
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}
