import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Mail, smtpMailer } from '../../app/ports/mailer'
import { readMail, type SmtpServer, startSmtp } from '../support/smtp'

const mail = (over: Partial<Mail> = {}): Mail => ({
  from: { name: 'Harbour Bank', address: 'assay@harbour.example' },
  to: { name: 'Dana Ortiz', address: 'dana@northlight.example' },
  replyTo: { name: 'Priya Nair', address: 'priya@harbour.example' },
  subject: 'Harbour Bank asks about Zürich Assistant – 70 questions',
  text: 'Hello Dana,\n\nsay “yes”.\n',
  html: '<p>Hello Dana,</p><p>say “yes”.</p>',
  messageId: '<row-1@harbour.example>',
  headers: { 'List-Unsubscribe': '<https://assay.harbour.example/respond/x/stop-reminders>' },
  attachments: [],
  ...over,
})

describe('mail by SMTP', () => {
  let server: SmtpServer
  beforeEach(async () => {
    server = await startSmtp()
  })
  afterEach(() => server.stop())

  it('arrives with both parts and the headers it was given', async () => {
    expect(await smtpMailer(server.url).send(mail())).toEqual({ ok: true })
    const [received] = server.mails
    expect(received).toMatchObject({
      from: 'assay@harbour.example',
      to: ['dana@northlight.example'],
    })
    const { headers, text, html } = readMail(received?.raw ?? '')
    expect(Object.fromEntries(headers)).toMatchObject({
      from: ['Harbour Bank <assay@harbour.example>'],
      to: ['Dana Ortiz <dana@northlight.example>'],
      'reply-to': ['Priya Nair <priya@harbour.example>'],
      subject: ['Harbour Bank asks about Zürich Assistant – 70 questions'],
      'message-id': ['<row-1@harbour.example>'],
      'list-unsubscribe': ['<https://assay.harbour.example/respond/x/stop-reminders>'],
    })
    expect(text).toContain('say “yes”.')
    expect(html).toContain('<p>say “yes”.</p>')
  })

  it.each([
    [450, 'deferred'],
    [452, 'deferred'],
    [550, 'refused'],
    [553, 'refused'],
  ])('answered with %i is %s, in the words of the server', async (code, reason) => {
    server.refuseNext(1, code, 'Not today')
    const delivery = await smtpMailer(server.url).send(mail())
    expect(delivery).toMatchObject({ ok: false, reason })
    expect(delivery).toHaveProperty('said', expect.stringContaining('Not today'))
    expect(server.mails).toHaveLength(0)
  })

  it('to an address that is none is refused without asking the server', async () => {
    const to = { name: 'Nobody', address: 'not an address' }
    expect(await smtpMailer(server.url).send(mail({ to }))).toMatchObject({ reason: 'refused' })
  })

  it('finds nobody there while the server is down, and gets through when it is back', async () => {
    const mailer = smtpMailer(server.url)
    await server.stop()
    expect(await mailer.send(mail())).toMatchObject({ ok: false, reason: 'unreachable' })
    expect(await mailer.check()).toMatchObject({ ok: false, reason: 'unreachable' })
    server = await startSmtp({ port: server.port })
    expect(await mailer.check()).toEqual({ ok: true })
    expect(await mailer.send(mail())).toEqual({ ok: true })
    expect(server.mails).toHaveLength(1)
  })

  it('with a wrong password blames the server, not the mail', async () => {
    const guarded = await startSmtp({ password: 'right' })
    const at = (password: string) => `smtp://assay:${password}@127.0.0.1:${guarded.port}`
    expect(await smtpMailer(at('wrong')).send(mail())).toMatchObject({ reason: 'unreachable' })
    expect(await smtpMailer(at('wrong')).check()).toMatchObject({ reason: 'unreachable' })
    expect(await smtpMailer(at('right')).send(mail())).toEqual({ ok: true })
    await guarded.stop()
  })

  it('cannot be given a header or a recipient through a name, a subject or an address', async () => {
    const evil = 'x\r\nBcc: victim@evil.example\r\nX-Evil: 1\r\n\r\n<b>body</b>'
    const mailer = smtpMailer(server.url)
    await mailer.send(mail({ subject: evil }))
    await mailer.send(mail({ to: { name: evil, address: 'dana@northlight.example' } }))
    await mailer.send(mail({ from: { name: evil, address: 'assay@harbour.example' } }))
    await mailer.send(mail({ replyTo: { name: evil, address: 'priya@harbour.example' } }))
    await mailer.send(mail({ messageId: `<${evil}>`, headers: { 'List-Unsubscribe': evil } }))
    await mailer.send(mail({ to: { name: 'Dana', address: `dana@northlight.example${evil}` } }))
    await mailer.send(
      mail({ to: { name: 'Dana', address: 'dana@northlight.example, victim@evil.example' } }),
    )
    expect(server.mails.length).toBeGreaterThanOrEqual(5)
    for (const { to, raw } of server.mails) {
      expect(to).toEqual(['dana@northlight.example'])
      const { headers, text } = readMail(raw)
      expect([...headers.keys()]).not.toContain('bcc')
      expect([...headers.keys()]).not.toContain('x-evil')
      expect(text).toContain('Hello Dana')
    }
  })
})
