// Unsubscribing by the mail program's own button: RFC 8058, a POST from the mail provider that carries no cookie.

interface Asking {
  method: string
  origin: string | undefined
  secFetchSite: string | undefined
}

const stopPaths = /^\/(respond\/[^/]+\/stop-reminders|stop-digest\/[^/]+\/[^/]+)\/?$/

/**
 * A provider's server says nothing of where it comes from, which is refused everywhere else. Here the secret in the
 * address is all the authority there is, so another site gains nothing by it; a browser, which names itself, is still judged.
 */
export const isUnsubscribing = ({ method, origin, secFetchSite }: Asking, path: string): boolean =>
  method === 'POST' && origin === undefined && secFetchSite === undefined && stopPaths.test(path)

/** Providers do not follow a redirect after such a POST: it is answered in place. */
export async function isOneClick(request: Request): Promise<boolean> {
  const form = await request.clone().formData()
  return form.get('List-Unsubscribe') === 'One-Click'
}
