// A program of the harness as one file, so that a thousand of them can be started: a sixth of the time that its sources take.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

interface Bundler {
  build(options: Record<string, unknown>): Promise<unknown>
}

/** The bundler that Vite brings and checks. */
function bundler(): Bundler {
  const require = createRequire(import.meta.url)
  return createRequire(require.resolve('vite'))('esbuild')
}

const modules = fileURLToPath(new URL('../../../node_modules', import.meta.url))

export interface Bundle {
  program: string
  remove(): void
}

export const bundleServer = () =>
  bundleProgram(fileURLToPath(new URL('server.ts', import.meta.url)))

export async function bundleProgram(entry: string): Promise<Bundle> {
  // Beside the packages, where the native ones are found.
  const cache = path.join(modules, '.cache')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(path.join(cache, 'assay-fault-'))
  const program = path.join(folder, 'program.mjs')
  await bundler().build({
    entryPoints: [entry],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['better-sqlite3', 'pg', 'pg-native'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)",
    },
    logLevel: 'error',
  })
  return { program, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
