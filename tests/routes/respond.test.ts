// The vendor's pages over HTTP, without script: the whole journey, and what nobody else can see of it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPdf } from '../support/papers'
import { aGuest, type Guest, openSite, type Site } from './respond-site'

let site: Site
let number = 0
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site?.close())

const guestOf = (options = {}) => aGuest(site, { ...options, number: ++number })
const pdf = () => new File([aPdf], 'soc2.pdf', { type: 'application/pdf' })

async function text(answer: Response): Promise<string> {
  return (await answer.text()).replace(/<!-- -->/g, '')
}

/** What a reader sees: without the data that the page brings for its script. */
const mainOf = (page: string): string => page.slice(page.indexOf('<main'), page.indexOf('</main>'))

/** How many rows there are of everything that a visit could leave behind. */
async function traces() {
  const { db } = site.app.store
  const { respondentCodes, respondentSessions, outbox, auditEvents, answers } = db.t
  const counts = []
  for (const table of [respondentCodes, respondentSessions, outbox, auditEvents, answers]) {
    counts.push((await db.select().from(table)).length)
  }
  return counts
}

describe('the door', () => {
  test('tells who asks, about what, how much, until when, and whom to turn to', async () => {
    const guest = await guestOf()
    const page = await text(await guest.ask(''))
    for (const said of [
      'Your organisation',
      'Business plan',
      '3 questions',
      '11 Dec 2026',
      'Priya Nair',
    ]) {
      expect(page).toContain(said)
    }
    expect(page).toContain('d•••@v')
    expect(page).not.toContain(guest.email)
  })

  test('GET and HEAD on every address change nothing and set no cookie', async () => {
    const guest = await guestOf()
    const before = await traces()
    for (const path of [
      '',
      '/code',
      '/code?sent',
      '/stop-reminders',
      '/tasks',
      '/submit',
      '/autosave',
    ]) {
      for (const method of ['GET', 'HEAD']) {
        const answer = await guest.ask(path, { method })
        expect(answer.headers.get('set-cookie'), `${method} ${path}`).toBeNull()
        expect(answer.status, `${method} ${path}`).toBeLessThan(500)
      }
    }
    expect(await traces()).toEqual(before)
  })

  test('a mail scanner that opens the link and follows all it finds gets nothing, and its person still gets in', async () => {
    const guest = await guestOf()
    const before = await traces()
    const page = await text(await guest.ask(''))
    const links = [...page.matchAll(/href="(\/respond\/[^"]+)"/g)].map(([, path]) => path)
    expect(links.length).toBeGreaterThan(0)
    for (const path of links) await guest.ask(`${site.url}${path}`)
    expect(await traces()).toEqual(before)
    expect((await guest.signIn()).headers.get('location')).toMatch(/\/tasks$/)
  })

  test.each([
    ['cancelled', { status: 'cancelled' }, 'was cancelled'],
    ['withdrawn', { revokedAt: new Date('2026-11-20') }, 'was withdrawn'],
    ['run out', { expiresAt: new Date('2026-11-20') }, 'has run out'],
  ])('a link that is %s says so and whom to ask', async (_name, options, words) => {
    const guest = await guestOf(options)
    const page = await text(await guest.ask(''))
    expect(page).toContain(words)
    expect(page).toContain('Priya Nair')
    expect(page).not.toContain('Send me a code')
  })

  test('an unknown link is a page that is not there', async () => {
    const guest = await guestOf()
    expect((await guest.ask(`${site.url}/respond/unknown`)).status).toBe(404)
  })

  test('a sixth code within the hour is refused with the time to come back', async () => {
    const guest = await guestOf()
    for (let sent = 0; sent < 5; sent++) await guest.post('?index', {})
    const refused = await guest.post('?index', {})
    expect(refused.status).toBe(429)
    expect(await text(refused)).toContain('ask again in 60 minutes')
  })

  test('a wrong code says how many tries are left', async () => {
    const guest = await guestOf()
    await guest.post('?index', {})
    const refused = await guest.post('/code', { code: '1' })
    expect(refused.status).toBe(422)
    expect(await text(refused)).toContain('Type the six digits')
  })

  test('without a mail server it says so, mails nothing, and takes a code that was handed over', async () => {
    const mute = await openSite({ canMail: false })
    try {
      const guest = await aGuest(mute)
      const page = await text(await guest.ask(''))
      expect(page).toContain('does not send mail itself')
      expect(page).not.toContain('Send me a code')
      await guest.post('?index', {})
      const { db } = mute.app.store
      expect(await db.select().from(db.t.outbox)).toEqual([])
      await db.insert(db.t.respondentCodes).values({
        id: 'handed',
        invitationId: guest.invitationId,
        purpose: 'handover',
        codeHash: mute.app.secrets.hash('handed code', '12345678'),
        createdAt: mute.clock.at,
        expiresAt: new Date(mute.clock.at.getTime() + 60_000),
      })
      const entered = await guest.post('/code', { code: '12345678' })
      expect(entered.headers.get('location')).toMatch(/\/tasks$/)
    } finally {
      await mute.close()
    }
  })

  test('the cookie is for this link alone, out of reach of scripts and of other sites', async () => {
    const guest = await guestOf()
    const cookie = (await guest.signIn()).headers.get('set-cookie') ?? ''
    expect(cookie).toContain(`Path=/respond/${guest.token}`)
    expect(cookie).toContain('HttpOnly')
    expect(cookie).toContain('SameSite=Lax')
    expect(cookie).toContain(`Max-Age=${30 * 24 * 60 * 60}`)
    expect(cookie).not.toContain(guest.invitationId)
  })
})

