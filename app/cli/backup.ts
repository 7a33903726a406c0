// `backup`: writes everything a portal is made of into one file, also while it runs.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { Command } from 'commander'
import { openSnapshot } from '../../db/backup/snapshot'
import { inspectDatabase } from '../../db/inspect'
import { openStore } from '../../db/open'
import { readBackupPassphrase, readProcessSettings } from '../env.server'
import { assayVersion, dataFolderAt, refuseUnfinishedRestore } from '../ports/backup/data-folder'
import { systemClock } from '../ports/clock'
import { filesIn } from '../ports/files'
import { type BackupMade, makeBackup } from '../services/backup/make-backup'
import { recordBackup } from '../services/backup/record-backup'
import type { Settings } from '../settings'
import { refuse, type Terminal } from './terminal'

interface Options {
  out?: string
}

export const backupCommand = (terminal: Terminal): Command =>
  new Command('backup')
    .description('write database, evidence and keys into one file, also while the portal runs')
    .option('--out <file>', 'where to write it; by default assay-backup-<time>.zip in this folder')
    .action((options: Options) => backup(terminal, options))

async function backup(terminal: Terminal, options: Options): Promise<void> {
  const reading = readProcessSettings([])
  const secret = readBackupPassphrase()
  if (!reading.ok || !secret.ok) {
    return refuse(terminal, [
      ...(reading.ok ? [] : reading.problems),
      ...(secret.ok ? [] : [secret.problem]),
    ])
  }
  const { passphrase } = secret
  const { settings } = reading
  const file = path.resolve(options.out ?? defaultName(passphrase !== null))
  const problem = problemOf(file, settings)
  if (problem) return refuse(terminal, [problem])
  try {
    refuseUnfinishedRestore(settings.dataFolder)
    const { migrations } = await inspectDatabase(settings.databaseUrl)
    if (migrations === 'empty') {
      return refuse(terminal, [`There is no portal to back up in ${settings.dataFolder} yet`])
    }
    const made = await makeBackup(sourceOf(settings), { file, passphrase, assay: assayVersion() })
    // Opening a database that is older than this program would migrate it, which nobody asked for.
    if (migrations === 'current') await record(settings, made)
    say(terminal, { made, file, settings, sealed: passphrase !== null })
  } catch (error) {
    terminal.err(`No backup was made: ${error instanceof Error ? error.message : String(error)}`)
    terminal.exitWith(1)
  }
}

const defaultName = (sealed: boolean): string =>
  `assay-backup-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}Z${sealed ? '.sealed' : '.zip'}`

function problemOf(file: string, { dataFolder }: Settings): string | null {
  if (existsSync(file)) return `--out: ${file} is there already; backups never replace a file`
  if (!existsSync(path.dirname(file))) return `--out: there is no folder ${path.dirname(file)}`
  if (file.startsWith(dataFolder + path.sep)) {
    return `--out: ${file} lies in the data folder, and would be lost with it; name a place elsewhere`
  }
  return null
}

const sourceOf = (settings: Settings) => ({
  clock: systemClock,
  snapshot: () => openSnapshot(settings.databaseUrl),
  files: filesIn(settings.dataFolder),
  folder: dataFolderAt(settings.dataFolder),
})

async function record(settings: Settings, made: BackupMade): Promise<void> {
  const store = await openStore(settings.databaseUrl)
  try {
    await recordBackup({ store, clock: systemClock }, made)
  } finally {
    await store.close()
  }
}

interface Said {
  made: BackupMade
  file: string
  settings: Settings
  sealed: boolean
}

function say(terminal: Terminal, { made, file, settings, sealed }: Said): void {
  const { manifest, hash } = made
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  const files = manifest.members.filter(({ name }) => name.startsWith('evidence/')).length
  terminal.out(file)
  terminal.out(`Manifest SHA-256: ${hash}`)
  terminal.out(
    `Audit head:       ${manifest.audit.head ?? 'none'} (${manifest.audit.events} events)`,
  )
  terminal.out(`${rows} rows in ${manifest.tables.length} tables, ${files} evidence files`)
  terminal.err(
    sealed
      ? "It is sealed with ASSAY_BACKUP_PASSPHRASE: without it nobody can restore it, you included. It holds the portal's keys and all answers."
      : "It holds the portal's keys and all answers, and anybody who has it can read them. Keep it as safe as the portal itself, or set ASSAY_BACKUP_PASSPHRASE to seal it.",
  )
  terminal.err(
    'Keep the manifest hash elsewhere: `assay restore FILE --expect HASH` then tells this backup from a forged one.',
  )
  if (settings.signingKey) {
    terminal.err(
      `ASSAY_SIGNING_P12 (${settings.signingKey.file}) is not in it: keep that file yourself.`,
    )
  }
  for (const broken of flawsIn(made)) {
    terminal.err(broken)
    terminal.exitWith(1)
  }
}

/** What the portal itself is short of; the backup has everything else. */
function flawsIn({ manifest }: BackupMade): string[] {
  const { missing, audit } = manifest
  return [
    ...missing.map(
      (hash) => `Missing or altered in the portal, and so not in the backup: evidence ${hash}`,
    ),
    ...(audit.brokenAt === null
      ? []
      : [
          `The portal's audit log was altered: event ${audit.brokenAt} does not follow from the one before it`,
        ]),
  ]
}
