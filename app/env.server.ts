// The only reader of process.env: turns it and the start flags into checked settings.
import { resolve } from 'node:path'
import type { ClamdAddress } from './ports/clamd'
import type { Settings } from './settings'
import { readSignOn } from './sign-on-settings'

export type Environment = Readonly<Record<string, string | undefined>>

export type SettingsReading = { ok: true; settings: Settings } | { ok: false; problems: string[] }

/** Reads every setting and reports every wrong one at once, so that an installer corrects them in one go. */
export function readSettings(env: Environment, flags: readonly string[]): SettingsReading {
  const problems: string[] = []
  const note = <T>(value: T | Problem): T | undefined => {
    if (!(value instanceof Problem)) return value
    problems.push(value.text)
    return undefined
  }
  const demo = flags.includes('--demo')
  const dev = flags.includes('--dev')
  const dataFolder = resolve(given(env.ASSAY_DATA) ?? (demo ? './data-demo' : './data'))
  const port = note(readPort(given(env.PORT)))
  const databaseUrl = note(readDatabaseUrl(given(env.DATABASE_URL), dataFolder))
  const origin = note(readOrigin(given(env.ASSAY_ORIGIN)))
  const smtpUrl = note(readSmtpUrl(given(env.SMTP_URL)))
  const signingKey = note(readSigningKey(env))
  const clamd = note(readClamd(given(env.ASSAY_CLAMD)))
  const signOn = readSignOn(env, problems)
  for (const flag of flags) {
    if (flag !== '--demo' && flag !== '--dev') problems.push(`${flag} is not a known flag`)
  }
  if (port === undefined || databaseUrl === undefined || origin === undefined) {
    return { ok: false, problems }
  }
  if (smtpUrl === undefined || signingKey === undefined || clamd === undefined) {
    return { ok: false, problems }
  }
  if (problems.length > 0) {
    return { ok: false, problems }
  }
  const read = { port, dataFolder, databaseUrl, origin, smtpUrl, signingKey, clamd, signOn }
  return { ok: true, settings: { ...read, dev, demo } }
}

/** The message that stops a start: one line for each wrong setting. */
export function settingsMessage(problems: readonly string[]): string {
  return [
    `Assay cannot start: ${problems.length === 1 ? 'a setting is' : 'settings are'} wrong.`,
    ...problems.map((problem) => `  - ${problem}`),
  ].join('\n')
}

/** Reads this process's own environment. Secrets in it are never repeated in a problem. */
export function readProcessSettings(flags: readonly string[]): SettingsReading {
  return readSettings(process.env, flags)
}

const SHORTEST_PASSPHRASE = 12

/** What backups are sealed with and opened by; null where none is set. It is never repeated in a problem. */
export function readBackupPassphrase(
  env: Environment = process.env,
): { ok: true; passphrase: string | null } | { ok: false; problem: string } {
  // Taken as it is: a space at its end may belong to it.
  const passphrase = env.ASSAY_BACKUP_PASSPHRASE
  if (given(passphrase) === undefined) return { ok: true, passphrase: null }
  if ((passphrase ?? '').length >= SHORTEST_PASSPHRASE) {
    return { ok: true, passphrase: passphrase ?? null }
  }
  return {
    ok: false,
    problem: `ASSAY_BACKUP_PASSPHRASE must have ${SHORTEST_PASSPHRASE} characters or more`,
  }
}

/** React picks its build when it is first loaded, so this has to run before anything that loads it. */
export function chooseNodeEnvironment(dev: boolean): void {
  process.env.NODE_ENV ??= dev ? 'development' : 'production'
}

/** The environment for a child process that writes the bundle into `directory`. */
export function buildEnvironment(directory: string): NodeJS.ProcessEnv {
  return { ...process.env, NODE_ENV: 'production', ASSAY_BUILD_DIRECTORY: directory }
}

class Problem {
  constructor(readonly text: string) {}
}

function given(value: string | undefined): string | undefined {
  const trimmed = value?.trim()
  return trimmed === '' ? undefined : trimmed
}

function readPort(value: string | undefined): number | Problem {
  if (value === undefined) return 3000
  const port = Number(value)
  if (/^\d{1,5}$/.test(value) && port <= 65535) return port
  return new Problem(`PORT must be a number from 0 to 65535, not "${value}"`)
}

function readDatabaseUrl(value: string | undefined, dataFolder: string): string | Problem {
  if (value === undefined) return `file:${resolve(dataFolder, 'assay.db')}`
  if (/^file:.+/.test(value)) return value
  if (/^postgres(ql)?:\/\/.+/.test(value) && URL.canParse(value)) return value
  return new Problem('DATABASE_URL must start with file: or postgres:// and name a database')
}

function readOrigin(value: string | undefined): string | null | Problem {
  if (value === undefined) return null
  const wrong = new Problem(
    `ASSAY_ORIGIN must be an address such as https://assay.example.com, without a path, not "${value}"`,
  )
  if (!URL.canParse(value)) return wrong
  const url = new URL(value)
  const bare = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
  return bare && /^https?:$/.test(url.protocol) ? url.origin : wrong
}

function readSmtpUrl(value: string | undefined): string | null | Problem {
  if (value === undefined) return null
  if (/^smtps?:$/.test(URL.canParse(value) ? new URL(value).protocol : '')) return value
  return new Problem('SMTP_URL must look like smtp://user:password@mail.example.com:587')
}

function readSigningKey(env: Environment): Settings['signingKey'] | Problem {
  const file = given(env.ASSAY_SIGNING_P12)
  // A passphrase is taken as it is: a space at its end may belong to it.
  const passphrase = env.ASSAY_SIGNING_PASSPHRASE
  if (file !== undefined) return { file: resolve(file), passphrase: passphrase ?? '' }
  if (given(passphrase) === undefined) return null
  return new Problem('ASSAY_SIGNING_PASSPHRASE is set, but ASSAY_SIGNING_P12 names no file')
}

function readClamd(value: string | undefined): ClamdAddress | null | Problem {
  if (value === undefined) return null
  const path = /^unix:(\/.+)$/.exec(value)?.[1]
  if (path !== undefined) return { path }
  const url = URL.canParse(value) ? new URL(value) : null
  if (url?.protocol === 'tcp:' && url.hostname !== '' && /^\/?$/.test(url.pathname)) {
    // clamd's own port, where none is named.
    return { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || 3310) }
  }
  return new Problem(
    `ASSAY_CLAMD must look like tcp://127.0.0.1:3310 or unix:/run/clamav/clamd.ctl, not "${value}"`,
  )
}
