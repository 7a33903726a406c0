// Mail by SMTP when SMTP_URL is set; without it mail waits in the outbox for people to hand over.
import nodemailer from 'nodemailer'

export interface Mail {
  from: { name: string; address: string }
  to: { name: string; address: string }
  replyTo: { name: string; address: string } | null
  subject: string
  text: string
  html: string
  /** Stable per outbox row, so that a repeated delivery is recognised as the same mail. */
  messageId: string
  headers: Readonly<Record<string, string>>
  attachments: readonly MailAttachment[]
}

export interface MailAttachment {
  fileName: string
  /** With its parameters: `text/calendar; charset=utf-8; method=PUBLISH`. */
  mediaType: string
  content: Uint8Array | string
}

/**
 * What the mail server made of a mail. `said` is in its own words, or the network's:
 * - refused: it will never take this mail (5xx on the address or the content);
 * - deferred: not now (4xx on the address or the content);
 * - unreachable: it took no mail at all (down, wrong password, no TLS), so no mail is to blame.
 */
export type Delivery =
  | { ok: true }
  | { ok: false; reason: 'refused' | 'deferred' | 'unreachable'; said: string }

export interface Mailer {
  /** Resolves once the server has accepted or not accepted the mail; rejects only on a fault of ours. */
  send(mail: Mail): Promise<Delivery>
  /** Connects and signs in without sending anything. */
  check(): Promise<Delivery>
  close(): void
}

/** All together well below the lease of a claimed mail, so that a slow server never leads to a second sending. */
const timeouts = {
  dnsTimeout: 10_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 60_000,
}

/**
 * One connection, kept while mail goes out one after the other: a new one for each would cost every server a greeting,
 * and many drop those who come too often. What the server closed meanwhile is opened again, once, for the next mail.
 */
const oneConnection = {
  pool: true,
  maxConnections: 1,
  maxRequeues: 1,
  idleTimeout: 60_000,
} as const

/** `url` as in `smtp://user:password@host:587`. Nothing is read from disk or fetched on behalf of a mail. */
export function smtpMailer(url: string): Mailer {
  const transport = nodemailer.createTransport({
    url,
    ...timeouts,
    ...oneConnection,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ replyTo, attachments, headers, ...mail }) {
      try {
        await transport.sendMail({
          ...mail,
          headers,
          ...(replyTo ? { replyTo } : {}),
          attachments: attachments.map(attached),
        })
        return { ok: true }
      } catch (error) {
        return deliveryOf(error)
      }
    },
    async check() {
      try {
        await transport.verify()
        return { ok: true }
      } catch (error) {
        return { ...deliveryOf(error), reason: 'unreachable' }
      }
    },
    close: () => transport.close(),
  }
}

const attached = ({ fileName, mediaType, content }: MailAttachment) => ({
  filename: fileName,
  contentType: mediaType,
  content: typeof content === 'string' ? content : Buffer.from(content),
})

/** Codes that nodemailer gives to what a server says about one mail, rather than about the connection. */
const aboutTheMail = new Set(['EENVELOPE', 'EMESSAGE'])

function deliveryOf(error: unknown): Extract<Delivery, { ok: false }> {
  if (!(error instanceof Error && 'code' in error)) throw error
  const said = error.message
  const reply = 'responseCode' in error ? Number(error.responseCode) : 0
  if (!aboutTheMail.has(String(error.code))) return { ok: false, reason: 'unreachable', said }
  // Without a reply nodemailer itself refused the address: no retry makes it a better one.
  return { ok: false, reason: reply >= 400 && reply < 500 ? 'deferred' : 'refused', said }
}
