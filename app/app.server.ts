// The composition root: builds the application once for each process from its settings.
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import { openStore } from '../db/open'
import type { Store } from '../db/store'
import { openReportPool } from '../templates/report/pool'
import { noChanges } from './core/changes/kinds'
import { parseCases } from './core/scoring/case-file'
import type { Readiness } from './http/health'
import { createLogger } from './http/log'
import { refuseUnfinishedRestore } from './ports/backup/data-folder'
import { batchFilesIn } from './ports/batch-files'
import { clamdScanner } from './ports/clamd'
import { type Clock, systemClock } from './ports/clock'
import { filesIn } from './ports/files'
import { randomIds } from './ports/ids'
import { fileInspector } from './ports/inspection/inspector'
import { smtpMailer } from './ports/mailer'
import { argon2Passwords } from './ports/passwords'
import { readCases, readDefinitions, sha256 } from './ports/questionnaires'
import { openSecrets } from './ports/secrets'
import { sheetFiles } from './ports/sheets'
import { openSignOn, type SignOn } from './ports/sign-on/sign-on'
import { type Issuer, openIssuer } from './ports/signing/issuer'
import { type Tries, triesInMemory } from './ports/tries'
import { readinessOf } from './readiness'
import type { Services } from './services/context'
import { publishQuestionnaires } from './services/questionnaires/publish-questionnaires'
import { type Questionnaires, questionnairesOf } from './services/questionnaires/questionnaires'
import { type SimulationRuns, simulationRuns } from './services/simulation/runs'
import type { Settings } from './settings'

export interface App extends Services {
  settings: Settings
  log: Logger
  /** Null where no identity provider is set. */
  signOn: SignOn | null
  /** Tries at a staff password, counted for each address typed. */
  signInTries: Tries
  /** Tries at a second code, counted for each account. */
  codeTries: Tries
  simulations: SimulationRuns
  /** Whether requests can be served, check by check. */
  readiness(): Promise<Readiness>
  /** Ends mail and database connections; call it after the last request was answered. */
  close(): Promise<void>
}

/** What tests may put in place of the real thing. */
export type Given = Partial<Pick<App, 'clock' | 'ids' | 'mailer' | 'log' | 'issuer' | 'signOn'>>

/** The machines that Assay is made for have two cores. */
const PRESS_THREADS = 2

/** Opens everything an installation has; throws with a sentence when something cannot be opened. */
export async function createApp(settings: Settings, given: Given = {}): Promise<App> {
  refuseUnfinishedRestore(settings.dataFolder)
  mkdirSync(settings.dataFolder, { recursive: true })
  const store = await openStore(settings.databaseUrl)
  const files = filesIn(settings.dataFolder)
  const clock = given.clock ?? systemClock
  const services: Services = {
    store,
    clock,
    questionnaires: await openQuestionnaires(store, clock),
    ids: given.ids ?? randomIds,
    issuer: given.issuer ?? (await issuerFor(settings, clock)),
    secrets: openSecrets(settings.dataFolder),
    files,
    inspector: fileInspector(),
    scanner: settings.clamd === null ? null : clamdScanner(settings.clamd),
    batchFiles: batchFilesIn(settings.dataFolder),
    press: openReportPool(PRESS_THREADS),
    sheets: sheetFiles(),
    passwords: argon2Passwords(),
    mailer: given.mailer ?? (settings.smtpUrl === null ? null : smtpMailer(settings.smtpUrl)),
  }
  return {
    ...services,
    settings,
    log: given.log ?? createLogger(),
    signOn: given.signOn ?? signOnOf(settings, clock),
    signInTries: triesInMemory({ limit: 10, minutes: 15 }, services.clock),
    codeTries: triesInMemory({ limit: 5, minutes: 15 }, services.clock),
    simulations: simulationRuns(),
    readiness: readinessOf(services),
    async close() {
      services.mailer?.close()
      await services.press.close()
      await store.close()
    },
  }
}

function signOnOf({ signOn }: Settings, clock: Clock): SignOn | null {
  return signOn && openSignOn({ ...signOn, claim: signOn.roleClaim.claim }, clock)
}

function issuerFor(settings: Settings, clock: Clock): Promise<Issuer> {
  const { dataFolder, origin, signingKey: key } = settings
  return openIssuer({ dataFolder, origin, key }, clock.now())
}

const questionnairesFolder = fileURLToPath(new URL('../questionnaires', import.meta.url))

/** Reads, publishes and compiles the definitions; throws when a published version was changed. */
async function openQuestionnaires(store: Store, clock: Clock): Promise<Questionnaires> {
  const read = readDefinitions(questionnairesFolder)
  const { questionnaires, intakes, frameworks } = read
  const published = await publishQuestionnaires({ store, clock }, [...questionnaires, ...intakes])
  if (!published.ok) {
    throw new Error(
      `${published.changed.join(' and ')} changed after publication: give the new text a new version`,
    )
  }
  const current = questionnaires.at(-1)
  const intake = intakes.at(-1)
  if (!current || !intake) throw new Error(`No questionnaire in ${questionnairesFolder}`)
  const { slug } = current.definition
  const beside = readCases(questionnairesFolder, slug)
  const cases = beside?.ok ? parseCases(beside.data) : beside
  const changes = read.changes.get(slug) ?? noChanges
  return questionnairesOf(store, { current, intake, frameworks, cases, changes }, sha256)
}
