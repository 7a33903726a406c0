// `restore`: checks a backup from end to end and makes a portal of it, in an empty folder and database only.
import path from 'node:path'
import { Command } from 'commander'
import { readBackupPassphrase, readProcessSettings } from '../env.server'
import { type Archive, BackupFlaw, openArchive } from '../ports/backup/read-archive'
import { systemClock } from '../ports/clock'
import { type CheckedBackup, checkBackup } from '../services/backup/check-backup'
import { notEmpty, type RestoreTarget, restoreBackup } from '../services/backup/restore-backup'
import type { Settings } from '../settings'
import { restoredWords } from './restored-words'
import { refuse, type Terminal } from './terminal'

interface Options {
  into?: string
  dryRun?: true
  expect?: string
  endLinks?: true
}

export const restoreCommand = (terminal: Terminal): Command =>
  new Command('restore')
    .description('make a portal of a backup, in an empty folder and database')
    .argument('<file>', 'what `backup` wrote')
    .option('--into <folder>', 'an empty or new data folder; by default ASSAY_DATA')
    .option('--dry-run', 'only check the backup from end to end; nothing is written')
    .option(
      '--expect <hash>',
      'the manifest hash that `backup` printed, or an audit head from a report',
    )
    .option('--end-links', "end every vendor's link and every calendar address as well")
    .action((file: string, options: Options) => restore(terminal, file, options))

async function restore(terminal: Terminal, file: string, options: Options): Promise<void> {
  const reading = readProcessSettings([])
  const secret = readBackupPassphrase()
  const expect = options.expect?.trim().toLowerCase() ?? null
  const problems = [
    ...(reading.ok ? [] : reading.problems),
    ...(secret.ok ? [] : [secret.problem]),
    ...(expect === null || /^[0-9a-f]{64}$/.test(expect)
      ? []
      : ['--expect: a SHA-256 has 64 digits and letters a to f']),
  ]
  if (!reading.ok || !secret.ok || problems.length > 0) return refuse(terminal, problems)
  let archive: Archive | null = null
  try {
    const target = targetOf(reading.settings, options.into)
    const occupied = options.dryRun ? null : await notEmpty(target)
    if (occupied) return refuse(terminal, [`Nothing was restored: ${occupied}.`])
    archive = await openArchive(file, secret.passphrase)
    const checked = await checkBackup(archive, { expect })
    for (const line of checkedWords(file, checked)) terminal.out(line)
    if (options.dryRun) return terminal.out('Nothing was written (--dry-run).')
    const endLinks = options.endLinks === true
    const at = systemClock.now()
    const ended = await restoreBackup({ archive, checked, target, at, endLinks })
    for (const line of restoredWords({ checked, ended, target, endLinks })) terminal.out(line)
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    const flaw = error instanceof BackupFlaw
    terminal.err(flaw ? `${file} was refused: ${said}.` : `Nothing was restored: ${said}.`)
    terminal.exitWith(flaw ? 2 : 1)
  } finally {
    await archive?.close()
  }
}

/** A database that is not named lies in the folder, wherever that is. */
function targetOf({ dataFolder, databaseUrl }: Settings, into: string | undefined): RestoreTarget {
  const folder = path.resolve(into ?? dataFolder)
  const inside = databaseUrl === `file:${path.join(dataFolder, 'assay.db')}`
  return { folder, databaseUrl: inside ? `file:${path.join(folder, 'assay.db')}` : databaseUrl }
}

function checkedWords(file: string, { manifest, hash, expected }: CheckedBackup): string[] {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  const { takenAt, assay, engine, audit } = manifest
  return [
    `${file}: whole. Taken ${takenAt} by Assay ${assay} on ${engine}; ${rows} rows, ${manifest.members.length} files.`,
    `Manifest SHA-256: ${hash}${expected === 'manifest' ? ', as expected' : ''}`,
    ...(expected === 'audit'
      ? [
          'The expected audit head is in its log: events up to it are as they were. That says nothing of the other tables.',
        ]
      : []),
    ...(expected === null
      ? ['Whether it is the one you made, only its manifest hash tells: give it with --expect.']
      : []),
    ...manifest.missing.map((each) => `Missing when it was made: evidence ${each}`),
    ...(audit.brokenAt === null
      ? []
      : [`Its audit log was altered before it was made: event ${audit.brokenAt} does not follow.`]),
  ]
}
