// The server that is asked by the bench and killed by the fault test: the real one on a data folder, in a process of its own, without rate limits.
import { join } from 'node:path'
import { createApp } from '../../app/app.server'
import { ensureBuild } from '../../app/build'
import { createLogger } from '../../app/http/log'
import { startServer } from '../../app/http/serve'
import type { Settings } from '../../app/settings'

const [dataFolder, port = '0'] = process.argv.slice(2)
if (dataFolder === undefined) throw new Error('Name the data folder')
const settings: Settings = {
  port: Number(port),
  dataFolder,
  databaseUrl: `file:${join(dataFolder, 'assay.db')}`,
  origin: null,
  smtpUrl: null,
  signingKey: null,
  clamd: null,
  signOn: null,
  dev: false,
  demo: false,
}
// One client may ask thousands of times here; lines are made as in service and written nowhere.
const log = createLogger({ write: () => {} })
const app = await createApp(settings, { log })
const buildDirectory = await ensureBuild(() => {})
const server = await startServer(settings, { app, buildDirectory, limits: [] })
process.send?.(server.url)
