// Questionnaires, their coverage and simulations over HTTP: who gets in, what is shown, what a bad address or file is told.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bank, caseRows, everybody } from '../services/judgement-case'
import { fromOwnPage, startTestServer, type TestServer } from '../support/server'
import { fill } from '../support/store'

const PASSWORD = 'correct horse battery'
let server: TestServer
const cookies = new Map<string, string>()

beforeAll(async () => {
  server = await startTestServer()
  const { app } = server
  const rows = caseRows({ status: 'in review', answers: { 'TRN-01': 'opt_out_org' } })
  const passwordHash = await app.passwords.hash(PASSWORD)
  const users = rows.users.map((user) => ({ ...user, passwordHash }))
  await fill(app.store, { ...rows, users })
  for (const { id, email } of everybody) {
    const signedIn = await fetch(`${server.url}/sign-in`, {
      method: 'POST',
      headers: fromOwnPage(server),
      body: new URLSearchParams({ email, password: PASSWORD }),
      redirect: 'manual',
    })
    cookies.set(id, (signedIn.headers.get('Set-Cookie') ?? '').split(';')[0] ?? '')
  }
}, 240_000)
afterAll(() => server?.close())

const headersFor = (who: string) => ({ Cookie: cookies.get(who) ?? '' })
const get = (path: string, who = '') =>
  fetch(server.url + path, { headers: headersFor(who), redirect: 'manual' })
const readers = ['ada', 'bo', 'tom']

describe('questionnaires', () => {
  it.each([
    ['/admin/questionnaires', '&index', '_staff.admin.questionnaires._index'],
    ['/admin/questionnaires/coverage', '', '_staff.admin.questionnaires.coverage'],
    ['/admin/questionnaires/coverage.csv', '', null],
    ['/admin/simulate', '', '_staff.admin.simulate'],
  ])('%s is for reviewers and admins', async (path, index, route) => {
    const query = route === null ? '' : `?_data=${encodeURIComponent(`routes/${route}`)}${index}`
    for (const { id } of everybody) {
      const { status } = await get(path + query, id)
      expect([id, status]).toEqual([id, readers.includes(id) ? 200 : 403])
    }
    expect((await get(path)).headers.get('Location')).toContain('/sign-in')
  })

  it('are shown with every published version, their rules in words and worked cases that pass', async () => {
    const page = await (await get('/admin/questionnaires', 'tom')).text()
    expect(page).toContain('ai-vendor 1')
    expect(page).toContain('intake 1')
    expect(page).toContain('TRN-01 is “')
    expect(page).toContain('in each the engine says what is expected')
    expect(page).toContain('Training unless we opt out caps its domain at 40')
  })

  it('say which version is not there, and show the current one', async () => {
    for (const wrong of ['99', '0', 'x', '', '1e0', "1' or 1"]) {
      const answer = await get(`/admin/questionnaires?version=${encodeURIComponent(wrong)}`, 'ada')
      const page = await answer.text()
      expect([wrong, answer.status]).toEqual([wrong, 404])
      expect(page).toContain('There is no version')
      expect(page).toContain('shown below')
    }
    expect((await get('/admin/questionnaires?version=1', 'ada')).status).toBe(200)
  })
})

describe('coverage', () => {
  const coverage = '/admin/questionnaires/coverage'

  it('tells for a framework and a tier what is asked by which question, and what is not', async () => {
    const page = await (await get(`${coverage}?framework=LLM&tier=3`, 'ada')).text()
    expect(page).toMatch(/Asked \(<!-- -->\d+<!-- -->\)|Asked \(\d+\)/)
    expect(page).toContain('LLM01')
    const sheet = await get(`${coverage}.csv?framework=LLM&tier=3`, 'ada')
    expect(sheet.headers.get('Content-Disposition')).toContain(
      'coverage-ai-vendor-1-LLM-tier-3.csv',
    )
    const lines = (await sheet.text()).trim().split('\r\n')
    expect(lines[0]).toContain('Identifier')
    expect(lines.length).toBeGreaterThan(10)
    const whole = await (await get(`${coverage}.csv?framework=LLM&tier=1`, 'ada')).text()
    const asked = (text: string) => text.split('\r\n').filter((line) => line.includes(',yes,yes,'))
    expect(asked(whole).length).toBeGreaterThan(asked(lines.join('\r\n')).length)
  })

  it('says at the field what was chosen wrongly, and offers no sheet of it', async () => {
    for (const [wrong, told] of [
      ['framework=SOX&tier=1', 'Choose one of the frameworks of the list'],
      ['framework=ISO&tier=4', 'Choose Tier 1, 2 or 3'],
      ['framework=&tier=', 'Choose Tier 1, 2 or 3'],
    ] as const) {
      const answer = await get(`${coverage}?${wrong}`, 'ada')
      expect([wrong, answer.status]).toEqual([wrong, 400])
      expect(await answer.text()).toContain(told)
      expect((await get(`${coverage}.csv?${wrong}`, 'ada')).status).toBe(404)
    }
  })
})

