// Opens the portal's data for one command, also beside a running server, and closes it again.
import { pino } from 'pino'
import type { App } from '../app.server'
import { createApp } from '../app.server'
import { readProcessSettings } from '../env.server'
import { refuse, type Terminal } from './terminal'

/** Wrong settings end the command with code 2; what cannot be opened ends it with code 1 and a sentence. */
export async function withPortal(
  terminal: Terminal,
  work: (app: App) => Promise<void>,
): Promise<void> {
  const reading = readProcessSettings([])
  if (!reading.ok) return refuse(terminal, reading.problems)
  let app: App
  try {
    app = await createApp(reading.settings, { log: pino({ level: 'silent' }) })
  } catch (error) {
    terminal.err(error instanceof Error ? error.message : String(error))
    return terminal.exitWith(1)
  }
  try {
    await work(app)
  } finally {
    await app.close()
  }
}
