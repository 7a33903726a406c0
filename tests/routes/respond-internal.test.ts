// Nothing that reviewers write among themselves reaches a vendor: every page, its data, what is saved, every file, every mail.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Staff } from '../../app/core/access/roles'
import { parseOutboxEntry } from '../../app/core/mail/payload'
import type { ReviewStatus } from '../../app/core/review/lifecycle'
import { collectQuestion } from '../../app/services/clarify/collect-question'
import { replyToVendor } from '../../app/services/clarify/reply-to-vendor'
import { sendQuestions } from '../../app/services/clarify/send-questions'
import { composeRow } from '../../app/services/mail/compose-row'
import { readPages } from '../pdf/reading'
import { CANARY, NOW } from '../services/respond-case'
import { entriesOf } from '../support/zip'
import { aGuest, type Guest, judged, openSite, type Site } from './respond-site'

/** What reviewers wrote, how answers are scored, what the use is about. */
const internal = [
  CANARY,
  'canary-rule',
  '"credit":100',
  '"credit":80',
  '"credit":37',
  '"points":60',
  '"weight"',
  '"tier"',
  'Tier 2',
  'NIST',
  'intake.',
  'ai_act_class',
  'assured',
  'verdict',
]

const SENT = 'Please name the clause.'
const TOLD = 'The whole product.'

const reviewer = {
  kind: 'staff',
  id: 'user-1',
  name: 'Priya Nair',
  email: 'priya.nair@harbour.example',
  roles: ['reviewer'],
} as const satisfies Staff

let site: Site
let guest: Guest
beforeAll(async () => {
  site = await openSite()
  guest = await aGuest(site)
  await guest.signIn()
  await answeredAndAsked()
  await judged(site, guest.reviewId)
})
afterAll(() => site?.close())

/** An answer, the vendor's own question with our reply, and one question that was really sent. */
async function answeredAndAsked(): Promise<void> {
  const { app } = site
  await guest.post('/section/training', {
    'TRN-01.revision': '0',
    'TRN-01.value': 'never',
    'TRN-01.ask': 'Which product?',
    next: 'ask TRN-01',
  })
  const told = await replyToVendor(app, reviewer, 1, { questionId: 'TRN-01', text: TOLD })
  expect(told).toMatchObject({ ok: true })
  await stands('in review')
  const asked = await collectQuestion(app, reviewer, 1, { questionId: 'TRN-01', ask: SENT })
  if (!asked.ok) throw new Error(asked.sentence)
  const seen = [`${asked.result} 1`]
  expect(await sendQuestions(app, reviewer, 1, { seen, message: '' })).toMatchObject({ ok: true })
}

async function stands(status: ReviewStatus): Promise<void> {
  const { db } = site.app.store
  const attestation = {
    name: 'Dana',
    title: 'Trust',
    statement: 'I have.',
    at: NOW.toISOString(),
    hash: 'a'.repeat(64),
  }
  const decided =
    status === 'decided' || status === 'closed'
      ? ({ decidedAt: NOW, decision: 'reject', residual: 'High', assuredTenths: 777 } as const)
      : {}
  const submittedAt = status === 'answering' ? null : NOW
  await db.update(db.t.reviews).set({ status, attestation, submittedAt, ...decided })
}

const pages = [
  ['', '_index'],
  ['/code', 'code'],
  ['/tasks', 'tasks'],
  ['/section/training', 'section.$section'],
  ['/section/assurance', 'section.$section'],
  ['/questions', 'questions'],
  ['/amend', 'amend'],
  ['/change', 'change'],
  ['/standing', 'standing'],
  ['/check', 'check'],
  ['/submit', 'submit'],
  ['/receipt', 'receipt'],
  ['/evidence', 'evidence._index'],
  ['/colleagues', 'colleagues'],
  ['/import', 'import'],
  ['/not-me', 'not-me'],
  ['/stop-reminders', 'stop-reminders'],
] as const

const files: Record<string, (bytes: Uint8Array) => Promise<string> | string> = {
  'questions.pdf': async (bytes) =>
    (await readPages(bytes)).flatMap(({ pieces }) => pieces.map(({ text }) => text)).join(' '),
  'questions.xlsx': (bytes) => entriesOf(bytes).join('\n'),
  'questions.csv': (bytes) => new TextDecoder().decode(bytes),
  'answers.json': (bytes) => new TextDecoder().decode(bytes),
}

