// `verify`: says of a saved report whether it is as it was issued; it changes nothing and needs no portal.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { inspectDatabase } from '../../db/inspect'
import { openStore } from '../../db/open'
import type { Inspection, PortalWord } from '../core/verify/inspection'
import { type Judgement, judge, reportWords } from '../core/verify/judge'
import { readProcessSettings } from '../env.server'
import { knownFingerprints } from '../ports/signing/certificates'
import { askPortal } from '../services/verify/ask-portal'
import { inspectFile } from '../services/verify/inspect-file'
import { refuse, type Terminal } from './terminal'

interface Options {
  json?: true
  offline?: true
}

/** No report may be larger; what is, is not read. */
const LARGEST = 256 * 1024 * 1024

export const verifyCommand = (terminal: Terminal): Command =>
  new Command('verify')
    .description('say of a saved report, PDF or JSON, whether it is as it was issued')
    .argument('<file>', 'the PDF or the JSON of a report')
    .option('--offline', 'look at nothing but the file')
    .option('--json', 'everything that was found, as JSON')
    .action((file: string, options: Options) => verify(terminal, file, options))

async function verify(terminal: Terminal, file: string, options: Options): Promise<void> {
  let bytes: Buffer
  try {
    bytes = await readFile(file)
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    return refuse(terminal, [`${file}: cannot be read (${said})`])
  }
  if (bytes.length > LARGEST) return refuse(terminal, [`${file}: too large to be a report`])
  const inspected = inspectFile(bytes)
  if (!inspected.ok) {
    if (options.json) terminal.out(JSON.stringify({ verdict: 'not a report', ...inspected }))
    return refuse(terminal, [`${file}: ${inspected.sentence}`])
  }
  const asked = options.offline ? 'The portal was not asked (--offline).' : await ask(inspected)
  const portal = typeof asked === 'string' ? null : asked
  const judged = judge(inspected, portal, typeof asked === 'string' ? asked : '')
  const said = { file, inspection: inspected, portal, judged }
  terminal.out(options.json ? JSON.stringify(asJson(said), null, 2) : inWords(said))
  if (judged.verdict === 'not genuine') terminal.exitWith(1)
}

/** The portal's word, or why it could not be asked. Nothing is made or migrated on the way. */
async function ask(inspection: Inspection): Promise<PortalWord | string> {
  const reading = readProcessSettings([])
  if (!reading.ok) return `The portal was not asked: ${reading.problems.join('; ')}.`
  const { dataFolder, databaseUrl } = reading.settings
  if (!existsSync(dataFolder)) return `There is no portal's data folder at ${dataFolder}.`
  try {
    const { migrations } = await inspectDatabase(databaseUrl)
    if (migrations !== 'current') return `The portal's database is ${migrations}.`
    const store = await openStore(databaseUrl)
    const known = knownFingerprints(dataFolder)
    try {
      return await askPortal({ store, knowsKey: (print) => known.has(print) }, inspection)
    } finally {
      await store.close()
    }
  } catch (error) {
    return `The portal was not asked: ${error instanceof Error ? error.message : String(error)}.`
  }
}

interface Said {
  file: string
  inspection: Inspection
  portal: PortalWord | null
  judged: Judgement
}

const verdictWords = {
  genuine: 'genuine',
  unproven: 'nothing speaks against it, but who issued it was not checked',
  'not genuine': 'NOT genuine',
} satisfies Record<Judgement['verdict'], string>

function inWords({ file, inspection, judged }: Said): string {
  const { record, sha256 } = inspection
  const named = record ? [`It says: ${reportWords(nameIn(record))}.`] : []
  return [
    `${file}: ${verdictWords[judged.verdict]}.`,
    ...named,
    ...judged.problems.map((sentence) => `  ✗ ${sentence}`),
    ...judged.found.map((sentence) => `  ✓ ${sentence}`),
    ...judged.unchecked.map((sentence) => `  – Not checked: ${sentence}`),
    `SHA-256 of the file:   ${sha256}`,
    ...(record && record.hash !== sha256 ? [`SHA-256 of the record: ${record.hash}`] : []),
  ].join('\n')
}

const nameIn = ({ record }: NonNullable<Inspection['record']>) => ({
  number: record.number,
  version: record.version,
  issuedAt: record.issuedAt,
  organisation: record.organisation.name,
  supersededBy: null,
})

function asJson({ file, inspection, portal, judged }: Said) {
  const { record, signature, sha256, kind } = inspection
  const score = record?.score
  return {
    file,
    kind,
    sha256,
    ...judged,
    report: portal?.issued ?? (record && { ...nameIn(record), supersededBy: undefined }),
    signature: signature && {
      state: signature.kind,
      ...(signature.kind === 'whole' ? { certificate: signature.fingerprint } : {}),
      ownKey: portal?.ownKey ?? null,
    },
    record: record && { sha256: record.hash, canonical: record.canonical },
    portal: portal === null ? 'not asked' : portal.issued ? 'on file' : 'not on file',
    score: score?.ok
      ? { ...score, ok: undefined, state: score.differences.length === 0 ? 'match' : 'mismatch' }
      : { state: 'not redone', because: score?.sentence ?? 'no record' },
  }
}
