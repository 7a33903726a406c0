// Nothing that anybody said, holds or is reached at stands in the log: a vendor and staff at work, and everything failing on them.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { outboxJob } from '../../app/jobs/outbox'
import { composeRow } from '../../app/services/mail/compose-row'
import type { DeliveryContext } from '../../app/services/mail/deliver-mail'
import { aGuest, type Guest } from '../routes/respond-site'
import { mailedCode } from '../services/respond-case'
import { startTestServer, type TestServer } from '../support/server'
import { type SmtpServer, startSmtp } from '../support/smtp'
import { aStaff } from '../support/store'

const PASSWORD = 'qz7fpasswordofpriya'
const EMAIL = 'qz7fpriya@harbour.example'
const said = {
  answer: 'qz7fanswer and more',
  file: 'qz7fsecretfile.txt',
  query: 'qz7fquery',
  note: 'qz7fnote',
  email: 'qz7fnina@vendor.example',
  device: 'qz7fdevice',
  smtp: 'qz7fsmtp',
  thrown: 'qz7fthrown',
}

let server: TestServer
let smtp: SmtpServer
let guest: Guest
const lines: string[] = []
const secrets: string[] = []
beforeAll(async () => {
  smtp = await startSmtp()
  server = await startTestServer({ settings: { smtpUrl: smtp.url } })
  const { db } = server.app.store
  guest = await aGuest({ ...server, clock: { at: new Date(), now: () => new Date() } })
  const passwordHash = await server.app.passwords.hash(PASSWORD)
  await db.insert(db.t.users).values(aStaff({ id: 'priya', email: EMAIL, passwordHash }))
})
afterAll(async () => {
  await server?.close()
  await smtp?.stop()
})

const form = (fields: Record<string, string>) => new URLSearchParams(fields)

async function vendorAtWork(): Promise<void> {
  await guest.post('?index', {})
  secrets.push(await mailedCode(server.app, guest.invitationId))
  await guest.post('/code', { code: '000000' })
  await guest.signIn()
  secrets.push(guest.token, guest.cookie(), guest.cookie().split('=')[1] ?? '')
  const save = (value: string, comment: string) =>
    guest.ask('/autosave', {
      method: 'POST',
      body: JSON.stringify({ question: 'TRN-01', revision: 0, fields: { value, comment } }),
      headers: { 'Content-Type': 'application/json', 'User-Agent': said.device },
    })
  expect((await save('never', said.answer)).status).toBe(200)
  expect((await save('always', said.answer)).status).toBe(409)
  await save(said.answer, 'x'.repeat(6_000))
  await guest.post('/section/training', { 'TRN-01.revision': '1', 'TRN-01.value': said.answer })
  const upload = new FormData()
  upload.append('intent', 'add')
  upload.append('kind', 'other')
  upload.append('file', new File([said.answer], said.file))
  await guest.ask('/evidence?index', { method: 'POST', body: upload })
  await guest.ask(`/tasks?q=${said.query}&email=${said.email}`)
  await guest.post('/not-me', { name: 'Nina', email: said.email })
  await guest.ask(`/evidence/${said.file}@x`)
}

async function staffAtWork(): Promise<string> {
  const signIn = (password: string) =>
    fetch(`${server.url}/sign-in?then=%2Freviews%3Fq%3D${said.query}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: server.url, 'User-Agent': said.device },
      body: form({ email: EMAIL, password }),
    })
  await signIn('qz7fwrongpassword')
  const answer = await signIn(PASSWORD)
  expect(answer.status).toBe(303)
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  secrets.push(cookie, cookie.split('=')[1] ?? '')
  const headers = { Origin: server.url, Cookie: cookie }
  await fetch(`${server.url}/reviews?q=${said.query}`, { headers })
  for (const body of [
    form({ act: 'note', text: said.note }),
    form({ act: 'verdict', choice: said.note }),
  ])
    await fetch(`${server.url}/reviews/1/answers`, { method: 'POST', body, headers })
  const body = form({ add: 'contact', contactName: 'Nina', contactEmail: said.email })
  await fetch(`${server.url}/vendors/vendor-v1`, { method: 'POST', body, headers })
  return cookie
}

/** What is thrown repeats what it was given, as drivers and parsers do. */
async function everythingFails(cookie: string): Promise<void> {
  const { app } = server
  const { db } = app.store
  const { hash } = app.secrets
  const failures = [
    new Error(
      `UNIQUE constraint failed for "${said.answer}" of ${said.email}\n    at ${said.thrown} home`,
    ),
    Object.assign(new Error(`Failed query: insert into answers\nparams: ${said.answer}`), {
      query: 'insert into answers values (?)',
      params: [said.answer],
    }),
    new Error(`550 5.1.1 <${said.email}>: '${said.smtp} here' ?code=${said.query}`, {
      cause: new SyntaxError(`Unexpected token 'q', "${said.answer}" is not valid JSON`),
    }),
    said.thrown,
    { message: said.thrown },
  ]
  for (const failure of failures) {
    app.secrets.hash = () => {
      throw failure
    }
    const failed = await guest.ask('/tasks')
    expect(failed.status).toBe(500)
    await fetch(`${server.url}/reviews`, { headers: { Cookie: cookie } })
    const autosave = { method: 'POST', body: JSON.stringify({ question: said.answer }) }
    expect((await guest.ask('/autosave', autosave)).status).toBe(500)
    app.secrets.hash = hash
  }
  const { mailer, store, clock } = app
  if (!mailer) throw new Error('No mail')
  const compose: DeliveryContext['compose'] = (row, entry) =>
    composeRow(app, { row, entry, origin: server.url })
  const deliver = () => outboxJob({ store, clock, mailer, compose }, app.log).pass(() => false)
  // A mail that cannot be written, and a server that answers with what it was told.
  smtp.refuseNext(9, 550, `No such user ${said.email}, said ${said.smtp}`)
  await deliver()
  await db
    .update(db.t.outbox)
    .set({ status: 'waiting', kind: 'reply', payload: { clarificationId: said.thrown } })
  await deliver()
}

test('a vendor and staff at work, and whatever fails on them, leave no word of theirs in the log', async () => {
  await vendorAtWork()
  const cookie = await staffAtWork()
  await everythingFails(cookie)
  lines.push(...server.logs.map((line) => JSON.stringify(line)))
  expect(lines.filter((line) => line.includes('"level":50')).length).toBeGreaterThan(10)
  const words = [...secrets, 'qz7f', '127.0.0.1', '::1', 'assay_respondent', 'assay_staff']
  const found = lines.flatMap((line) =>
    words.filter((word) => word !== '' && line.includes(word)).map((word) => `${word} in ${line}`),
  )
  expect(secrets.every((secret) => secret.length >= 6)).toBe(true)
  expect(found).toEqual([])
  expect(lines.filter((line) => /[\w.]@[\w-]+\./.test(line))).toEqual([])
  // What went wrong is still told: by the reference that the page shows, and where.
  const requests = server.logs.filter(({ msg }) => msg === 'request' || msg === 'unexpected error')
  expect(requests.length).toBeGreaterThan(25)
  for (const line of requests) expect(line.reference).toMatch(/^[0-9a-f]{12}$/)
  expect(lines.join('\n')).toContain('query failed: insert into answers')
})
