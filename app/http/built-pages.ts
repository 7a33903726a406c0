// The pages as app/build.ts bundled them, with their assets, whose names change with their content.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import express, { type RequestHandler } from 'express'
import { sendPlainPage } from './plain-page'

export interface Pages {
  middleware: RequestHandler
  build: ServerBuild | (() => Promise<ServerBuild>)
  close: () => Promise<void>
}

export async function builtPages(directory: string): Promise<Pages> {
  const bundle = pathToFileURL(join(directory, 'server', 'index.js')).href
  const build: ServerBuild = await import(/* @vite-ignore */ bundle)
  return { middleware: assetsIn(directory), build, close: async () => {} }
}

function assetsIn(directory: string): RequestHandler {
  const router = express.Router()
  router.use(
    '/assets',
    express.static(join(directory, 'client', 'assets'), {
      immutable: true,
      maxAge: '1y',
      index: false,
      redirect: false,
    }),
    (_req, res) => {
      sendPlainPage(res, {
        status: 404,
        title: 'There is no such file',
        text: 'Assay was probably updated. Load the page again.',
      })
    },
  )
  return router
}
