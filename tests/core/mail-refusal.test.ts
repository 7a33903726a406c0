import { expect, it } from 'vitest'
import { refusalWords } from '../../app/core/mail/refusal'

it.each([
  [
    "Can't send mail - all recipients were rejected: 550 5.1.1 User unknown",
    'knows no such address',
  ],
  ['550 No such user here', 'knows no such address'],
  ['550 5.1.2 Host unknown', 'leads nowhere'],
  ['No recipients defined', 'leads nowhere'],
  ['552 5.2.2 Mailbox full', 'mailbox is full'],
  ['550 5.2.1 The mailbox is disabled', 'switched off'],
  ['550 5.7.26 This mail has been blocked because the sender is unauthenticated', 'is ours'],
  ['554 5.7.1 Rejected as spam', 'takes no mail from us'],
  ['552 5.3.4 Message too large', 'too large'],
  ['Bounced: Ada says that it came back', 'came back'],
  ['450 4.2.0 Greylisted', 'until we gave up'],
  ['550 Nope', 'refused it'],
])('"%s" is told as "%s", with what helps', (said, what) => {
  expect(refusalWords(said).what).toContain(what)
  expect(refusalWords(said).remedy.length).toBeGreaterThan(20)
})
