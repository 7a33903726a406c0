// What a control is, and how a run without it is judged: by the tests that say they hold it, in a copy of the sources.
import { spawn } from 'node:child_process'
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { environment } from '../support/environment'

export interface Control {
  /** What is promised, as a sentence. */
  readonly control: string
  /** From the root of the repository. */
  readonly file: string
  /** Each text stands once in the file and is replaced by the other; together that takes the control away. */
  readonly without: readonly (readonly [text: string, instead: string])[]
  /** The test file that must turn red. */
  readonly test: string
  /** A part of the name of the test that must turn red, as it is written in that file. */
  readonly named: string
}

/** What the tests of a control said. "nothing" is told apart from red: tests that could not be loaded hold nothing. */
export interface Verdict {
  readonly said: 'red' | 'green' | 'nothing'
  /** The first failure, or what the runner printed. */
  readonly words: string
}

/** A control is the same on either engine, and SQLite is there at once. */
const onOneEngine = '^(?![^]*\\(PostgreSQL\\))'
const root = resolve(import.meta.dirname, '../..')
const notSources = /^(node_modules|build|data.*|\.git|\.cache)$/

/** Throws where a text does not stand exactly once in the source. */
export function takenAway({ file, without }: Control): string {
  let source = readFileSync(join(root, file), 'utf8')
  for (const [text, instead] of without) {
    const places = source.split(text).length - 1
    if (places !== 1) throw new Error(`“${text}” stands ${places} times in ${file}, not once`)
    source = source.replace(text, () => instead)
  }
  return source
}

/** A copy of the sources that may be broken: what is installed is shared, what is built is its own. */
export class Copy {
  readonly folder = mkdtempSync(join(tmpdir(), 'assay-control-'))

  constructor() {
    for (const name of readdirSync(root).filter((name) => !notSources.test(name))) {
      cpSync(join(root, name), join(this.folder, name), { recursive: true })
    }
    symlinkSync(join(root, 'node_modules'), join(this.folder, 'node_modules'))
  }

  async without(control: Control): Promise<Verdict> {
    const place = join(this.folder, control.file)
    const whole = readFileSync(place, 'utf8')
    writeFileSync(place, takenAway(control))
    try {
      return await this.judge(control.test, [control.named])
    } finally {
      writeFileSync(place, whole)
    }
  }

  /** Runs the tests of one file whose names hold one of these words. */
  async judge(test: string, named: readonly string[]): Promise<Verdict> {
    const results = join(this.folder, 'results.json')
    rmSync(results, { force: true })
    const words = named.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
    // A name may have several lines.
    const pattern = `${onOneEngine}[^]*(${words})`
    const asked = ['run', test, '-t', pattern, '--reporter=json', `--outputFile=${results}`]
    const printed = await this.run([join('node_modules', 'vitest', 'vitest.mjs'), ...asked])
    return verdict(results, named) ?? { said: 'nothing', words: printed.slice(-2_000) }
  }

  private async run(args: string[]): Promise<string> {
    // The runner tells its own workers by these who they are.
    const own = Object.entries(environment).filter(([name]) => !/^(VITEST|NODE_ENV)/.test(name))
    const child = spawn(process.execPath, args, {
      cwd: this.folder,
      env: Object.fromEntries(own) as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 600_000,
    })
    let printed = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        printed += chunk.toString()
      })
    }
    await new Promise((done) => child.on('close', done))
    return printed
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

interface Results {
  testResults: {
    message: string
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[]
  }[]
}

/** Null where no test of that name ran. */
function verdict(file: string, named: readonly string[]): Verdict | null {
  let results: Results
  try {
    results = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
  const ran = results.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ fullName, status }) => {
      return /passed|failed/.test(status) && named.some((name) => fullName.includes(name))
    })
  if (ran.length === 0) return null
  const failed = ran.find(({ status }) => status === 'failed')
  if (!failed) return { said: 'green', words: `${ran.length} tests` }
  return { said: 'red', words: (failed.failureMessages[0] ?? '').slice(0, 2_000) }
}
