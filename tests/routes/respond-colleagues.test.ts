// Several people at one vendor on one review: the lead hands parts over and takes them back.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPdf } from '../support/papers'
import { aGuest, type Guest, onLink, openSite, type Site } from './respond-site'

let site: Site
let number = 0
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site?.close())

const text = async (answer: Response) => (await answer.text()).replace(/<!-- -->/g, '')
const mainOf = (page: string) => page.slice(page.indexOf('<main'), page.indexOf('</main>'))
const pdf = () => new File([aPdf], 'soc2.pdf', { type: 'application/pdf' })

/** A body of which all but the last byte arrives at once, and that byte when it is asked for. */
function slowly(whole: Response) {
  let rest = () => {}
  const held = new Promise<void>((resolve) => {
    rest = resolve
  })
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const bytes = new Uint8Array(await whole.clone().arrayBuffer())
      controller.enqueue(bytes.slice(0, -1))
      await held
      controller.enqueue(bytes.slice(-1))
      controller.close()
    },
  })
  const type = whole.headers.get('Content-Type') ?? ''
  const init = { method: 'POST', body, duplex: 'half', headers: { 'Content-Type': type } } as const
  return { rest: () => rest(), init }
}

async function aLead(): Promise<Guest> {
  const lead = await aGuest(site, { number: ++number })
  await lead.signIn()
  return lead
}

/** Jan with a browser of his own, on the link that was mailed to him. */
async function withPart(lead: Guest, part: Record<string, string | string[]>) {
  const fields = { name: 'Jan Novak', email: `jan${number}@v.example`, ...part }
  const invited = await lead.post('/colleagues', fields)
  expect(invited.headers.get('location')).toMatch(/\/colleagues\?(invited|again)$/)
  const { db } = site.app.store
  const rows = await db.select().from(db.t.invitations)
  const row = rows.filter((one) => one.reviewId === lead.reviewId && one.role === 'delegate').at(-1)
  if (!row) throw new Error('Nobody was invited')
  const token = site.app.secrets.deriveToken('invitation', row.id)
  const jan = { id: row.id, ...onLink(site, { token, invitationId: row.id }) }
  await jan.signIn()
  return jan
}

describe('a colleague with one section', () => {
  let lead: Guest
  let jan: Awaited<ReturnType<typeof withPart>>
  beforeAll(async () => {
    lead = await aLead()
    await lead.post('/section/training', { 'TRN-01.revision': '0', 'TRN-01.value': 'never' })
    jan = await withPart(lead, { sectionIds: 'assurance' })
  })

  test('sees who gave it and that section alone', async () => {
    const tasks = mainOf(await text(await jan.ask('/tasks')))
    expect(tasks).toContain('Dana Ortiz gave you this part')
    expect(tasks).toContain('Assurance')
    expect(tasks).not.toContain('/section/training')
    expect(tasks).not.toContain('Check and submit')
    expect((await jan.ask('/section/training')).status).toBe(404)
  })

  test('writes to it, and the lead sees who wrote what', async () => {
    await jan.post('/section/assurance', { 'CRT-01.revision': '0', 'CRT-01.value': 'iso27001' })
    const page = mainOf(await text(await lead.ask('/section/assurance')))
    expect(page).toMatch(/Last written by Jan Novak, .*21 Nov 2026/)
    const own = mainOf(await text(await jan.ask('/section/assurance')))
    expect(own).not.toContain('Last written by')
  })

  test('cannot write to another question, by whichever way', async () => {
    const answer = { questionId: 'TRN-01', revision: 1, fields: { value: 'always' } }
    const saved = await jan.ask('/autosave', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ answers: [answer] }),
    })
    expect(saved.ok ? await saved.text() : 'not open').toContain('not open')
    const form = { 'TRN-01.revision': '1', 'TRN-01.value': 'always' }
    expect((await jan.post('/section/training', form)).status).toBe(404)
    await jan.post('/section/assurance', {
      ...form,
      'CRT-01.revision': '1',
      'CRT-01.value': 'iso27001',
    })
    const { db } = site.app.store
    const rows = await db.select().from(db.t.answers)
    const row = rows.find((one) => one.reviewId === lead.reviewId && one.questionId === 'TRN-01')
    expect(row?.value).toBe('never')
  })

  test('sees neither the files of other parts nor takes back what the lead gave', async () => {
    const files = async () => {
      const { db } = site.app.store
      const rows = await db.select().from(db.t.evidence)
      return rows.filter(({ reviewId }) => reviewId === lead.reviewId)
    }
    const give = async (questionId: string) => {
      const form = new FormData()
      form.set('intent', 'add')
      form.set('file', pdf())
      form.set('kind', 'iso27001')
      form.append('questionIds', questionId)
      expect((await lead.ask('/evidence?index', { method: 'POST', body: form })).status).toBe(303)
      return (await files()).at(-1)?.id ?? ''
    }
    const foreign = await give('TRN-03')
    const shared = await give('CRT-01')
    expect((await jan.ask(`/evidence/${foreign}`)).status).toBe(404)
    expect((await jan.ask(`/evidence/${shared}`)).status).toBe(200)
    const page = mainOf(await text(await jan.ask('/evidence')))
    expect(page).not.toContain(foreign)
    expect(page).toContain(shared)
    await jan.post('/evidence?index', { intent: 'remove', evidenceId: shared })
    await jan.post('/evidence?index', {
      intent: 'unlink',
      evidenceId: foreign,
      questionId: 'CRT-01',
    })
    expect((await files()).every(({ removedAt }) => removedAt === null)).toBe(true)
  })

  test('can neither submit nor hand on, and has no page for it', async () => {
    expect((await jan.ask('/check')).headers.get('location')).toMatch(/\/tasks$/)
    expect((await jan.ask('/submit')).headers.get('location')).toMatch(/\/tasks$/)
    expect((await jan.ask('/colleagues')).status).toBe(404)
    const hash = '0'.repeat(64)
    const attested = { name: 'Jan', title: 'CISO', confirmed: 'yes', answersHash: hash }
    expect((await jan.post('/submit', attested)).status).toBe(404)
    const handed = { name: 'Eve', email: 'eve@v.example', sectionIds: 'training' }
    expect((await jan.post('/colleagues', handed)).status).toBe(404)
    expect((await jan.post('/colleagues', { act: 'take back', id: jan.id })).status).toBe(404)
  })

  test('is told by mail who asks for what, with a link of their own', async () => {
    const { db } = site.app.store
    const mails = (await db.select().from(db.t.outbox)).filter(({ kind }) => kind === 'delegation')
    expect(mails.at(-1)).toMatchObject({ toName: 'Jan Novak', reviewId: lead.reviewId })
  })

  test('saves nothing by a request that had begun before the part was taken back', async () => {
    const { db } = site.app.store
    const rows = async () => [
      ...(await db.select().from(db.t.evidence)),
      ...(await db.select().from(db.t.answers)),
    ]
    const leaver = await withPart(lead, { email: 'leaver@v.example', sectionIds: 'assurance' })
    const before = (await rows()).length
    const given = new FormData()
    given.set('intent', 'add')
    for (const [name, value] of Object.entries({ kind: 'other', issuer: 'Me', scope: 'All' }))
      given.set(name, value)
    given.set('file', pdf())
    const change = { question: 'CRT-02', revision: 0, fields: { value: '2026-03-31' } }
    const slow = [
      { path: '/autosave', ...slowly(new Response(JSON.stringify(change))) },
      { path: '/evidence', ...slowly(new Response(given)) },
    ]
    const asked = slow.map(({ path, init }) => leaver.ask(path, init))
    await new Promise((resolve) => setTimeout(resolve, 300))
    const back = await lead.post('/colleagues', { act: 'take back', id: leaver.id })
    expect(back.headers.get('location')).toMatch(/\?back$/)
    for (const { rest } of slow) rest()
    const statuses = (await Promise.all(asked)).map(({ status }) => status)
    expect(statuses).toEqual([401, 303])
    expect((await rows()).length).toBe(before)
  })

  test('loses the link and the session when the part is taken back; what was written stays', async () => {
    const page = await text(await lead.ask('/colleagues'))
    expect(mainOf(page)).toContain('2 of 2 answered')
    const back = await lead.post('/colleagues', { act: 'take back', id: jan.id })
    expect(back.headers.get('location')).toMatch(/\?back$/)
    expect((await jan.ask('/tasks')).headers.get('location')).toMatch(/\?ended$/)
    expect(await text(await jan.ask(''))).toContain('was withdrawn')
    const section = await text(await lead.ask('/section/assurance'))
    expect(section).toContain('Last written by Jan Novak')
  })
})

