// The pages straight from their sources, for `npm run dev`.
import type { Server } from 'node:http'
import type { ServerBuild } from '@remix-run/node'
import type { Pages } from './built-pages'

export async function sourcePages(server: Server): Promise<Pages> {
  // A development dependency: loaded only here, only in development.
  const { createServer } = await import('vite')
  const vite = await createServer({ server: { middlewareMode: true, hmr: { server } } })
  return {
    middleware: vite.middlewares,
    // Vite cannot type a virtual module; the Remix plugin defines this one as a ServerBuild.
    build: async () => (await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild,
    close: () => vite.close(),
  }
}
