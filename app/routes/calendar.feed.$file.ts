// A person's dates for their calendar program: no session, only an address that is hard to guess and can be withdrawn.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { calendarResponse } from '../http/calendar-response'
import { noSuchPage, portalOrigin } from '../http/staff-page'
import { readFeed } from '../services/calendar/read-feed'

export async function loader(args: LoaderFunctionArgs) {
  const { app } = args.context
  const token = /^([A-Za-z0-9_-]{1,64})\.ics$/.exec(args.params.file ?? '')?.[1]
  if (token === undefined) throw noSuchPage()
  const read = await readFeed(app, { token, origin: portalOrigin(args) })
  if (read === null) throw noSuchPage()
  return calendarResponse(args.request, { ...read, fileName: 'assay.ics' }, app.clock.now())
}