test('a single question can be given, and the task list says with whom it is', async () => {
  const lead = await aLead()
  const jan = await withPart(lead, { questionIds: 'TRN-03' })
  const section = mainOf(await text(await jan.ask('/section/training')))
  expect(section).toContain('TRN-03')
  expect(section).not.toContain('TRN-01')
  expect(mainOf(await text(await lead.ask('/tasks')))).toContain('with Jan Novak (TRN-03)')
})

test('inviting the same address again replaces the part and closes the old link', async () => {
  const lead = await aLead()
  const first = await withPart(lead, { sectionIds: 'assurance' })
  const second = await withPart(lead, { sectionIds: 'training' })
  expect(second.id).not.toBe(first.id)
  expect((await first.ask('/tasks')).headers.get('location')).toMatch(/\?ended$/)
  expect((await second.ask('/section/training')).status).toBe(200)
})

test('what is typed wrongly is refused at its field and kept', async () => {
  const lead = await aLead()
  const refused = await lead.post('/colleagues', { name: 'Jan', email: 'not an address' })
  expect(refused.status).toBe(422)
  const page = await text(refused)
  expect(page).toContain('Enter an e-mail address such as')
  expect(page).toContain('Choose at least one section or question')
  expect(page).toContain('value="not an address"')
  const own = { name: 'Me', email: lead.email, sectionIds: 'training' }
  expect(await text(await lead.post('/colleagues', own))).toContain('This is your own address')
})

test('after twenty invitations no further stranger can be mailed', async () => {
  const lead = await aLead()
  const invite = (count: number) =>
    lead.post('/colleagues', {
      name: 'Somebody',
      email: `somebody${count}@v.example`,
      sectionIds: 'training',
    })
  for (let count = 0; count < 20; count++) expect((await invite(count)).status).toBe(303)
  const refused = await invite(20)
  expect(refused.status).toBe(422)
  expect(await text(refused)).toContain('20 colleagues were invited')
})

test('one vendor cannot take back another vendor’s colleague', async () => {
  const lead = await aLead()
  const jan = await withPart(lead, { sectionIds: 'assurance' })
  const other = await aLead()
  expect((await other.post('/colleagues', { act: 'take back', id: jan.id })).status).toBe(404)
  expect((await jan.ask('/tasks')).status).toBe(200)
})
