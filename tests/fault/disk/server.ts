// The server whose disk fills up: the real one on a data folder, in a process of its own, without rate limits.
import { join } from 'node:path'
import { createApp } from '../../../app/app.server'
import { ensureBuild } from '../../../app/build'
import { createLogger } from '../../../app/http/log'
import { startServer } from '../../../app/http/serve'
import { batchesJob } from '../../../app/jobs/batches'
import { runJob } from '../../../app/jobs/run'
import { isWeakness, weakenStore } from '../light/weaknesses'

// By default a write beyond the limit of a file ends the process; a disk that is full does not.
process.on('SIGXFSZ', () => {})

const [dataFolder = '', weakness = 'none'] = process.argv.slice(2)
const settings = {
  port: 0,
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
const app = await createApp(settings, { log: createLogger({ write: () => {} }) })
// Small disks never have the room that is kept for answers; here files are let in until nothing goes any more.
app.files.room = async () => null
// A seeded defect, which has to turn the count red.
if (weakness === 'left-behind-files') app.files.settle = async () => {}
// What it promised too early fails later, behind everybody's back.
if (weakness === 'early-answers') process.on('unhandledRejection', () => {})
if (isWeakness(weakness)) Object.assign(app.store, weakenStore({ ...app.store }, weakness))
const failed = () => {}
runJob(batchesJob(app, app.press.render, app.log), failed, 500)
const server = await startServer(settings, {
  app,
  buildDirectory: await ensureBuild(() => {}),
  limits: [],
})
process.send?.(server.url)
