// Files that leave and come back over HTTP, without script: downloads, the dry run, agreeing, and every refusal.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sheetFiles } from '../../app/ports/sheets'
import { CANARY } from '../services/respond-case'
import { rowXml, workbookParts, zipOf } from '../support/zip'
import { aGuest, type Guest, openSite, type Site } from './respond-site'

let site: Site
let number = 0
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site?.close())

const MEGABYTE = 1024 * 1024
const sheets = sheetFiles()

async function signedIn(options = {}): Promise<Guest> {
  const guest = await aGuest(site, { ...options, number: ++number })
  await guest.signIn()
  return guest
}

async function text(answer: Response): Promise<string> {
  const page = (await answer.text()).replace(/<!-- -->/g, '').replaceAll('&quot;', '"')
  const start = page.indexOf('<main')
  return start < 0 ? page : page.slice(start, page.indexOf('</main>')).replaceAll('&#x27;', "'")
}

function upload(guest: Guest, bytes: Uint8Array | string, name = 'filled.csv'): Promise<Response> {
  const form = new FormData()
  form.append('act', 'upload')
  form.append('file', new File([Buffer.from(bytes)], name))
  return guest.ask('/import', { method: 'POST', body: form })
}

const csv = (...lines: string[]) => ['No.,Answer,Comment', ...lines].join('\r\n')
const answersOf = async (guest: Guest) => {
  const { db } = site.app.store
  const rows = await db.select().from(db.t.answers)
  return rows
    .filter(({ reviewId }) => reviewId === guest.reviewId)
    .sort((one, other) => (one.questionId < other.questionId ? -1 : 1))
}
const picks = (page: string) =>
  [...page.matchAll(/type="checkbox"[^>]*value="([^"]+)"/g)].map(([, value]) => value ?? '')

describe('downloads', () => {
  test.each([
    ['questions.pdf', 'application/pdf', '%PDF'],
    ['questions.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK'],
    ['questions.csv', 'text/csv; charset=utf-8', '\ufeffSection,No.'],
    ['answers.json', 'application/json', '{'],
  ])('%s comes as an attachment that no browser takes for a page', async (name, type, start) => {
    const guest = await signedIn()
    const answer = await guest.ask(`/download/${name}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain(type)
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="Your organisation/,
    )
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    const body = Buffer.from(await answer.arrayBuffer())
    expect(body.toString('utf8').startsWith(start)).toBe(true)
    expect(body.includes(CANARY)).toBe(false)
  })

  test('the workbook holds every question that may be asked, and nothing of how it is judged', async () => {
    const guest = await signedIn()
    const answer = await guest.ask('/download/questions.xlsx')
    const read = await sheets.read(new Uint8Array(await answer.arrayBuffer()))
    const all = JSON.stringify(read)
    // TRN-02 is asked only after a certain answer to TRN-01; TRN-04 and TRN-05 never, for this use and tier.
    expect(all).toContain('Asked only if TRN-01 is \\"Never\\" or \\"Only if we opt in\\".')
    expect(all).not.toContain('TRN-04')
    expect(all).not.toContain('TRN-05')
    expect(all).not.toMatch(/canary|credit|intake|red flag/)
  })

  test('nobody without the code gets one, and no other file is there', async () => {
    const guest = await aGuest(site, { number: ++number })
    const answer = await guest.ask('/download/questions.xlsx')
    expect(answer.status).toBe(303)
    await guest.signIn()
    for (const name of ['constructor', 'questions.docx', '__proto__']) {
      expect((await guest.ask(`/download/${name}`)).status).toBe(404)
    }
  })

  test('the task list and the receipt lead to them', async () => {
    const guest = await signedIn()
    const page = await text(await guest.ask('/tasks'))
    for (const path of ['download/questions.pdf', 'download/questions.xlsx', 'import']) {
      expect(page).toContain(`/respond/${guest.token}/${path}"`)
    }
  })
})

