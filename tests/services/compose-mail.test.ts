import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type MailKind, type MailPayload, parseOutboxEntry } from '../../app/core/mail/payload'
import { smtpMailer } from '../../app/ports/mailer'
import { composeRow } from '../../app/services/mail/compose-row'
import { deliverDueMail } from '../../app/services/mail/deliver-mail'
import type { Questionnaires } from '../../app/services/questionnaires/questionnaires'
import type { Store } from '../../db/store'
import { aMail, aReviewAtTheVendor, heldClock, rowOf, secrets, start } from '../jobs/world'
import { asksFourQuestions, fourQuestions } from '../support/questionnaire'
import { type ReadMail, readMail, type SmtpServer, startSmtp } from '../support/smtp'
import { anAnswer, openTestStore, type Row, THEN } from '../support/store'

const origin = 'https://assay.harbour.example'
const token = secrets.deriveToken('invitation', 'invitation-1')
const link = `${origin}/respond/${token}`
const attestation = {
  name: 'Dana Ortiz',
  title: 'Head of Trust',
  statement: 'True to the best of my knowledge.',
  at: '2026-12-09T13:02:00.000Z',
  hash: 'a3'.repeat(32),
}
const organisation = {
  name: 'Harbour Bank',
  timeZone: 'Europe/Berlin',
  contactName: 'Vendor Desk',
  contactEmail: 'vendors@harbour.example',
  mailFrom: 'assay@harbour.example',
}