describe('the journey without script', () => {
  let guest: Guest
  beforeAll(async () => {
    guest = await guestOf()
    await guest.signIn()
  })

  test('the task list shows the sections with their state', async () => {
    const page = await text(await guest.ask('/tasks'))
    expect(page).toContain('0 of 3 questions answered')
    expect(page).toContain('Not started')
    expect(page).toContain('We hope to start in January.')
  })

  test('Enter in a field of a section saves it and goes on, as its own button does', async () => {
    const page = mainOf(await text(await guest.ask('/section/training')))
    // Browsers press the first submit button of the form for whoever presses Enter.
    const [first] = /<button[^>]*>/.exec(page.slice(page.indexOf('<form'))) ?? []
    expect(first).toContain('name="next"')
    expect(first).toContain('value="continue"')
    expect(page).toContain('value="evidence TRN-01"')
  })

  test('a section that is not whole comes back with its sentences and all that was typed', async () => {
    const answer = await guest.post('/section/training', {
      'TRN-01.revision': '0',
      'TRN-01.value': 'never',
      'TRN-01.link': 'not a link at all',
      'TRN-03.revision': '0',
      'TRN-03.value': 'about a week',
      'TRN-03.comment': 'I will <b>find out</b>.',
      next: 'continue',
    })
    expect(answer.status).toBe(422)
    const page = await text(answer)
    expect(page).toContain('<title>Error: Training')
    expect(page).toContain('TRN-03: Must be a whole number')
    expect(page).toContain('value="about a week"')
    expect(page).toContain('I will &lt;b&gt;find out&lt;/b&gt;.')
    expect(page).toContain('value="not a link at all"')
    expect(page).toMatch(/<input[^>]*value="never"[^>]*checked=""|checked=""[^>]*value="never"/)
  })

  test('a section is saved, leads to the question that an answer brings up, and then on', async () => {
    const shown = async () => mainOf(await text(await guest.ask('/section/training')))
    expect(await shown()).not.toContain('Where is that promise')
    const answer = await guest.post('/section/training', {
      'TRN-01.revision': '0',
      'TRN-01.value': 'never',
      'TRN-03.revision': '0',
      'TRN-03.noLimit': 'yes',
      'TRN-03.exception': 'EU tenants: 30 days.',
      next: 'continue',
    })
    expect(answer.status).toBe(303)
    const section = `/respond/${guest.token}/section`
    expect(answer.headers.get('location')).toBe(`${section}/training#TRN-02`)
    expect(await shown()).toContain('Where is that promise')
    const left = { 'TRN-02.revision': '0', 'TRN-02.value': '', next: 'continue' }
    const on = await guest.post('/section/training', left)
    expect(on.headers.get('location')).toBe(`${section}/assurance`)
    expect(await text(await guest.ask('/tasks'))).toContain('In progress')
  })

  test('a form that was opened before somebody else saved overwrites nothing, and says what is there', async () => {
    const late = { 'TRN-01.revision': '0', 'TRN-01.value': 'always', next: 'tasks' }
    const answer = await guest.post('/section/training', late)
    expect(answer.status).toBe(422)
    const page = await text(answer)
    expect(page).toContain('Someone else saved this meanwhile: “Never”')
    expect(page).toMatch(/name="TRN-01\.revision" value="1"/)
    const again = await guest.post('/section/training', { ...late, 'TRN-01.revision': '1' })
    expect(again.headers.get('location')).toBe(`/respond/${guest.token}/tasks`)
    await guest.post('/section/training', { 'TRN-01.revision': '2', 'TRN-01.value': 'never' })
  })

  test('"Add a file" saves first, and the file then stands with its question', async () => {
    const saved = await guest.post('/section/assurance', {
      'CRT-01.revision': '0',
      'CRT-01.value': ['soc2_t2', 'iso27001'],
      next: 'evidence CRT-01',
    })
    expect(saved.headers.get('location')).toBe(`/respond/${guest.token}/evidence?for=CRT-01`)
    const form = new FormData()
    form.set('intent', 'add')
    form.set('file', pdf())
    form.set('kind', 'soc2-t2')
    form.set('from', '2025-07-01')
    form.set('to', '2026-06-30')
    form.append('questionIds', 'CRT-01')
    const added = await guest.ask('/evidence?index&for=CRT-01', { method: 'POST', body: form })
    expect(added.headers.get('location')).toBe(`/respond/${guest.token}/evidence?for=CRT-01`)
    const list = await text(await guest.ask('/evidence?for=CRT-01'))
    expect(list).toContain('soc2.pdf')
    expect(list).toContain('counts until 30 Jun 2027')
    expect(await text(await guest.ask('/section/assurance'))).toContain('soc2.pdf')
  })

  test('their own file comes back as a download that cannot run', async () => {
    const list = await text(await guest.ask('/evidence'))
    const id = /evidence\/([A-Za-z0-9_-]+)"/.exec(list)?.[1] ?? ''
    const answer = await guest.ask(`/evidence/${id}`)
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="soc2.pdf"/)
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    expect(answer.headers.get('x-content-type-options')).toContain('nosniff')
    expect(await answer.text()).toBe(aPdf)
  })

  test('the check puts what stands out first, with links that come back', async () => {
    const page = await text(await guest.ask('/check'))
    expect(page).toContain('2 questions without an answer')
    expect(page).toContain('1 answer with an exception')
    expect(page).toContain(`/respond/${guest.token}/section/training?back=check#TRN-02`)
    const back = await guest.post('/section/training?back=check', { 'TRN-02.revision': '0' })
    expect(back.headers.get('location')).toBe(`/respond/${guest.token}/check`)
  })

  test('a contradiction is asked about there; what is typed to it is kept by every button', async () => {
    const field = 'explanation.no-training-beside-long-retention'
    const page = await text(await guest.ask('/check'))
    expect(page).toContain('You never train on our content, and keep it long. What for?')
    expect(page).not.toContain('canary')
    const of = /name="of" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? ''
    const said = { [`${field}.text`]: 'For <b>billing</b>.', [`${field}.revision`]: '0', of }
    const kept = await guest.post('/check', { ...said, go: 'TRN-03' })
    const section = `/respond/${guest.token}/section/training?back=check#TRN-03`
    expect(kept.headers.get('location')).toBe(section)
    const late = await guest.post('/check', { ...said, [`${field}.text`]: 'For tests.', go: '' })
    expect(late.status).toBe(422)
    const both = await text(late)
    expect(both).toContain('A colleague has changed this meanwhile')
    expect(both).toContain('For &lt;b&gt;billing&lt;/b&gt;.')
    expect(both).toMatch(/<textarea[^>]*>For tests\.<\/textarea>/)
    const long = { ...said, [`${field}.text`]: 'x'.repeat(2001) }
    expect(await text(await guest.post('/check', long))).toContain('Use at most 2000 characters')
    const again = /name="of" value="([0-9a-f]{64})"/.exec(await text(await guest.ask('/check')))
    const on = await guest.post('/check', {
      ...{ [`${field}.text`]: '', [`${field}.revision`]: '1' },
      ...{ of: again?.[1] ?? '', go: 'submit' },
    })
    expect(on.headers.get('location')).toMatch(/\/submit\?of=[0-9a-f]{64}$/)
  })

  test('an attestation that is not whole is refused with its sentences', async () => {
    const refused = await guest.post('/submit', { name: '', title: '', answersHash: 'x' })
    expect(refused.status).toBe(422)
    const page = await text(refused)
    for (const said of ['Enter your name', 'Enter your title', 'Tick the statement']) {
      expect(page).toContain(said)
    }
  })

  test('submitting leads to the receipt, and so does every later visit', async () => {
    const page = await text(await guest.ask('/submit'))
    const hash = /name="answersHash" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? ''
    const said = { name: 'Dana Ortiz', title: 'Head of Trust', confirmed: 'yes', answersHash: hash }
    const open = await guest.post('/submit', said)
    const refused = await text(open)
    expect(refused).toContain('Tick this to submit with 2 questions open')
    expect(refused).toContain('Tick this to leave them without an explanation')
    const done = await guest.post('/submit', {
      ...said,
      ...{ gapsAccepted: 'yes', contradictionsAccepted: 'yes' },
    })
    expect(done.headers.get('location')).toBe(`/respond/${guest.token}/receipt`)
    const receipt = await text(await guest.ask('/receipt'))
    expect(receipt).toContain(hash)
    expect(receipt).toContain('Dana Ortiz, Head of Trust')
    expect(receipt).toContain('EU tenants: 30 days.')
    for (const path of ['/tasks', '/check', '/submit', '/section/training']) {
      const answer = await guest.ask(path)
      expect(answer.headers.get('location'), path).toBe(`/respond/${guest.token}/receipt`)
    }
    expect(await text(await guest.ask(''))).toContain('Your answers were submitted')
  })

  test('after that nothing can be changed any more', async () => {
    const { db } = site.app.store
    const before = await db.select().from(db.t.answers)
    const posted = await guest.post('/section/training', {
      'TRN-01.revision': '3',
      'TRN-01.value': 'always',
    })
    expect(posted.headers.get('location')).toBe(`/respond/${guest.token}/receipt`)
    const saved = await guest.ask('/autosave', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ question: 'TRN-01', revision: 3, fields: { value: 'always' } }),
    })
    expect(saved.status).toBe(410)
    expect(await db.select().from(db.t.answers)).toEqual(before)
  })
})

