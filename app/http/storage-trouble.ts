// What people see when the disk takes no more writes: that nothing was saved this time, and that it is still theirs to send.
import type { ActionFunction, LoaderFunction, ServerBuild } from '@remix-run/node'
import { isStorageTrouble } from '../core/storage/trouble'
import type { TurnedAway } from './plain-page'

export const noStorage: TurnedAway = {
  status: 507,
  title: 'Nothing can be saved at the moment',
  text: 'The portal has no room left, or its disk takes no more writes. What was saved before is still there and can be read. Go back: your browser keeps what you typed. Send it again in a few minutes.',
}

/** Every loader and action of a build, so that no route has to think of it. */
export function honestAboutStorage(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (route === undefined) return [id, route] as const
    const { loader, action } = route.module
    // What has no page has no error page either, which would name the reference.
    const isFile = !('default' in route.module && route.module.default)
    const module = {
      ...route.module,
      ...(loader && { loader: honest(loader, isFile) }),
      ...(action && { action: honest(action, isFile) }),
    }
    return [id, { ...route, module }] as const
  })
  return { ...build, routes: Object.fromEntries(routes) }
}

function honest<Handler extends LoaderFunction | ActionFunction>(
  handler: Handler,
  isFile: boolean,
): Handler {
  const guarded: LoaderFunction = async (args) => {
    try {
      return await handler(args)
    } catch (error) {
      if (!isStorageTrouble(error)) throw error
      const { log, requestId } = args.context
      log.error({ err: error, reference: requestId }, 'the disk takes no more writes')
      const text = isFile ? `${noStorage.text} Reference: ${requestId}` : noStorage.text
      throw new Response(text, { status: 507, statusText: noStorage.title })
    }
  }
  return Object.assign(guarded as Handler, handler)
}