describe('a mail as it arrives', () => {
  let server: SmtpServer
  let store: Store
  beforeEach(async () => {
    server = await startSmtp()
  })
  afterEach(async () => {
    await server.stop()
    await store.close()
  })

  /** Delivers one mail of this kind by SMTP and reads it back from the wire. */
  async function delivered<Kind extends MailKind>(
    kind: Kind,
    over: {
      payload?: MailPayload<Kind>
      review?: Partial<Row<'reviews'>>
      answers?: Row<'answers'>[]
      settings?: Record<string, string> | null
      respondentCodes?: Row<'respondentCodes'>[]
      conditions?: Row<'conditions'>[]
      row?: Partial<Omit<Row<'outbox'>, 'payload'>>
      now?: Date
    } = {},
  ): Promise<ReadMail> {
    const { payload, row, now = start, settings = organisation } = over
    store = await openTestStore({
      ...aReviewAtTheVendor({
        review: { number: 7, ...asksFourQuestions, ...over.review },
        outbox: [aMail(kind, payload ? { ...row, payload } : (row ?? {}))],
      }),
      answers: over.answers ?? [],
      respondentCodes: over.respondentCodes ?? [],
      conditions: over.conditions ?? [],
      settings: settings ? [{ key: 'organisation', value: settings, updatedAt: THEN }] : [],
    })
    const clock = heldClock(now)
    const questionnaires = { frozen: async () => fourQuestions } as unknown as Questionnaires
    const mailer = smtpMailer(server.url)
    const pass = await deliverDueMail({
      store,
      clock,
      mailer,
      compose: (found, entry) =>
        composeRow(
          { store, clock, secrets, questionnaires, mailer },
          { row: found, entry, origin },
        ),
    })
    expect(pass.faults).toEqual([])
    expect(await rowOf(store, kind)).toMatchObject({ status: 'sent' })
    const [mail, ...more] = server.mails
    expect(more).toEqual([])
    return readMail(mail?.raw ?? '')
  }
  const flat = ({ text }: ReadMail) => text.replace(/\s+/g, ' ')

  it('brings the due date along for the calendar, and the link in the mail alone', async () => {
    const mail = await delivered('invitation')
    const file = mail.files.get('due-date.ics')
    expect(file?.type).toContain('text/calendar')
    const said = String(file?.bytes).replace(/\r\n /g, '')
    expect(said).toContain('DTSTART;VALUE=DATE:20261214\r\n')
    expect(said).toContain('UID:assay-answers-due-review-1\r\n')
    expect(said).not.toContain(token)
    expect(mail.headers.get('list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click'])
  })

  it('invites with the link that the database holds only the hash of', async () => {
    const mail = await delivered('invitation', { review: { message: 'We start in January.' } })
    expect(Object.fromEntries(mail.headers)).toMatchObject({
      from: ['Harbour Bank <assay@harbour.example>'],
      to: ['Dana Ortiz <dana@northlight.example>'],
      'reply-to': ['Vendor Desk <vendors@harbour.example>'],
      subject: [
        'Harbour Bank asks about Northlight Assistant, Business plan: 4 questions, due 14 Dec 2026',
      ],
      'message-id': ['<invitation@harbour.example>'],
      'list-unsubscribe': [`<${link}/stop-reminders>`],
      'auto-submitted': ['auto-generated'],
    })
    for (const words of [
      '4 questions in 2 sections',
      'About 8 minutes',
      'Due: 14 Dec 2026',
      'Your contact: Vendor Desk, vendors@harbour.example',
      'Priya Nair writes: > We start in January.',
      'at most 5 reminders',
    ]) {
      expect(flat(mail)).toContain(words)
    }
    expect(mail.text).toContain(`\n${link}\n`)
    expect(mail.html).toContain(`href="${link}"`)
    const [invitation] = await store.db.select().from(store.db.t.invitations)
    expect(secrets.matches('invitation', token, invitation?.tokenHash ?? '')).toBe(true)
    expect(JSON.stringify(await store.db.select().from(store.db.t.outbox))).not.toContain(token)
  })

  it('names whoever launched the review where the organisation names nobody', async () => {
    const mail = await delivered('invitation', { settings: null })
    expect(flat(mail)).toContain('Your contact: Priya Nair, priya@harbour.example')
    expect(mail.headers.get('reply-to')).toEqual(['Priya Nair <priya@harbour.example>'])
    expect(mail.headers.get('from')).toEqual(['Your organisation <assay@assay.harbour.example>'])
  })

  it('reminds with the days as they are on the day it goes out, not as they were planned', async () => {
    const mail = await delivered('reminder', {
      payload: { invitationId: 'invitation-1', offset: -7 },
      answers: [anAnswer({ questionId: 'DAT-01', value: 'yes' })],
      // Half past eleven at night in London is the next day in Berlin.
      now: new Date('2026-12-09T23:30:00Z'),
    })
    expect(flat(mail)).toContain('due in 4 days, on 14 Dec 2026')
    expect(flat(mail)).toContain('1 of 4 questions are answered so far')
    expect(mail.headers.get('list-unsubscribe')).toEqual([`<${link}/stop-reminders>`])
  })

  it('carries the code that is derived for its row, and no link', async () => {
    const mail = await delivered('code', {
      payload: { invitationId: 'invitation-1', codeId: 'code-9' },
      respondentCodes: [
        {
          id: 'code-9',
          invitationId: 'invitation-1',
          purpose: 'mail',
          codeHash: '-',
          createdAt: start,
          expiresAt: new Date(start.getTime() + 10 * 60_000),
        },
      ],
    })
    expect(mail.text).toContain(secrets.deriveDigits('mailed code', 'code-9'))
    expect(flat(mail)).toContain('for 10 minutes')
    expect(mail.text).not.toContain(origin)
    expect(mail.headers.has('list-unsubscribe')).toBe(false)
  })

  it('confirms a submission with its hash and its time where the organisation is', async () => {
    const mail = await delivered('submitted', {
      review: { status: 'submitted', attestation },
      answers: [anAnswer({ questionId: 'DAT-01', value: 'yes' })],
    })
    expect(flat(mail)).toContain('9 Dec 2026, 14:02 (Europe/Berlin)')
    expect(flat(mail)).toContain('Attested by: Dana Ortiz, Head of Trust')
    expect(mail.text).toContain(attestation.hash)
  })

  it('asks again about the questions that were re-opened, in the reviewer’s words', async () => {
    const mail = await delivered('returned', {
      review: {
        status: 'returned',
        returned: { questionIds: ['CRT-01'], reason: 'Another product.', at: start.toISOString() },
      },
    })
    expect(mail.text).toContain('CRT-01: Are you certified?')
    expect(mail.text).toContain('> Another product.')
    expect(mail.text).toContain('/questions')
    expect(mail.text).not.toContain('DAT-01')
  })

  it('tells the requester that nothing came', async () => {
    const mail = await delivered('escalation', {
      now: new Date('2026-12-25T09:00:00Z'),
      row: { toName: 'Tom Reed', toEmail: 'tom@harbour.example' },
    })
    expect(mail.headers.get('subject')).toEqual([
      'R-0007: Northlight has not answered, 11 days late',
    ])
    expect(flat(mail)).toContain('which you asked to use for "Drafting replies to customers"')
    expect(mail.text).toContain(`${origin}/reviews/7`)
    expect(mail.text).not.toContain(token)
  })

  it('tells the requester what was decided, with its conditions', async () => {
    const mail = await delivered('outcome', {
      payload: { reviewId: 'review-1' },
      review: {
        status: 'decided',
        decision: 'approve with conditions',
        decidedAt: new Date('2027-01-08T10:00:00Z'),
        validUntil: '2028-01-08',
        nextReviewOn: '2027-03-31',
        nextReviewReason: 'SOC 2 is valid until 31 Mar 2027',
      },
      conditions: [
        {
          id: 'condition-1',
          reviewId: 'review-1',
          number: 1,
          sentence: 'Retention is switched off.',
          ownerSide: 'us',
          owner: 'Tom Reed',
          dueOn: '2027-02-01',
          evidenceNeeded: 'Screenshot',
          consequence: 'Use stops.',
        },
      ],
    })
    expect(flat(mail)).toContain('31 Mar 2027, because SOC 2 is valid until 31 Mar 2027')
    expect(flat(mail)).toContain(
      'What we have to do ------------------ - C-01: Retention is switched off. (Tom Reed, due 1 Feb 2027)',
    )
  })

  it('stays one mail to one person whatever stands in names and messages', async () => {
    const evil = 'Evil\r\nBcc: victim@evil.example\r\n\r\nbody'
    const mail = await delivered('invitation', {
      review: { message: `${evil}\r\n.\r\nMAIL FROM:<x@y.example>` },
      settings: { ...organisation, name: evil, contactName: evil },
      row: { toName: evil },
    })
    expect(server.mails[0]?.to).toEqual(['dana@northlight.example'])
    expect(mail.headers.has('bcc')).toBe(false)
    expect(mail.headers.get('to')?.[0]).toContain('<dana@northlight.example>')
    expect(mail.text).toContain('Hello Evil Bcc: victim@evil.example body')
  })

  it('never shows a vendor what is internal', async () => {
    const canary = 'CANARY-4711'
    const internal = {
      tierReasons: [canary],
      cancelReason: canary,
      nextReviewReason: canary,
      residual: 'Critical' as const,
      assuredTenths: 123,
    }
    const mail = await delivered('reminder', {
      payload: { invitationId: 'invitation-1', offset: -7 },
      review: internal,
    })
    expect(`${mail.text}${mail.html}`).not.toMatch(/CANARY|Critical|12\.3|Drafting replies/)
  })

  it('of an unknown kind is a fault that says so', () => {
    expect(() => parseOutboxEntry('newsletter', {})).toThrow('newsletter')
  })
})
