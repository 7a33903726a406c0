// The simulated day without a mail server, which is a test already: runs it and hands on what it counted.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { environment } from '../support/environment'
import type { Outcome } from './outcome'

const root = fileURLToPath(new URL('../..', import.meta.url))

export async function runOutage(): Promise<Outcome> {
  const args = ['node_modules/vitest/vitest.mjs', 'run', 'tests/jobs/outage.test.ts']
  const child = spawn(process.execPath, [...args, '--reporter=verbose'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...environment, NO_COLOR: '1' },
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => said.push(line))
  }
  const [code]: unknown[] = await once(child, 'close')
  const counts = said.filter((line) => line.includes('invitations:')).map((line) => line.trim())
  return { counts: counts.join(' | '), wrong: code === 0 ? [] : said.slice(-30) }
}