const draft = (change: (definition: typeof bank.current.definition) => object) =>
  JSON.stringify(change(structuredClone(bank.current.definition)), null, 1)

const stricter = () =>
  draft((definition) => ({
    ...definition,
    version: 99,
    caps: definition.caps.map((cap) => (cap.id === 'core-promises' ? { ...cap, at: 45 } : cap)),
  }))

function upload(who: string, text: string | Uint8Array<ArrayBuffer>, name = 'draft.yaml') {
  const body = new FormData()
  body.append('draft', new File([text], name))
  return fetch(`${server.url}/admin/simulate`, {
    method: 'POST',
    headers: { Origin: server.url, ...headersFor(who) },
    body,
    redirect: 'manual',
  })
}

describe('a simulation', () => {
  /** The page of a run once its count has come to the end. */
  async function ran(who: string): Promise<{ page: string; address: string }> {
    const begun = await upload(who, stricter())
    expect(begun.status).toBe(303)
    const address = begun.headers.get('Location') ?? ''
    expect(address).toMatch(/^\/admin\/simulate\?run=/)
    let page = ''
    await expect
      .poll(async () => {
        page = await (await get(address, who)).text()
        return page.includes('would end with another band')
      })
      .toBe(true)
    return { page, address }
  }

  it('of a good draft tells a reviewer which reviews change and why, and gives them as a sheet', async () => {
    const { page, address } = await ran('ada')
    expect(page).toContain('R-0001')
    expect(page).toContain('conditional → weak')
    expect(page).toContain('core-promises caps at 45 instead of 64')
    const sheet = await get(address.replace('/simulate', '/simulate.csv'), 'ada')
    expect(sheet.status).toBe(200)
    expect(sheet.headers.get('Content-Type')).toContain('text/csv')
    expect(await sheet.text()).toMatch(/R-0001,.*,yes,/)
  })

  it('shows an admin without a reading role totals only, and no sheet', async () => {
    const { page, address } = await ran('tom')
    expect(page).toContain('You see the totals only')
    expect(page).not.toContain('R-0001')
    expect(page).not.toContain('Acme AI')
    expect((await get(address.replace('/simulate', '/simulate.csv'), 'tom')).status).toBe(404)
  })

  it('is for whoever began it, and says so when it is no longer kept', async () => {
    const { address } = await ran('ada')
    for (const [path, who] of [
      [address, 'bo'],
      ['/admin/simulate?run=gone', 'ada'],
    ] as const) {
      expect(await (await get(path, who)).text()).toContain('no longer kept')
    }
    expect((await get(address.replace('/simulate', '/simulate.csv'), 'bo')).status).toBe(404)
  })

  it('of a broken draft is not run: everything that the check found is listed with its line', async () => {
    const broken = draft((definition) => ({
      ...definition,
      version: 99,
      caps: definition.caps.map((cap) => ({ ...cap, among: ['TRN-77'] })),
    }))
    const answer = await upload('ada', broken)
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('What the check found')
    expect(page).toContain('TRN-77')
    expect(page).toMatch(/line (<!-- -->)?\d+/)
    expect(page).toContain('draft.yaml was not run')
  })

  it.each([
    ['no file', '', 'Choose the file of the draft'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff]), 'not text in UTF-8'],
    ['no YAML', 'a: [1', 'cannot be read as YAML'],
    ['a list', '- 1\n- 2', 'must be an object'],
    ['one word', 'hello', 'must be an object'],
    ['a file of 2 MB', 'x'.repeat(2_000_001), 'larger than 1 MB'],
  ])('of %s is refused with a sentence', async (_what, content, sentence) => {
    const answer = await upload('ada', content)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(await answer.text()).toContain(sentence)
  })

  it('is begun by nobody else', async () => {
    for (const who of ['lena', 'pat', 'rick']) {
      expect([who, (await upload(who, stricter())).status]).toEqual([who, 403])
    }
    expect((await upload('', stricter())).status).toBe(303)
  })
})
