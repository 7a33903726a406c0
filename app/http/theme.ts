// Which theme a person chose, kept in a cookie so that the server can render it without script.
export const themes = ['system', 'light', 'dark'] as const

export type Theme = (typeof themes)[number]

/** Anything but a known theme, a missing cookie included, is the system's own. */
export function readTheme(cookieHeader: string | null): Theme {
  const value = /(?:^|;\s*)theme=([a-z]+)/.exec(cookieHeader ?? '')?.[1]
  return asTheme(value)
}

export function asTheme(value: unknown): Theme {
  return themes.find((theme) => theme === value) ?? 'system'
}

export function themeCookie(theme: Theme, secure: boolean): string {
  const year = 365 * 24 * 60 * 60
  const attributes = `Path=/; SameSite=Lax; HttpOnly${secure ? '; Secure' : ''}`
  return theme === 'system'
    ? `theme=; Max-Age=0; ${attributes}`
    : `theme=${theme}; Max-Age=${year}; ${attributes}`
}
