// Files between vendors, the scanner and the portal, over HTTP: whole or not at all, to their own review alone.

import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPdf, pdfOf } from '../support/papers'
import { aGuest, type Guest, openSite, type Site } from './respond-site'

const EVIL = 'Assay-Test-Virus'
let site: Site
let scanner: Awaited<ReturnType<typeof aScanner>>
let number = 0
beforeAll(async () => {
  scanner = await aScanner()
  site = await openSite({ clamd: { host: '127.0.0.1', port: scanner.port } })
})
afterAll(async () => {
  await site?.close()
  scanner?.close()
})

/** Speaks as much of clamd's language as it takes; while it is off it hangs up on everybody. */
async function aScanner() {
  const state = { on: true }
  const answer = (socket: Socket) => {
    let read = Buffer.alloc(0)
    socket.on('error', () => {})
    if (!state.on) return socket.destroy()
    return socket.on('data', (bytes: Buffer) => {
      read = Buffer.concat([read, bytes])
      if (read.includes('zPING\0')) socket.end('PONG\0')
      else if (read.subarray(-4).equals(Buffer.alloc(4)))
        socket.end(read.includes(EVIL) ? 'stream: Assay.Test.Sign FOUND\0' : 'stream: OK\0')
    })
  }
  const server = createServer(answer)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return { port, state, close: () => server.close() }
}

async function signedIn(): Promise<Guest> {
  const guest = await aGuest(site, { number: ++number })
  await guest.signIn()
  return guest
}

function give(guest: Guest, text = aPdf, name = 'soc2.pdf') {
  const form = new FormData()
  form.set('intent', 'add')
  form.set('kind', 'other')
  form.set('issuer', 'An auditor')
  form.set('file', new File([text], name))
  return guest.ask('/evidence?index', { method: 'POST', body: form })
}

async function givenTo(guest: Guest, text = aPdf, name = 'soc2.pdf'): Promise<string> {
  expect((await give(guest, text, name)).status).toBe(303)
  const { db } = site.app.store
  const rows = await db.select().from(db.t.evidence)
  return rows.find(({ reviewId }) => reviewId === guest.reviewId)?.id ?? ''
}

