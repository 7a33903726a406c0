// What the matrix looks for is found wherever it may come out: one leak in each kind of answer, and none where there is none.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rowXml, workbookParts, zipOf } from '../support/zip'
import { ask } from './matrix/ask'
import { canary, internalIn } from './matrix/canaries'
import { received } from './matrix/contents'
import { offersOf } from './matrix/offers'
import type { World } from './matrix/world'

const leak = canary('verdict')

async function pdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.addPage().drawText(`Rejected: ${leak}`)
  return await document.save()
}

/** In the last part: a sheet that no program shows first. */
const workbook = () => zipOf(workbookParts(rowXml(1, ['Question', leak])))

interface Leak {
  status?: number
  headers?: Record<string, string>
  body?: string | Uint8Array
}

const leaks: Record<string, () => Leak | Promise<Leak>> = {
  page: () => ({ body: `<p hidden>${leak}</p>` }),
  'data of a page': () => ({ body: JSON.stringify({ review: { verdicts: [{ reason: leak }] } }) }),
  'body of an error': () => ({ status: 500, body: `Error: ${leak}` }),
  'body of a refusal': () => ({ status: 404, body: leak }),
  header: () => ({ headers: { 'X-Reason': leak } }),
  'address of a redirect': () => ({
    status: 303,
    headers: { Location: `/respond?because=${leak}` },
  }),
  cookie: () => ({ headers: { 'Set-Cookie': `a=${leak}; Path=/` } }),
  'name of a file': () => ({
    headers: { 'Content-Disposition': `attachment; filename="${leak}.pdf"` },
  }),
  pdf: async () => ({ body: await pdf() }),
  workbook: () => ({ body: workbook() }),
}

const server = createServer((request, response) => {
  const name = decodeURIComponent((request.url ?? '/').slice(1))
  Promise.resolve(leaks[name]?.()).then(
    ({ status = 200, headers = {}, body = '' } = {}) =>
      response.writeHead(status, headers).end(body),
    (error: Error) => response.destroy(error),
  )
})
let world: World
beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  // Only its address is asked for.
  world = { url: `http://127.0.0.1:${port}` } as World
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

test.each([...Object.keys(leaks)])('a word is found in the %s', async (name) => {
  const path = `/${encodeURIComponent(name)}`
  const answer = await ask(world, { method: 'GET', path, cookie: '' })
  expect(internalIn(await received(answer))).toEqual(['verdict'])
  const without = await ask(world, { method: 'GET', path: '/nothing', cookie: '' })
  expect(internalIn(await received(without))).toEqual([])
})

test('what a page offers is read from its links, its forms, and each of their buttons', () => {
  const page = `
    <a class="link" href="/reviews/3?a=1&amp;b=2">Open</a> <a href="#top">Top</a>
    <a href="https://elsewhere.example/">Elsewhere</a>
    <form method="post" action="/reviews/3/answers"><input type="hidden" name="act" value="note"/>
      <input type="radio" name="choice" value="a"/><input type="radio" name="choice" value="b" checked=""/>
      <button>Save</button><button name="go" value="on">Save and go on</button><button type="button">More</button></form>
    <form method="get" action="/search"><button>Search</button></form>`
  const act = { act: ['note'], choice: ['b'] }
  const send = { method: 'POST', path: '/reviews/3/answers', multipart: false }
  expect(offersOf(page, '/reviews/3')).toEqual([
    { method: 'GET', path: '/reviews/3?a=1&b=2', fields: {}, multipart: false },
    { ...send, fields: act },
    { ...send, fields: { ...act, go: 'on' } },
  ])
})
