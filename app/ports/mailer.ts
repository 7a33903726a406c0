// Mail by SMTP when SMTP_URL is set; without it mail waits in the outbox for people to hand over.
import nodemailer from 'nodemailer'

export interface Mail {
  from: { name: string; address: string }
  to: { name: string; address: string }
  subject: string
  text: string
  html: string
  /** Stable per outbox row, so that a repeated delivery is recognised as the same mail. */
  messageId: string
  headers?: Record<string, string>
}

export interface Mailer {
  /** Resolves when the server accepted the mail; rejects with the server's own words otherwise. */
  send(mail: Mail): Promise<void>
  close(): void
}

/** `url` as in `smtp://user:password@host:587`. Nothing is read from disk or fetched on behalf of a mail. */
export function smtpMailer(url: string): Mailer {
  const transport = nodemailer.createTransport(url, {
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send(mail) {
      await transport.sendMail(mail)
    },
    close: () => transport.close(),
  }
}