describe('uploads', () => {
  const upload = (guest: Guest, file: File, more: Record<string, string> = {}) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ intent: 'add', kind: 'other', ...more }))
      form.set(name, value)
    form.set('file', file)
    return guest.ask('/evidence?index', { method: 'POST', body: form })
  }

  test.each([
    ['a program', new File(['MZ\0\0'], 'report.pdf'), {}, 'judged by what is in them'],
    ['an empty file', new File([], 'empty.pdf'), {}, 'This file is empty'],
    ['no kind', pdf(), { kind: '' }, 'Choose what kind of document this is'],
    [
      'days the wrong way round',
      pdf(),
      { from: '2026-02-01', to: '2026-01-01' },
      'must not be before',
    ],
    [
      '25 MB and a byte',
      new File([new Uint8Array(25 * 1024 * 1024 + 1)], 'a.pdf'),
      {},
      'larger than 25 MB',
    ],
  ])('%s is refused with a sentence', async (_name, file, more, words) => {
    const guest = await guestOf()
    await guest.signIn()
    const refused = await upload(guest, file, more)
    expect(refused.status).toBe(422)
    expect(await text(refused)).toContain(words)
    const { db } = site.app.store
    const rows = await db.select().from(db.t.evidence)
    expect(rows.filter(({ reviewId }) => reviewId === guest.reviewId)).toEqual([])
  })

  test('what announces more than the limit is turned away unread, with a sentence', async () => {
    const guest = await guestOf()
    await guest.signIn()
    const refused = await upload(
      guest,
      new File([new Uint8Array(27 * 1024 * 1024)], 'a.pdf'),
    ).catch(() => null)
    // The server hangs up on what it does not read; a client that is still sending may only see that.
    if (refused !== null) expect(refused.status).toBe(413)
  })
})

test('a mail program stops the reminders by one POST without a browser; a scanner that opens the page stops nothing', async () => {
  const guest = await aGuest(site, { number: 901 })
  const { db } = site.app.store
  const stopped = async () =>
    (await db.select().from(db.t.invitations)).find(({ id }) => id === guest.invitationId)
      ?.stopRemindersAt ?? null
  const stop = `${guest.base}/stop-reminders`
  expect((await fetch(stop)).status).toBe(200)
  expect(await stopped()).toBeNull()
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
  const foreign = { Origin: 'https://evil.example' }
  expect((await fetch(stop, { method: 'POST', body, headers: foreign })).status).toBe(403)
  expect(await stopped()).toBeNull()
  // Answered in place: providers do not follow a redirect.
  expect((await fetch(stop, { method: 'POST', body, redirect: 'manual' })).status).toBe(200)
  expect(await stopped()).not.toBeNull()
})
