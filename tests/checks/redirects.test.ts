// Nothing but the one safe function sends anybody anywhere: another way to redirect would be another way to a foreign site.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = resolve(dirnameOf(import.meta.url), '../..')

/** In code: a word of a comment or of a sentence is followed by no bracket. */
const ways = [
  { way: 'redirect()', pattern: /(?<![\w.])redirect(Document)?\(|\breplace\(\s*['"`]https?:/ },
  { way: 'Express redirect', pattern: /\bres(ponse)?\.redirect\(/ },
  { way: 'a Location header', pattern: /['"`]location['"`]\s*[,:\]]|\bLocation:\s/i },
  { way: 'Remix’s own header', pattern: /x-remix-(redirect|replace|reload)/i },
  { way: 'a refresh header', pattern: /['"`]refresh['"`]\s*[,:]|http-equiv=/i },
  {
    way: 'an address of the browser',
    pattern: /\blocation\.(href\s*=|assign\(|replace\()|window\.open\(/,
  },
]

function waysIn(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  return ways.filter(({ pattern }) => pattern.test(code)).map(({ way }) => way)
}

test('only app/http/redirect.ts redirects', () => {
  const files = readdirSync(join(root, 'app'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
  const found = files.flatMap((file) =>
    waysIn(readFileSync(file, 'utf8')).map((way) => `${relative(root, file)}: ${way}`),
  )
  expect(files.length).toBeGreaterThan(300)
  expect(found).toEqual(['app/http/redirect.ts: redirect()'])
})

test.each([
  "throw redirect('/x')",
  'return redirectDocument(to)',
  'res.redirect(303, to)',
  'new Response(null, { status: 302, headers: { Location: to } })',
  "headers.set('Location', to)",
  "headers: { 'X-Remix-Redirect': to }",
  'window.location.href = to',
  'window.open(to)',
])('%s would be found', (line) => {
  expect(waysIn(line)).toHaveLength(1)
})

function dirnameOf(url: string): string {
  return fileURLToPath(new URL('.', url))
}
