// What a mail server's refusal means for people: the reply's code in plain English, and what helps.

export interface RefusalWords {
  /** A sentence. */
  what: string
  remedy: string
}

const newAddress =
  'Check the address with them and invite them anew, or hand over the link and a code.'
const byHand = 'Hand over the link and a code by another way, or write to them yourself.'
const askAdmin = 'Show the server’s words to whoever runs our mail.'

/** The first that fits. Enhanced codes: RFC 3463; servers without them are read by their words. */
const meanings: readonly (RefusalWords & { fits: RegExp })[] = [
  { fits: /^Bounced:/, what: 'It came back after it was sent.', remedy: newAddress },
  {
    fits: /\b5\.1\.(1|6|10)\b|user unknown|no such (user|mailbox|recipient)|does not exist|unknown (user|recipient)|recipient not found/i,
    what: 'Their server knows no such address.',
    remedy: newAddress,
  },
  {
    fits: /\b5\.1\.[28]\b|\b5\.4\.4\b|domain not found|host unknown|unrouteable|No recipients defined/i,
    what: 'The address leads nowhere: there is no mail server for it.',
    remedy: newAddress,
  },
  {
    fits: /\b5\.2\.2\b|mailbox (is )?full|over quota|quota exceeded/i,
    what: 'Their mailbox is full.',
    remedy: byHand,
  },
  {
    fits: /\b5\.2\.1\b|mailbox (is )?(disabled|inactive)|account (is )?(disabled|suspended)/i,
    what: 'Their mailbox is switched off.',
    remedy: newAddress,
  },
  {
    fits: /\b5\.7\.(23|26|27|509)\b|\b(spf|dkim|dmarc)\b/i,
    what: 'Their server does not believe that the mail is ours.',
    remedy: `${askAdmin} SPF, DKIM and DMARC of our domain must name this mail server. Until then: ${byHand.toLowerCase()}`,
  },
  {
    fits: /\b5\.7\.\d+\b|spam|blocked|blacklist|block ?list|policy|reputation/i,
    what: 'Their server takes no mail from us.',
    remedy: `${byHand} ${askAdmin}`,
  },
  {
    fits: /\b5\.3\.4\b|too large|message size/i,
    what: 'The mail was too large for their server.',
    remedy: byHand,
  },
]

/** What a failed mail's last error means; the server's own words stand beside it. */
export function refusalWords(said: string): RefusalWords {
  const found = meanings.find(({ fits }) => fits.test(said))
  if (found) return { what: found.what, remedy: found.remedy }
  return /\b4\d\d\b/.test(said)
    ? {
        what: 'Their server put it off until we gave up.',
        remedy: `Try again, or: ${byHand.toLowerCase()}`,
      }
    : { what: 'Their server refused it.', remedy: byHand }
}