describe('a dry run', () => {
  test('writes nothing, survives a reload, and is saved row by row or all at once', async () => {
    const guest = await signedIn()
    const posted = await upload(guest, csv('TRN-01,never,=1+1', 'TRN-03,30 days,', 'CRT-01.a,Yes,'))
    expect(posted.status).toBe(303)
    for (const _visit of [1, 2]) {
      const page = await text(await guest.ask('/import'))
      expect(page).toContain('3 new, 0 changed, 0 to correct, 0 unchanged.')
      expect(page).toContain('SOC 2 Type II')
    }
    expect(await answersOf(guest)).toEqual([])
    const saved = await guest.post('/import', {
      act: 'accept ticked',
      row: ['TRN-01/0'],
      every: ['TRN-01/0', 'TRN-03/0', 'CRT-01/0'],
    })
    expect(saved.headers.get('location')).toMatch(/\/import\?saved=1$/)
    expect(await answersOf(guest)).toMatchObject([
      { questionId: 'TRN-01', value: 'never', comment: '=1+1' },
    ])
    const page = await text(await guest.ask('/import?saved=1'))
    expect(page).toContain('1 answer saved')
    expect(picks(page)).toEqual(['TRN-03/0', 'CRT-01/0'])
    const rest = await guest.post('/import', { act: 'accept all', every: picks(page) })
    expect(rest.headers.get('location')).toMatch(/saved=2$/)
    expect((await answersOf(guest)).length).toBe(3)
    // Nothing is left of the file, so it is not kept.
    expect(await text(await guest.ask('/import'))).not.toContain('filled.csv')
  })

  test('shows old and new, and refuses a row whose answer changed while it was looked at', async () => {
    const guest = await signedIn()
    await guest.post('/section/training', {
      'TRN-01.revision': '0',
      'TRN-01.value': 'always',
      'TRN-03.revision': '0',
      'TRN-03.value': '90',
    })
    await upload(guest, csv('TRN-01,Never,', 'TRN-03,30,'))
    const page = await text(await guest.ask('/import'))
    expect(page).toContain('0 new, 2 changed')
    expect(page).toMatch(/<del[^>]*>Always<\/del>/)
    expect(page).toMatch(/<ins[^>]*>Never<\/ins>/)
    const every = picks(page)
    await guest.post('/section/training', { 'TRN-01.revision': '1', 'TRN-01.value': 'opt_in' })
    const refused = await guest.post('/import', { act: 'accept all', every })
    expect(refused.status).toBe(422)
    const after = await text(refused)
    expect(after).toContain('TRN-01 was changed by somebody else')
    expect(after).toContain('The other answer was saved.')
    const stored = await answersOf(guest)
    expect(stored.map(({ questionId, value }) => [questionId, value])).toEqual(
      expect.arrayContaining([
        ['TRN-01', 'opt_in'],
        ['TRN-03', 30],
      ]),
    )
  })

  test('says what is wrong with the address of its cell, and so of an answer of 10 MB', async () => {
    const guest = await signedIn()
    const long = 'x'.repeat(10 * MEGABYTE)
    await upload(guest, csv('TRN-01,perhaps,', 'TRN-03,30.5,', 'ZZZ-99,hello,', 'CRT-01.b,Yes,'))
    const page = await text(await guest.ask('/import'))
    expect(page).toContain('1 new, 0 changed, 2 to correct, 0 unchanged, 1 row of no question.')
    expect(page).toContain(
      'B2:</span> “perhaps” is not one of the answers: Never; Only if we opt in; Always.',
    )
    expect(page).toContain('B3:</span> Must be a whole number.')
    expect(page).toContain('row 4: ZZZ-99')
    const wide = rowXml(1, ['No.', 'Answer', 'Comment']) + rowXml(2, ['TRN-01', 'never', long])
    await upload(guest, zipOf(workbookParts(wide)), 'filled.xlsx')
    const tooLong = await text(await guest.ask('/import'))
    expect(tooLong).toContain('S, C2:</span> Use at most 5000 characters.')
    expect(tooLong.length).toBeLessThan(20_000)
  })

  test('is put away on request, and gone after a day', async () => {
    const guest = await signedIn()
    await upload(guest, csv('TRN-03,30,'))
    await guest.post('/import', { act: 'discard' })
    expect(await text(await guest.ask('/import'))).not.toContain('filled.csv')
    await upload(guest, csv('TRN-03,30,'))
    const before = site.clock.at
    site.clock.at = new Date(before.getTime() + 24 * 60 * 60_000 + 1)
    try {
      expect(await text(await guest.ask('/import'))).not.toContain('filled.csv')
      const late = await guest.post('/import', { act: 'accept all', every: ['TRN-03/0'] })
      expect(await text(late)).toContain('Upload it again.')
    } finally {
      site.clock.at = before
    }
    expect(await answersOf(guest)).toEqual([])
  })

  test('saves nothing that was not ticked', async () => {
    const guest = await signedIn()
    await upload(guest, csv('TRN-03,30,'))
    const none = await guest.post('/import', { act: 'accept ticked', every: ['TRN-03/0'] })
    expect(none.status).toBe(422)
    expect(await text(none)).toContain('Tick the answers that you want to take over.')
  })
})

