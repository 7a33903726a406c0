// A server of a light portal in a process of its own: `server.ts '{"dataFolder": …}'` loads everything, opens on a line from its parent, and ends with it.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Request, type Response } from 'express'
import type { App } from '../../../app/app.server'
import { answersHash } from '../../../app/core/respond/submission'
import { autosave } from '../../../app/http/autosave'
import { guardOrigin } from '../../../app/http/origin-guard'
import { capPaths } from '../../../app/http/path-caps'
import { giveReference } from '../../../app/http/reference'
import { respondentBehind } from '../../../app/http/respondent'
import { keepFile, settleFile } from '../../../app/services/evidence/keep-file'
import { registerEvidence } from '../../../app/services/evidence/register-evidence'
import { submitReview } from '../../../app/services/respond/submit-review'
import { loadVendorReview } from '../../../app/services/respond/vendor-review'
import { openPostgres } from '../../../db/postgres'
import { openSqlite } from '../../../db/sqlite'
import { sha256 } from '../../services/respond-questionnaire'
import { type LightPortal, lightPortalOn, sqliteUrl } from './portal'
import { makeSeats } from './seats'
import { type Weakness, weakenPlatform, weakenStore } from './weaknesses'

export interface LightServerOptions {
  dataFolder: string
  /** SQLite in the data folder unless said otherwise. */
  databaseUrl?: string
  /** Given, because in a bundle no module lies where it did. */
  migrations: { sqlite: string; postgres: string }
  /** Makes so many places to type at first; the folder is empty then. */
  seats?: number
  weakness?: Weakness
}

const options: LightServerOptions = JSON.parse(process.argv[2] ?? '')
process.stdin.once('end', () => process.exit())
process.stdout.write('warm\n')
await once(process.stdin, 'data')
const portal = await open(options)
const url = await serve(portal)
process.stdout.write(`${JSON.stringify({ url, pid: process.pid })}\n`)

async function open(given: LightServerOptions): Promise<LightPortal> {
  const { dataFolder, databaseUrl = sqliteUrl(dataFolder), seats = 0, weakness = 'none' } = given
  await weakenPlatform(weakness)
  const store = databaseUrl.startsWith('file:')
    ? openSqlite(databaseUrl.slice('file:'.length), given.migrations.sqlite)
    : await openPostgres(databaseUrl, given.migrations.postgres)
  if (seats > 0) await makeSeats(lightPortalOn(store, dataFolder), seats)
  return lightPortalOn(weakenStore(store, weakness), dataFolder)
}

/** Autosave is the real endpoint behind the real guards; the other two stand in for Remix actions and call what these call. */
async function serve(portal: LightPortal): Promise<string> {
  const site = express()
  site.use((req, res, next) => {
    // In the trace this tells which answer a write on the socket is.
    res.set('X-Ack', String(req.headers['x-ack'] ?? ''))
    next()
  })
  site.use(
    giveReference,
    capPaths,
    guardOrigin(null),
    autosave({ ...portal, settings: { origin: null } } as unknown as App),
  )
  site.post('/respond/:token/file', express.raw({ type: () => true, limit: '1mb' }), take(addFile))
  site.post('/respond/:token/submit', take(submit))
  const failed: express.ErrorRequestHandler = (error, _req, res, _next) => {
    res.status(500).json({ failed: String(error instanceof Error ? error.message : error) })
  }
  site.use(failed)
  const server = createServer(site)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

type Respondent = Extract<Awaited<ReturnType<typeof respondentBehind>>, { ok: true }>['respondent']
type Act = (respondent: Respondent, req: Request) => Promise<{ ok: boolean }>

function take(act: Act): express.RequestHandler {
  const answer = async (req: Request, res: Response) => {
    const cookies = req.headers.cookie ?? null
    const found = await respondentBehind(
      { ...portal, settings: { origin: null } } as unknown as App,
      String(req.params.token),
      cookies,
    )
    if (!found.ok) return void res.status(401).json({})
    const done = await act(found.respondent, req)
    res.status(done.ok ? 200 : 410).json(done)
  }
  return (req, res, next) => void answer(req, res).catch(next)
}

async function addFile(respondent: Respondent, req: Request) {
  const kept = await keepFile(portal, respondent, { name: 'policy.txt', bytes: req.body })
  if (!kept.ok) return kept
  const said = { kind: 'other', issuer: '', scope: '', from: '', to: '', questionIds: ['TRN-01'] }
  const entered = await registerEvidence(portal, respondent, { file: kept.file, said })
  await settleFile(portal, kept.file.sha256)
  return entered.ok ? { ...entered, sha256: kept.file.sha256 } : entered
}

async function submit(respondent: Respondent) {
  const hash = answersHash(await loadVendorReview(portal, respondent), sha256)
  return submitReview(portal, respondent, {
    name: 'Vera Vendor',
    title: 'Head of Trust',
    confirmed: 'yes',
    gapsAccepted: 'yes',
    contradictionsAccepted: 'yes',
    answersHash: hash,
  })
}
