// What the staff's pages share: the portal's own address, and "no such page".
import type { StaffAsked } from './staff'

/** The same answer for what does not exist and for what is not shown to whoever asks. */
export function noSuchPage(): Response {
  return new Response('Not found', { status: 404, statusText: 'Not Found' })
}

/** Where people reach the portal, without a trailing slash; on localhost that is where the request came in. */
export function portalOrigin({ request, context }: StaffAsked): string {
  return context.app.settings.origin ?? new URL(request.url).origin
}