describe('a file that cannot be taken', () => {
  const thousands = zipOf(
    workbookParts(Array.from({ length: 10_000 }, (_unused, at) => rowXml(at + 1, ['a'])).join('')),
  )
  test.each<[string, Uint8Array | string, string]>([
    ['more than 25 MB', Buffer.alloc(25 * MEGABYTE + 500_000), 'larger than 10 MB'],
    [
      'a table of 10 MB',
      `TRN-01,${'x'.repeat(9 * MEGABYTE)}`,
      'an answer may have 10,000 characters',
    ],
    ['11 MB', Buffer.alloc(11 * MEGABYTE, 'a'), 'larger than 10 MB'],
    ['10,000 rows', thousands, 'more than 2,000 rows'],
    ['a PDF', '%PDF-1.7', 'This is not a spreadsheet.'],
    ['nothing', '', 'This file is empty.'],
    ['other words', 'Name,Town\r\nA,B', 'No question was found'],
    ['another JSON', '{"a":1}', 'not a file of answers'],
    ['answers from the future', '{"format":"assay-answers","version":9}', 'newer version of Assay'],
  ])('%s: says what to do, and keeps nothing', async (_name, bytes, words) => {
    const guest = await signedIn()
    const answer = await upload(guest, bytes)
    expect(answer.status).toBe(422)
    expect(await text(answer)).toContain(words)
    expect(await text(await guest.ask('/import'))).toContain('Upload a filled file')
  })

  test('beyond 26 MB nothing reads it, and its sender still gets the sentence', async () => {
    const guest = await signedIn()
    const answer = await upload(guest, Buffer.alloc(30 * MEGABYTE))
    expect(answer.status).toBe(413)
    expect(await answer.text()).toContain('A file may have 25 MB')
  })

  test('no file at all', async () => {
    const guest = await signedIn()
    // As a browser sends a file field that was left alone.
    const part = (head: string, body: string) =>
      `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`
    const nothing = 'name="file"; filename=""\r\nContent-Type: application/octet-stream'
    const answer = await guest.ask('/import', {
      method: 'POST',
      body: `${part('name="act"', 'upload')}${part(nothing, '')}--b--\r\n`,
      headers: { 'Content-Type': 'multipart/form-data; boundary=b' },
    })
    expect(await text(answer)).toContain('Choose the file that you filled in.')
  })

  test('after submission there is nothing to upload to', async () => {
    const guest = await signedIn({ status: 'submitted' })
    expect((await guest.ask('/import')).headers.get('location')).toMatch(/\/receipt$/)
    const answer = await upload(guest, csv('TRN-03,30,'))
    expect(await text(answer)).not.toContain('Would change')
    expect(await answersOf(guest)).toEqual([])
    const { db } = site.app.store
    const invited = await db.select().from(db.t.invitations)
    const its = invited.find(({ reviewId }) => reviewId === guest.reviewId)
    const waiting = await db.select().from(db.t.dryRuns)
    expect(waiting.filter(({ invitationId }) => invitationId === its?.id)).toEqual([])
  })
})

describe('one vendor and another', () => {
  test("a spreadsheet of B's review is refused in A's, and says how to bring answers over", async () => {
    const [a, b] = [await signedIn(), await signedIn()]
    for (const name of ['questions.xlsx', 'questions.csv']) {
      const file = await b.ask(`/download/${name}`)
      const answer = await upload(a, new Uint8Array(await file.arrayBuffer()), name)
      expect(await text(answer)).toContain('downloaded for another review')
    }
  })

  test("B never sees or saves what A uploaded, and A's own comes back as it left", async () => {
    const [a, b] = [await signedIn(), await signedIn()]
    await upload(a, csv('TRN-03,30,secret of A'))
    expect(await text(await b.ask('/import'))).not.toContain('secret of A')
    const tried = await b.post('/import', { act: 'accept all', every: ['TRN-03/0'] })
    expect(tried.status).toBe(422)
    expect(await answersOf(b)).toEqual([])
    expect(await text(await a.ask('/import'))).toContain('secret of A')
    await a.post('/import', { act: 'accept all', every: ['TRN-03/0'] })
    for (const name of ['questions.xlsx', 'questions.csv']) {
      const file = await a.ask(`/download/${name}`)
      await upload(a, new Uint8Array(await file.arrayBuffer()), name)
      expect(await text(await a.ask('/import'))).toContain('0 new, 0 changed, 0 to correct')
    }
  })

  test('answers as JSON travel from one review to another', async () => {
    const [a, b] = [await signedIn(), await signedIn()]
    await upload(a, csv('TRN-01,Never,"as before, =1+1"', 'CRT-01,SOC 2 Type II; ISO/IEC 27001,'))
    await a.post('/import', { act: 'accept all', every: ['TRN-01/0', 'CRT-01/0'] })
    const file = await a.ask('/download/answers.json')
    await upload(b, await file.text(), 'answers.json')
    const page = await text(await b.ask('/import'))
    expect(page).toContain('2 new')
    expect(page).toContain('Check that they hold for this product')
    await b.post('/import', { act: 'accept all', every: picks(page) })
    expect(await answersOf(b)).toMatchObject([
      { questionId: 'CRT-01', value: ['soc2_t2', 'iso27001'] },
      { questionId: 'TRN-01', value: 'never', comment: 'as before, =1+1' },
    ])
  })
})
