// What a vendor's page makes its reader download: at most 120 kB of script, as it goes over the line.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { ensureBuild } from '../../app/build'

const MOST_BYTES = 120_000

interface Loaded {
  module: string
  imports?: string[]
}
interface Manifest {
  entry: Loaded
  routes: Record<string, Loaded & { id: string; parentId?: string; hasLoader: boolean }>
}

let client: string
let manifestFile: string
let manifest: Manifest

beforeAll(async () => {
  client = join(await ensureBuild(() => {}), 'client')
  const name = readdirSync(join(client, 'assets')).find((file) => /^manifest-.*\.js$/.test(file))
  manifestFile = `/assets/${name}`
  const window: { __remixManifest?: Manifest } = {}
  runInNewContext(readFileSync(join(client, manifestFile), 'utf8'), { window })
  if (!window.__remixManifest) throw new Error('The build has no manifest')
  manifest = window.__remixManifest
}, 240_000)

/** The manifest, the entry, the route and every layout around it, each with all that it imports. */
function filesOf(routeId: string): string[] {
  const files = new Set([manifestFile])
  const add = ({ module, imports = [] }: Loaded) => {
    for (const file of [module, ...imports]) files.add(file)
  }
  add(manifest.entry)
  for (let id: string | undefined = routeId; id; id = manifest.routes[id]?.parentId) {
    const route = manifest.routes[id]
    if (route) add(route)
  }
  return [...files].flatMap((file) => [file, ...importsIn(file)])
}

/** What a built file names in its own `import … from`, so that a manifest that left one out is found out. */
function importsIn(file: string): string[] {
  const source = readFileSync(join(client, file), 'utf8')
  return [...source.matchAll(/(?:from|import)"\.\/([^"]+\.js)"/g)].map(
    ([, name]) => `/assets/${name}`,
  )
}

test('every page of the vendor loads at most 120 kB of script, gzipped', () => {
  const routes = Object.keys(manifest.routes).filter((id) => id.startsWith('routes/respond.'))
  expect(routes.length).toBeGreaterThan(8)
  const sizes = new Map<string, number>()
  const sizeOf = (file: string) => {
    const known = sizes.get(file) ?? gzipSync(readFileSync(join(client, file))).length
    sizes.set(file, known)
    return known
  }
  const weighed = routes
    .map((id) => ({
      id: id.replace('routes/respond.$token.', ''),
      bytes: [...new Set(filesOf(id))].reduce((sum, file) => sum + sizeOf(file), 0),
    }))
    .sort((one, other) => other.bytes - one.bytes)
  console.info(
    [
      'Script of the vendor’s pages, gzipped:',
      ...weighed.map(({ id, bytes }) => `  ${(bytes / 1000).toFixed(1)} kB  ${id}`),
    ].join('\n'),
  )
  expect(weighed.filter(({ bytes }) => bytes > MOST_BYTES)).toEqual([])
})

test('no page of the vendor loads the schemas or a form library', () => {
  const section = filesOf('routes/respond.$token.section.$section')
  const code = section.map((file) => readFileSync(join(client, file), 'utf8')).join('\n')
  expect(code).not.toMatch(/ZodError|invalid_type|shouldUnregister/)
})
