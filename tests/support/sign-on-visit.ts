// Somebody who signs in with the provider by hand: a browser's cookies and redirects, without the browser.
export interface Visitor {
  /** One request with this visitor's cookies for that place; redirects are not followed. */
  get(address: string): Promise<Response>
  post(address: string, form: Record<string, string>): Promise<Response>
  /** Cookies for the place, as a browser would send them. */
  cookies(address: string): string
  /** Up to where the provider sends the browser back to: the address alone, not opened yet. */
  goThrough(server: { url: string }, login: { as: string; from?: string }): Promise<string>
}

/** Cookies are kept by host and port here; a real browser leaves the port out. */
export function visitor(): Visitor {
  const jar = new Map<string, Map<string, string>>()
  const cookies = (address: string) =>
    [...(jar.get(new URL(address).host) ?? [])]
      .map(([name, value]) => `${name}=${value}`)
      .join('; ')
  const ask = async (address: string, init: RequestInit = {}) => {
    const headers = { ...init.headers, Cookie: cookies(address) }
    const answer = await fetch(address, { ...init, headers, redirect: 'manual' })
    const kept = jar.get(new URL(address).host) ?? new Map<string, string>()
    jar.set(new URL(address).host, kept)
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) kept.delete(name)
      else kept.set(name, value)
    }
    return answer
  }
  const own: Visitor = {
    cookies,
    get: (address) => ask(address),
    post: (address, form) =>
      ask(address, {
        method: 'POST',
        body: new URLSearchParams(form),
        headers: { Origin: new URL(address).origin },
      }),
    async goThrough(server, { as, from = '/sign-on' }) {
      let at = await nextOf(await own.get(server.url + from), server.url + from)
      for (let steps = 0; steps < 8 && !at.startsWith(`${server.url}/`); steps++) {
        const onLogin = new URL(at).pathname.startsWith('/login/')
        const form: Record<string, string> = as === 'nobody' ? { cancel: 'yes' } : { login: as }
        at = await nextOf(onLogin ? await own.post(at, form) : await own.get(at), at)
      }
      return at
    },
  }
  return own
}

async function nextOf(answer: Response, from: string): Promise<string> {
  const to = answer.headers.get('Location')
  if (to === null) throw new Error(`${answer.status} at ${from}: ${await answer.text()}`)
  return new URL(to, from).href
}
