// Bundles the pages once for every set of sources, into build/<fingerprint>, and finds the bundle again.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { buildEnvironment } from './env.server'

const root = fileURLToPath(new URL('..', import.meta.url))
const bundled = ['app', 'db', 'templates', 'package.json', 'package-lock.json', 'vite.config.ts']
const kept = 8

export type Say = (line: string) => void

/** Returns the directory of the bundle made from the present sources, building it first where it is missing. */
export async function ensureBuild(say: Say): Promise<string> {
  const fingerprint = await fingerprintSources()
  const directory = join(root, 'build', fingerprint)
  if (existsSync(join(directory, 'server', 'index.js'))) return directory
  say('Building the pages (once for each change of the sources) …')
  const started = Date.now()
  const making = join(root, 'build', `making-${process.pid}-${fingerprint}`)
  await mkdir(dirname(making), { recursive: true })
  await runBuild(making)
  await settle(making, directory)
  await prune(fingerprint)
  say(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`)
  return directory
}

/** Content, not times: a checkout or a copy changes times without changing what would be built. */
async function fingerprintSources(): Promise<string> {
  const hash = createHash('sha256')
  for (const name of bundled) {
    for (const file of await filesBelow(join(root, name))) {
      hash.update(`${relative(root, file).split(sep).join('/')}\0`)
      hash.update(await readFile(file))
      hash.update('\0')
    }
  }
  return hash.digest('hex').slice(0, 16)
}

async function filesBelow(path: string): Promise<string[]> {
  if (!existsSync(path)) return []
  if ((await stat(path)).isFile()) return [path]
  const entries = await readdir(path, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

async function runBuild(directory: string): Promise<void> {
  const require = createRequire(import.meta.url)
  const cli = join(dirname(require.resolve('@remix-run/dev/package.json')), 'dist', 'cli.js')
  const child = spawn(process.execPath, [cli, 'vite:build', '--logLevel', 'warn'], {
    cwd: root,
    env: buildEnvironment(directory),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (code === 0) return
  await rm(directory, { recursive: true, force: true })
  throw new Error(`The pages could not be built:\n${output.trim()}`)
}

/** Two processes may build the same sources at once: the second finds the place taken, which is as good. */
async function settle(making: string, directory: string): Promise<void> {
  try {
    await rename(making, directory)
  } catch (error) {
    if (!existsSync(join(directory, 'server', 'index.js'))) throw error
    await rm(making, { recursive: true, force: true })
  }
}

/** Keeps the newest few, because a server that is still running reads its assets from an older one. */
async function prune(present: string): Promise<void> {
  const folder = join(root, 'build')
  const names = (await readdir(folder)).filter((name) => /^[0-9a-f]{16}$/.test(name))
  const dated = await Promise.all(
    names.map(async (name) => ({ name, made: (await stat(join(folder, name))).mtimeMs })),
  )
  const old = dated
    .filter(({ name }) => name !== present)
    .sort((a, b) => b.made - a.made)
    .slice(kept - 1)
  for (const { name } of old) await rm(join(folder, name), { recursive: true, force: true })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const directory = await ensureBuild((line) => console.log(line))
    console.log(`The pages are in ${relative(root, directory)}.`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
