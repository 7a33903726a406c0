// The public page that checks copies of reports: what it tells to anybody, and what it keeps to itself.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultLimits } from '../../app/http/rate-limits'
import { reissueReport } from '../../app/services/report/reissue-report'
import { sha256 } from '../../db/queries/audit'
import { exported, openDecided } from '../services/decided-case'
import { type Case, lena } from '../services/judgement-case'
import { fromOwnPage, startTestServer, type TestServer } from '../support/server'
import { fill } from '../support/store'

let server: TestServer
let ctx: Case
let pdf: Uint8Array
let record: Uint8Array
beforeAll(async () => {
  server = await startTestServer()
  ctx = await openDecided((rows) => fill(server.app.store, rows ?? {}))
  pdf = await exported(ctx)
  record = await exported(ctx, { as: 'json' })
})
afterAll(() => server?.close())

const ask = (query: string) => fetch(`${server.url}/verify${query}`)
/** The page's words, without its markup and scripts. */
async function words(response: Response): Promise<string> {
  const html = await response.text()
  return html
    .replace(/<(script|style|head)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<!-- -->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}

async function send(bytes: Uint8Array | null): Promise<Response> {
  const form = new FormData()
  if (bytes) form.set('file', new Blob([new Uint8Array(bytes)]), 'report.pdf')
  const { Origin } = fromOwnPage(server)
  return fetch(`${server.url}/verify`, {
    method: 'POST',
    body: form,
    headers: { Origin: String(Origin) },
    redirect: 'manual',
  })
}

describe('the page that verifies reports', () => {
  it('says to anybody when a file was issued, by whom, and that it is in force', async () => {
    const response = await ask(`?sha256=${sha256(pdf)}`)
    expect(response.status).toBe(200)
    const text = await words(response)
    expect(text).toContain('Issued 23 Nov 2026 by Your organisation, unaltered, in force.')
    expect(text).toContain('This is the report R-0001, version 1.')
    const whole = await (await ask(`?sha256=${sha256(pdf)}`)).text()
    for (const secret of ['Acme', 'vendor-1', 'Approve', 'Ada', 'approve with conditions']) {
      expect(whole, secret).not.toContain(secret)
    }
  })

  it('takes a hash as people copy it, and a wrong one comes back with a sentence', async () => {
    const typed = sha256(pdf)
      .toUpperCase()
      .replace(/(.{2})/g, '$1 ')
    expect(await words(await ask(`?sha256=${encodeURIComponent(typed)}`))).toContain('unaltered')
    const wrong = await ask('?sha256=12ab')
    expect(wrong.status).toBe(422)
    const text = await wrong.text()
    expect(text).toContain('A SHA-256 has 64 digits')
    expect(text).toContain('value="12ab"')
  })

  it('does not take the record’s hash for the pages', async () => {
    const copied = await words(await ask(`?sha256=${sha256(record)}`))
    expect(copied).toContain('by Your organisation, in force.')
    expect(copied).toContain('not that the pages of your copy are unaltered')
    const ofFile = await words(await ask(`?sha256=${sha256(record)}&of=file`))
    expect(ofFile).toContain('unaltered, in force.')
  })

  it('answers the same for every file that it does not know', async () => {
    const nobody = 'a'.repeat(64)
    const altered = sha256(Buffer.concat([pdf, Buffer.from(' ')]))
    const [one, other] = [await ask(`?sha256=${nobody}`), await ask(`?sha256=${altered}`)]
    const text = await words(one)
    expect(text).toContain('This portal has issued no such file.')
    expect(text).toContain('assay verify FILE')
    expect((await words(other)).replaceAll(altered, nobody)).toBe(text)
  })

  it('hashes an upload where there is no script, and keeps nothing of it', async () => {
    const sent = await send(pdf)
    expect(sent.status).toBe(303)
    expect(sent.headers.get('Location')).toBe(`/verify?sha256=${sha256(pdf)}&of=file`)
    for (const nothing of [null, new Uint8Array()]) {
      const refused = await send(nothing)
      expect(refused.status).toBe(422)
      expect(await refused.text()).toContain('Choose the report to check')
    }
    const large = await send(new Uint8Array(25 * 1024 * 1024 + 1))
    expect(large.status).toBe(422)
    expect(await large.text()).toContain('paste it below')
  })

  it('says which version took the place of an old one', async () => {
    await reissueReport(ctx, lena, 1, { reason: 'A condition is met', replaces: 1 })
    const text = await words(await ask(`?sha256=${sha256(pdf)}`))
    expect(text).toContain('unaltered, superseded by version 2.')
    expect(text).toContain('ask Your organisation for version 2')
  })

  it('is slowed down for whoever asks without end', () => {
    const names = (method: string) =>
      defaultLimits
        .filter(({ path, methods }) => {
          return path.test('/verify') && (methods === 'all' || methods.includes(method))
        })
        .map(({ name }) => name)
    expect(names('GET')).toContain('verify')
    expect(names('POST')).toContain('verify upload')
  })
})
