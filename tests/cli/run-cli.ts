// Runs the command line as people do: a process of its own, with its own data folder and nothing else set.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { environment } from '../support/environment'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface CliResult {
  code: number | null
  out: string
  err: string
}

export interface CliOptions {
  data: string
  env?: Record<string, string>
  input?: string
  /** Closes the pipe before anything was written, as `| head` may. */
  hangUp?: boolean
}

export function runCli(args: readonly string[], options: CliOptions): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'app/cli/main.ts', ...args], {
      cwd: root,
      // Nothing of the machine's own settings, so that a test means the same everywhere.
      env: {
        NODE_ENV: 'test',
        PATH: environment.PATH ?? '',
        ASSAY_DATA: options.data,
        ...options.env,
      },
    })
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk) => {
      out += chunk
    })
    if (options.hangUp) child.stdout.destroy()
    child.stderr.on('data', (chunk) => {
      err += chunk
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
    child.stdin.end(options.input ?? '')
  })
}

/** An empty folder outside the checkout; `data` inside it does not exist yet. */
export function temporaryData(): { data: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'assay-cli-'))
  return {
    data: path.join(folder, 'data'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
