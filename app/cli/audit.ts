// `audit`: checks the log of events, offline from a file or in the portal's database, shows its head, writes it out.
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { auditHead } from '../../db/queries/audit'
import type { ChainFound } from '../core/audit/check'
import type { KeptHead } from '../core/audit/kept-heads'
import { chainLines } from '../services/audit/export-audit'
import { reportHeads } from '../services/audit/report-heads'
import { verifyChain } from '../services/audit/verify-audit'
import { verifyLines } from '../services/audit/verify-lines'
import { repeatRemovals } from '../services/privacy/repeat-removals'
import { refuse, type Terminal } from './terminal'
import { withPortal } from './with-portal'
import { writeStream } from './write-stream'

interface Options {
  head: string[]
  report: string[]
  json?: true
}

const gather = (value: string, before: string[]): string[] => [...before, value]

export const auditCommand = (terminal: Terminal): Command =>
  new Command('audit')
    .description('check, show and write out the log of everything that happened')
    .addCommand(
      new Command('verify')
        .description('say whether the log holds: of a file, without any portal, or of this portal')
        .argument('[file]', 'an exported log (JSON lines); without it, the portal’s own')
        .option('--head <hash>', 'a head that was kept: 1204:5f0c… or the hash alone', gather, [])
        .option(
          '--report <file>',
          'a report, PDF or JSON, with the hashes it was issued with',
          gather,
          [],
        )
        .option('--json', 'everything that was found, as JSON')
        .action((file: string | undefined, options: Options) => verify(terminal, file, options)),
    )
    .addCommand(
      new Command('head')
        .description('the last event’s number and hash, to keep where nobody can change it')
        .action(() => head(terminal)),
    )
    .addCommand(
      new Command('export')
        .description('write the whole log as JSON lines')
        .requiredOption('--out <file>', 'where to write it')
        .action(({ out }: { out: string }) => writeLog(terminal, out)),
    )
    .addCommand(
      new Command('repeat-removals')
        .description(
          'after `restore`: erase and remove again what a newer exported log says was erased and removed since',
        )
        .argument('<file>', 'the newest exported log (JSON lines) of the portal that was lost')
        .option('--dry-run', 'only say what would be done')
        .action((file: string, { dryRun }: { dryRun?: true }) =>
          repeat(terminal, file, dryRun === true),
        ),
    )

async function verify(terminal: Terminal, file: string | undefined, options: Options) {
  const kept = await keptHeads(options)
  if (kept.problems.length > 0) return refuse(terminal, kept.problems)
  const tell = (found: ChainFound, of: string) => {
    terminal.out(options.json ? JSON.stringify({ of, ...found }, null, 2) : inWords(of, found))
    if (!found.holds) terminal.exitWith(1)
  }
  if (file === undefined) {
    return withPortal(terminal, async (app) => {
      tell(await verifyChain(app, kept.heads), 'The log of this portal')
    })
  }
  try {
    const pieces: AsyncIterable<string> = createReadStream(file, { encoding: 'utf8' })
    tell(await verifyLines(pieces, kept.heads), file)
  } catch (error) {
    refuse(terminal, [`${file}: cannot be read (${said(error)})`])
  }
}

async function keptHeads({ head: typed, report }: Options) {
  const heads: KeptHead[] = []
  const problems: string[] = []
  for (const each of typed) {
    const [, seq, hash] = /^(?:([1-9]\d*):)?([0-9a-f]{16,64})$/i.exec(each.trim()) ?? []
    if (hash === undefined) problems.push(`--head: "${each}" is not a hash of 16 to 64 digits`)
    else heads.push({ from: 'kept head', seq: seq ? Number(seq) : null, hash: hash.toLowerCase() })
  }
  for (const file of report) {
    const read = await readFile(file).then(reportHeads, (error: unknown) => ({
      ok: false as const,
      sentence: `cannot be read (${said(error)})`,
    }))
    if (read.ok)
      heads.push(...read.heads.map((each) => ({ ...each, from: `${file}, ${each.from}` })))
    else problems.push(`--report: ${file}: ${read.sentence}`)
  }
  return { heads, problems }
}

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error))

function inWords(of: string, found: ChainFound): string {
  const { holds, count, broken, problems, heads, head: last, erased } = found
  const wrong = [broken?.sentence, ...problems].filter((each) => each !== undefined)
  const follow = `${count} ${count === 1 ? 'event follows' : 'events follow'} from each other, from the first on.`
  return [
    `${of}: ${holds ? 'holds' : 'DOES NOT HOLD'}.`,
    ...wrong.map((sentence) => `  ✗ ${sentence}`),
    `  ${broken ? '–' : '✓'} ${follow}`,
    ...heads.map((each) => `  ${each.found ? '✓' : '✗'} ${each.sentence}`),
    ...(erased > 0 ? [`  – ${erased} personal values are erased.`] : []),
    ...(broken ? [] : [`  – ${unvouched(found)}`]),
    ...(last && !broken ? [`Head: ${last.seq}:${last.hash}`] : []),
  ].join('\n')
}

/** What no chain can show by itself. */
function unvouched({ heads, keptUpTo, count }: ChainFound): string {
  if (heads.length === 0) {
    return 'Not checked: whether the end was cut off, or the whole chain written anew. Only a head that was kept elsewhere shows that: give --head or --report.'
  }
  const after = count - (keptUpTo ?? 0)
  return after === 0
    ? 'The kept head is the last event: nothing was cut off or written anew.'
    : `${after} ${after === 1 ? 'event comes' : 'events come'} after the last one that a kept head vouches for.`
}

const head = (terminal: Terminal): Promise<void> =>
  withPortal(terminal, async ({ store }) => {
    const [last] = await auditHead(store.db)
    if (last) return terminal.out(`${last.seq}:${last.hash}`)
    terminal.err('The log is empty.')
    terminal.exitWith(1)
  })

const writeLog = (terminal: Terminal, out: string): Promise<void> =>
  withPortal(terminal, async (app) => {
    const failed = await writeStream(out, chainLines(app))
    if (failed) return refuse(terminal, [`--out: ${failed}`])
    terminal.out(out)
  })

const repeat = (terminal: Terminal, file: string, dry: boolean): Promise<void> =>
  withPortal(terminal, async (app) => {
    const pieces: AsyncIterable<string> = createReadStream(file, { encoding: 'utf8' })
    const repeated = await repeatRemovals(app, pieces, { dry }).catch((error: unknown) => ({
      ok: false as const,
      sentence: `cannot be read (${said(error)})`,
    }))
    if (!repeated.ok) return refuse(terminal, [`${file}: ${repeated.sentence}`])
    const { upTo, done, left } = repeated
    terminal.out(`Both logs are the same up to event ${upTo}.`)
    if (done.length + left.length === 0) {
      terminal.out('Nobody was erased and no answers were removed after it.')
    }
    for (const line of done) terminal.out(`  ✓ ${line}.`)
    for (const line of left) terminal.out(`  ✗ ${line}`)
    if (dry) terminal.out('Nothing was changed (--dry-run).')
    if (left.length > 0) terminal.exitWith(1)
  })
