import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MailKind } from '../../templates/email/facts'
import { renderMail } from '../../templates/email/render-mail'
import { singleLine } from '../../templates/email/single-line'
import {
  codeFacts,
  everyMail,
  invitationFacts,
  reminderFacts,
  returnedFacts,
  submittedFacts,
} from './mail-facts'

const kinds = Object.keys(everyMail) as MailKind[]
const render = (kind: MailKind) => renderMail(kind, everyMail[kind] as never)
const unwrapped = (text: string) => text.replace(/\s+/g, ' ')
const toVendor = [
  'invitation',
  'code',
  'reminder',
  'submitted',
  'returned',
  'reply',
  'released',
  'nudge',
  'vendor condition',
] as const

describe('every mail', () => {
  it.each(kinds)('of kind %s says the same in both parts', (kind) => {
    const { html, text } = render(kind)
    const words = (part: string) => part.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
    const shown = words(
      html
        .replace(/^[\s\S]*<body/, '<body')
        .replace(/aria-label="[^"]*"/g, '')
        .replace(/<[^>]+>/g, ' ')
        .replace(/&quot;|&#39;/g, "'"),
    )
    for (const paragraph of text.split('\n\n').filter((part) => !part.includes('http'))) {
      for (const word of words(paragraph).split(' ')) expect(shown).toContain(word)
    }
  })

  it.each(kinds)('of kind %s fetches nothing and runs nothing', (kind) => {
    const { html } = render(kind)
    expect(html).not.toMatch(/<(img|script|link|iframe|object|embed|form|input|svg)\b/i)
    expect(html).not.toMatch(/\b(src|srcset|background|on\w+)=/i)
    expect(html).not.toMatch(/url\(|@import/i)
  })

  it.each(kinds)('of kind %s keeps text lines within 78 columns, addresses aside', (kind) => {
    for (const line of render(kind).text.split('\n')) {
      if (!line.includes('https://')) expect(line.length).toBeLessThanOrEqual(78)
    }
  })

  it.each(toVendor)('of kind %s tells the vendor nothing internal', (kind) => {
    const { subject, text, html } = render(kind)
    expect(`${subject}\n${text}\n${html}`).not.toMatch(
      /\b(tier|score|assured|verdict|finding|red flag|knock-?out|residual|note)\b/i,
    )
  })
})

describe('the invitation', () => {
  it('says who asks, why, how much, how long, until when, whom to ask and where to go', () => {
    const { subject, text } = renderMail('invitation', invitationFacts())
    const said = unwrapped(text)
    expect(subject).toBe(
      'Harbour Bank asks about Northlight Assistant, Business plan: 70 questions, due 11 Dec 2026',
    )
    for (const words of [
      'Harbour Bank is assessing Northlight Assistant, Business plan',
      '70 questions in 12 sections',
      'About 42 minutes',
      '11 Dec 2026',
      'Priya Nair, priya.nair@harbour.example',
      'https://assay.harbour.example/respond/tok_EN-123 ',
      'https://assay.harbour.example/respond/tok_EN-123/stop-reminders',
      'no account, no password',
      'Not the right person?',
      '> Call me if anything is unclear.',
    ]) {
      expect(said).toContain(words)
    }
  })

  it('speaks of earlier answers from the second round on', () => {
    expect(unwrapped(renderMail('invitation', invitationFacts({ round: 2 })).text)).toContain(
      'is reviewing it again',
    )
    expect(renderMail('invitation', invitationFacts()).text).not.toContain('again')
  })

  it('puts the message under the name of its writer, not of the contact', () => {
    const { text, html } = renderMail('invitation', invitationFacts())
    expect(text).toContain('Tom Launcher writes:\n> We hope to start in January.')
    expect(html).toContain('Tom Launcher writes:')
  })

  it('leaves out the message and the list when there are none', () => {
    const { text } = renderMail('invitation', invitationFacts({ message: ' \n', haveReady: [] }))
    expect(text).not.toContain('writes:')
    expect(text).not.toContain('at hand')
  })
})

describe('the code', () => {
  it('stands in the mail but not in the subject, and comes without any link', () => {
    const { subject, text, html } = renderMail('code', codeFacts())
    expect(subject).not.toContain('048213')
    expect(text).toContain('048213')
    expect(html).toContain('>048213<')
    expect(html).not.toContain('href')
    expect(text).not.toContain('http')
  })
})

describe('the reminder', () => {
  it.each([
    [7, 'due in 7 days, on 11 Dec 2026'],
    [1, 'due tomorrow, on 11 Dec 2026'],
    [0, 'due today, 11 Dec 2026'],
    [-1, 'due 11 Dec 2026, 1 day late'],
    [-10, 'due 11 Dec 2026, 10 days late'],
  ])('with %i days left says "%s"', (daysLeft, words) => {
    expect(renderMail('reminder', reminderFacts({ daysLeft })).subject).toContain(words)
  })

  it('says how far the vendor has come', () => {
    const text = (answered: number) =>
      unwrapped(renderMail('reminder', reminderFacts({ answered })).text)
    expect(text(0)).toContain('Nothing is answered yet')
    expect(text(12)).toContain('12 of 70')
    expect(text(70)).toContain('what is missing is your submission')
  })
})

describe('text from outside', () => {
  const hostile = '<script>alert(1)</script>"><img src=x onerror=alert(2)>\'&amp;'

  it('is escaped wherever it stands in the HTML part', () => {
    const mails = [
      renderMail('invitation', invitationFacts({ message: hostile, organisation: hostile })),
      renderMail('submitted', submittedFacts({ attestedBy: { name: hostile, title: hostile } })),
      renderMail(
        'returned',
        returnedFacts({
          message: hostile,
          questions: [{ id: hostile, prompt: hostile, words: [hostile] }],
        }),
      ),
    ]
    for (const { html } of mails) {
      expect(html).not.toMatch(/<script|<img/i)
      expect(html).toContain('&lt;script&gt;')
      expect(html).toContain('&amp;amp;')
    }
  })

  it('never ends the subject line', () => {
    const organisation = 'Bank\r\nBcc: everyone@evil.example\r\n\r\n<b>body</b>'
    const { subject } = renderMail('invitation', invitationFacts({ organisation }))
    expect(subject).not.toMatch(/[\r\n]/)
    expect(subject).toContain('Bank Bcc: everyone@evil.example')
  })

  it('never turns the reading direction of a subject', () => {
    const organisation = 'Bank\u202emoc.live\u2066\u200f\ufeff'
    const { subject } = renderMail('code', codeFacts({ organisation }))
    expect(subject).toBe("Your code for Bankmoc.live's questionnaire")
  })

  it('becomes one line whatever characters it is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const line = singleLine(text)
        expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u)
        expect([...line].length).toBeLessThanOrEqual(200)
      }),
    )
  })

  it('cannot turn a link into a script', () => {
    const facts = invitationFacts({ link: 'javascript:alert(1)' })
    expect(() => renderMail('invitation', facts)).toThrow('Not a web address')
  })
})