describe('a file that is asked for', () => {
  test('comes whole, or not at all to a HEAD, whatever range is asked for', async () => {
    const guest = await signedIn()
    const path = `/evidence/${await givenTo(guest)}`
    const whole = await guest.ask(path)
    expect(whole.status).toBe(200)
    expect(await whole.text()).toBe(aPdf)
    expect(whole.headers.get('accept-ranges')).toBe('none')
    const head = await guest.ask(path, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect(head.headers.get('content-length')).toBe(String(aPdf.length))
    for (const Range of ['bytes=0-3', 'bytes=-1', 'bytes=9999999-', 'bytes=0-1,3-4', 'lines=1']) {
      for (const more of [{}, { 'If-Range': '"x"' }, { 'If-Range': new Date().toUTCString() }]) {
        const part = await guest.ask(path, { headers: { Range, ...more } })
        expect([part.status, part.headers.get('content-range')], Range).toEqual([200, null])
        expect(await part.text(), Range).toBe(aPdf)
      }
    }
  })

  test('is kept by no cache on the way, and has no name by which a cache could ask again', async () => {
    const guest = await signedIn()
    const path = `/evidence/${await givenTo(guest)}`
    const { headers } = await guest.ask(path)
    expect(headers.get('cache-control')).toBe('private, no-store')
    const again = await guest.ask(path, {
      headers: {
        'If-None-Match': headers.get('etag') ?? '*',
        'If-Modified-Since': new Date().toUTCString(),
      },
    })
    expect([again.status, await again.text()]).toEqual([200, aPdf])
  })

  test('of another review is a file that never was, to every method and range', async () => {
    const [mine, theirs] = [await signedIn(), await signedIn()]
    const id = await givenTo(theirs, pdfOf({ text: 'secret of theirs' }))
    const none = 'B'.repeat(id.length)
    for (const method of ['GET', 'HEAD']) {
      for (const headers of [{}, { Range: 'bytes=0-3' }]) {
        const under = await mine.ask(`/evidence/${id}`, { method, headers })
        const never = await mine.ask(`/evidence/${none}`, { method, headers })
        expect([under.status, never.status]).toEqual([404, 404])
        const told = async (answer: Response) =>
          (await answer.text())
            .replaceAll(id, '[id]')
            .replaceAll(none, '[id]')
            .replace(/nonce="[^"]*"|[0-9a-f]{12}/g, '')
        const words = await told(under)
        expect(words).toBe(await told(never))
        expect(words).not.toContain('secret of theirs')
      }
    }
    const removed = await mine.post('/evidence?index', { intent: 'remove', evidenceId: id })
    expect(removed.status).toBe(404)
    expect((await theirs.ask(`/evidence/${id}`)).status).toBe(200)
  })

  test('without a session there is nothing but the door', async () => {
    const guest = await signedIn()
    const id = await givenTo(guest)
    const answer = await fetch(`${guest.base}/evidence/${id}`, { redirect: 'manual' })
    expect([answer.status, await answer.text()]).toEqual([303, ''])
  })

  test('that looks like a page comes as text to be saved', async () => {
    const guest = await signedIn()
    const id = await givenTo(guest, '<!doctype html><script>alert(1)</script>', 'page.html.txt')
    const { headers } = await guest.ask(`/evidence/${id}`)
    expect(headers.get('content-type')).toMatch(/^text\/plain/)
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="page.html.txt"/)
    expect(headers.get('content-security-policy')).toMatch(/^sandbox;/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })
})

describe('the virus scanner', () => {
  test('refuses a file in words, keeps what was typed, stores nothing and tells staff which link it came by', async () => {
    const guest = await signedIn()
    const refused = await give(guest, pdfOf({ text: EVIL }))
    expect(refused.status).toBe(422)
    const page = await refused.text()
    expect(page).toContain('The virus scanner of the portal refuses this file')
    expect(page).toContain('value="An auditor"')
    expect(page).not.toContain('Assay.Test.Sign')
    const { db } = site.app.store
    const rows = await db.select().from(db.t.evidence)
    expect(rows.filter(({ reviewId }) => reviewId === guest.reviewId)).toEqual([])
    const events = await db.select().from(db.t.auditEvents)
    const told = events.filter(
      ({ reviewId, kind }) => reviewId === guest.reviewId && kind === 'evidence refused',
    )
    expect(told.map(({ actor }) => actor)).toEqual([`respondent:${guest.invitationId}`])
    expect(JSON.stringify(told)).toContain('Assay.Test.Sign')
  })

  test('that does not answer refuses every file, with a reference; the portal serves on and says that it is degraded', async () => {
    const guest = await signedIn()
    scanner.state.on = false
    try {
      const refused = await give(guest)
      expect(refused.status).toBe(422)
      const page = await refused.text()
      expect(page).toContain('The virus scanner does not answer at the moment')
      const [, reference = 'none'] = /\(reference ([\w-]+)\)/.exec(page) ?? []
      expect(site.logs).toContainEqual(
        expect.objectContaining({ reference, msg: 'an uploaded file could not be taken' }),
      )
      expect((await guest.ask('/tasks')).status).toBe(200)
      const ready = await fetch(`${site.url}/readyz`)
      expect(ready.status).toBe(200)
      expect(await ready.json()).toMatchObject({
        ok: true,
        degraded: true,
        checks: expect.arrayContaining([
          { name: 'virus scanner', ok: false, detail: 'failing; the log says why' },
        ]),
      })
    } finally {
      scanner.state.on = true
    }
    expect((await give(guest)).status).toBe(303)
  })
})