/** All that the vendor is given on pages and in files while the review stands so, by its address. */
async function givenWhile(status: ReviewStatus): Promise<Map<string, string>> {
  await stands(status)
  const given = new Map<string, string>()
  for (const [path, route] of pages) {
    for (const query of ['', `?_data=${encodeURIComponent(`routes/respond.$token.${route}`)}`]) {
      const answer = await guest.ask(`${path}${query}`)
      given.set(`${path}${query}`, `${[...answer.headers].join('\n')}\n${await answer.text()}`)
      if (answer.status !== 200) given.delete(`${path}${query}`)
    }
  }
  for (const [name, read] of Object.entries(files)) {
    const answer = await guest.ask(`/download/${name}`)
    if (answer.status === 200)
      given.set(name, await read(new Uint8Array(await answer.arrayBuffer())))
  }
  return given
}

function expectNothingInternal(given: ReadonlyMap<string, string>): void {
  const found = [...given].flatMap(([where, text]) =>
    internal.filter((word) => text.includes(word)).map((word) => `${where}: ${word}`),
  )
  expect(found).toEqual([])
}

describe('nothing internal', () => {
  test.each([
    ['answering', ['/tasks', '/section/training', '/import', 'questions.pdf', 'questions.xlsx']],
    ['returned', ['/questions', '/check', '/import', 'questions.csv', 'answers.json']],
    ['submitted', ['/receipt', '/amend', 'answers.json']],
    ['in review', ['/receipt', '/amend', 'answers.json']],
    ['decided', ['/receipt', '/amend', '/change']],
    ['closed', ['/receipt']],
  ] as const)(
    'is on a page, in its data or in a file while the review is %s',
    async (status, seen) => {
      const given = await givenWhile(status)
      expect([...given.keys()]).toEqual(expect.arrayContaining([...seen]))
      expectNothingInternal(given)
    },
  )

  test('stands beside what was really said to the vendor, which does reach it', async () => {
    const given = await givenWhile('returned')
    expect(given.get('/questions')).toContain(SENT)
    expect(given.get('/questions')).toContain(TOLD)
  })

  test('is answered to what a vendor saves, also where it clashes', async () => {
    await stands('returned')
    const given = new Map<string, string>()
    const saves = [
      { question: 'TRN-01', revision: 1, fields: { value: 'opt_in' } },
      { question: 'TRN-01', revision: 1, fields: { value: 'always' } },
      { question: 'TRN-01-reply', revision: 0, fields: { value: 'Clause 4.' } },
      { question: 'TRN-03', revision: 0, fields: { value: '30' } },
    ]
    for (const [at, saved] of saves.entries()) {
      const body = JSON.stringify(saved)
      const headers = { 'Content-Type': 'application/json' }
      const answer = await guest.ask('/autosave', { method: 'POST', body, headers })
      given.set(`autosave ${at}: ${answer.status}`, await answer.text())
    }
    const posted = await guest.post('/questions', {
      'TRN-01.revision': '1',
      'TRN-01.value': 'always',
      'TRN-01-reply.revision': '0',
      'TRN-01-reply.value': 'Clause 5.',
      next: 'check',
    })
    given.set('posted', await posted.text())
    expect(posted.status).toBe(422)
    expect([...given.keys()].join()).toContain('autosave 0: 200')
    expectNothingInternal(given)
  })

  test('is in a mail to the vendor, whichever kind', async () => {
    await stands('returned')
    const { db } = site.app.store
    const rows = await db.select().from(db.t.outbox)
    const { invitationId } = guest
    const [model] = rows
    if (!model) throw new Error('No mail')
    const more = ['invitation', 'submitted', 'reminder'].map((kind) => ({
      ...model,
      kind,
      toEmail: guest.email,
      payload: kind === 'reminder' ? { invitationId, offset: -2 } : { invitationId },
    }))
    const given = new Map<string, string>()
    for (const row of [...rows, ...more].filter(({ toEmail }) => toEmail === guest.email)) {
      const entry = parseOutboxEntry(row.kind, row.payload)
      const mail = await composeRow(site.app, { row, entry, origin: site.url })
      given.set(row.kind, JSON.stringify(mail))
    }
    expect([...given.keys()].sort()).toEqual([
      'code',
      'invitation',
      'reminder',
      'reply',
      'returned',
      'submitted',
    ])
    expect(given.get('returned')).toContain(SENT)
    expect(given.get('reply')).toContain(TOLD)
    expectNothingInternal(given)
  })
})
