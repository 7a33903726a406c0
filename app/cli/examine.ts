// What `doctor` looks at: each check says in one line what it found, and none of them writes anything.
import { accessSync, constants, existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type DatabaseState, inspectDatabase } from '../../db/inspect'
import { openStore } from '../../db/open'
import { publishedQuestionnaire } from '../../db/queries/questionnaires'
import type { Store } from '../../db/store'
import { wordsOf } from '../core/schedule/plain-date'
import { refuseUnfinishedRestore } from '../ports/backup/data-folder'
import { filesIn } from '../ports/files'
import { readDefinitions } from '../ports/questionnaires'
import { keyState } from '../ports/secrets'
import { fingerprintOf } from '../ports/signing/certificates'
import { readGivenKey } from '../ports/signing/given-key'
import { ownKeyFile, readKeyPair } from '../ports/signing/key-pair'
import { verifyChain } from '../services/audit/verify-audit'
import { readOrganisation } from '../services/organisation/read-organisation'
import type { Settings } from '../settings'
import { diskSpace, mailServer, virusScanner } from './examine-around'
import { lastBackup } from './last-backup'
import { lateWork } from './late-work'
import { signOnState } from './sign-on-state'
import { storedFiles } from './stored-files'

export interface Finding {
  ok: boolean
  what: string
  detail: string
}

/** A check's result: its sentence, or a throw with what is wrong. */
type Check = () => string | Promise<string>

export async function examine(settings: Settings): Promise<Finding[]> {
  const findings: Finding[] = []
  const look = async (what: string, check: Check) => findings.push(await found(what, check))
  let database: DatabaseState | null = null
  await look('node', nodeVersion)
  await look('data folder', () => dataFolder(settings.dataFolder))
  await look('database', async () => {
    database = await inspectDatabase(settings.databaseUrl)
    return databaseWords(database)
  })
  const state = migrationsOf(database)
  await look('key', () => key(settings.dataFolder, state))
  await look('report signing', () => reportSigning(settings, state))
  await look('questionnaires', questionnaires)
  if (state === 'current') findings.push(...(await lookInside(settings)))
  await look('mail server', () => mailServer(settings.smtpUrl))
  await look('disk space', () => diskSpace(settings.dataFolder))
  await look('virus scanner', () => virusScanner(settings.clamd))
  await look('single sign-on', () => signOnState(settings))
  return findings
}

async function found(what: string, check: Check): Promise<Finding> {
  try {
    return { ok: true, what, detail: await check() }
  } catch (error) {
    return { ok: false, what, detail: error instanceof Error ? error.message : String(error) }
  }
}

const migrationsOf = (database: DatabaseState | null) => database?.migrations ?? null

/** The versions that package.json names under `engines`. */
function nodeVersion(): string {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major >= 24
  if (fits) return process.versions.node
  throw new Error(`${process.versions.node}: use 20.19 or later, 22.13 or later, or 24 and later`)
}

function dataFolder(folder: string): string {
  refuseUnfinishedRestore(folder)
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory()) throw new Error(`${folder} is not a folder`)
    for (const each of [folder, path.join(folder, 'evidence')]) if (existsSync(each)) writable(each)
    return folder
  }
  // The first start makes it, with its parents; the nearest folder that exists must let it.
  let parent = path.dirname(folder)
  while (!existsSync(parent)) parent = path.dirname(parent)
  writable(parent)
  return `${folder} does not exist yet; the first start makes it`
}

function writable(folder: string): void {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK)
  } catch {
    throw new Error(`${folder} cannot be written to by this user`)
  }
}

function databaseWords({ engine, version, migrations }: DatabaseState): string {
  const name = `${engine} ${version}`
  switch (migrations) {
    case 'empty':
      return `${name}, empty; the first start fills it`
    case 'current':
      return `${name}, migrations current`
    case 'missing':
      return `${name}, older than this program; the next start migrates it`
    case 'newer than this program':
      throw new Error(`${name} was written by a newer version of Assay: install that one`)
  }
}

function key(folder: string, migrations: DatabaseState['migrations'] | null): string {
  const state = keyState(folder)
  if (state === 'present') return 'present'
  if (state === 'missing' && (migrations === 'empty' || migrations === null)) {
    return 'not there yet; the first start makes it'
  }
  throw new Error(
    `${state}: restore keys/portal.key from a backup, or links sent so far stop working`,
  )
}

function reportSigning(
  { dataFolder, signingKey }: Settings,
  migrations: DatabaseState['migrations'] | null,
): string {
  const pair = signingKey
    ? readGivenKey(signingKey, new Date())
    : readKeyPair(ownKeyFile(dataFolder))
  const [certificate] = pair?.certificates ?? []
  if (certificate) {
    const whose = signingKey ? "the organisation's key" : "the portal's own key"
    const until = wordsOf(new Date(certificate.validTo).toISOString().slice(0, 10))
    return `${whose}, certificate ${fingerprintOf(certificate).slice(0, 16)}… valid until ${until}`
  }
  if (migrations === 'empty' || migrations === null || migrations === 'missing') {
    return 'no key yet; the next start makes it'
  }
  throw new Error(
    'keys/report-signing.pem is missing: restore it from a backup, or the next start makes another key',
  )
}

const questionnairesFolder = fileURLToPath(new URL('../../questionnaires', import.meta.url))

function questionnaires(): string {
  return readDefinitions(questionnairesFolder)
    .questionnaires.map(({ definition }) => `${definition.slug} version ${definition.version}`)
    .join(', ')
}

/** Opening a database whose migrations are current changes nothing in it. */
async function lookInside(settings: Settings): Promise<Finding[]> {
  const store = await openStore(settings.databaseUrl)
  try {
    return [
      await found('published', () => published(store)),
      await found('audit log', () => auditLog(store)),
      await found('evidence', () => storedFiles(store, filesIn(settings.dataFolder))),
      await found('backup', () => lastBackup(store)),
      await found('schedule', () => lateWork(store)),
      await found('organisation', () => organisation(store, settings.smtpUrl)),
    ]
  } finally {
    await store.close()
  }
}

async function published({ db }: Store): Promise<string> {
  const { questionnaires, intakes } = readDefinitions(questionnairesFolder)
  const changed: string[] = []
  for (const { hash, definition } of [...questionnaires, ...intakes]) {
    const [row] = await publishedQuestionnaire(db, definition.slug, definition.version)
    if (row && row.hash !== hash) changed.push(`${definition.slug} version ${definition.version}`)
  }
  if (changed.length === 0) return 'as the reviews froze them'
  throw new Error(`${changed.join(' and ')} changed after publication: give it a new version`)
}

async function auditLog(store: Store): Promise<string> {
  const { holds, count, broken, problems } = await verifyChain({ store }, [])
  if (holds) return `${count} events, unbroken`
  throw new Error([broken?.sentence, ...problems].filter(Boolean).join(' '))
}

async function organisation(store: Store, smtpUrl: string | null): Promise<string> {
  const { name, mailFrom } = await readOrganisation({ store })
  if (smtpUrl !== null && mailFrom === '') {
    throw new Error(
      `${name} has no sender address: mail servers may refuse its mail. Set one under Settings`,
    )
  }
  return mailFrom === '' ? name : `${name}, mail from ${mailFrom}`
}
