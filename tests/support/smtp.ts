// A real SMTP server on the loopback, scripted by address, that keeps every mail as it came over the wire.
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface ReceivedMail {
  from: string
  to: string[]
  /** The whole mail, headers first, with the line ends it came with. */
  raw: string
}

export interface SmtpServer {
  url: string
  port: number
  mails: ReceivedMail[]
  /** The next so many recipients are answered with this reply instead of being accepted. */
  refuseNext(times: number, code: number, text: string): void
  stop(): Promise<void>
}

/** `port` 0 takes a free one; `password` demands that somebody signs in with it. */
export async function startSmtp({
  port = 0,
  password,
}: {
  port?: number
  password?: string
} = {}): Promise<SmtpServer> {
  const mails: ReceivedMail[] = []
  let refusal = { times: 0, code: 0, text: '' }
  const server = new SMTPServer({
    logger: false,
    disableReverseLookup: true,
    // The portal keeps its connection open between mails: stopping does not wait for it.
    closeTimeout: 20,
    authOptional: password === undefined,
    disabledCommands: password === undefined ? ['AUTH', 'STARTTLS'] : ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth(auth, _session, done) {
      if (auth.password === password) done(null, { user: 'assay' })
      else done(new Error('Invalid login'))
    },
    onRcptTo(_address, _session, done) {
      if (refusal.times === 0) return done()
      refusal.times--
      done(Object.assign(new Error(refusal.text), { responseCode: refusal.code }))
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        mails.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString('latin1'),
        })
        done()
      })
    },
  })
  // A client that goes away mid-mail is part of the tests, not a failure of the server.
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const at = (server.server.address() as AddressInfo).port
  return {
    url: `smtp://127.0.0.1:${at}`,
    port: at,
    mails,
    refuseNext(times, code, text) {
      refusal = { times, code, text }
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

export interface ReadMail {
  /** Unfolded, by lower-case name; decoded from encoded words. */
  headers: Map<string, string[]>
  text: string
  html: string
  /** By file name; text as it reads, everything else as bytes. */
  files: Map<string, { type: string; bytes: Buffer }>
}

/** Reads a mail with two alternative parts, and what is attached to them, back into what a person sees. */
export function readMail(raw: string): ReadMail {
  const { headers, body } = splitHead(raw)
  const parts = partsOf({ headers, body })
  if (parts.length < 2) throw new Error('Not a mail of several parts')
  const decoded = (type: string) => {
    const part = parts.find(({ headers }) => headers.get('content-type')?.[0]?.startsWith(type))
    if (!part) throw new Error(`No part of type ${type}`)
    return decodeBody(part.body, part.headers.get('content-transfer-encoding')?.[0] ?? '')
  }
  const files = parts.flatMap((part) => {
    const name = /filename="?([^";]+)"?/.exec(
      part.headers.get('content-disposition')?.[0] ?? '',
    )?.[1]
    const type = part.headers.get('content-type')?.[0] ?? ''
    return name ? [[name, { type, bytes: bytesOf(part) }] as const] : []
  })
  return {
    headers,
    text: decoded('text/plain'),
    html: decoded('text/html'),
    files: new Map(files),
  }
}

type Part = ReturnType<typeof splitHead>

/** The leaves of what may be parts within parts. */
function partsOf(whole: Part): Part[] {
  const boundary = /boundary="?([^";]+)"?/.exec(whole.headers.get('content-type')?.[0] ?? '')?.[1]
  if (!boundary) return [whole]
  return whole.body
    .split(`--${boundary}`)
    .slice(1, -1)
    .flatMap((part) => partsOf(splitHead(part.replace(/^\r\n/, ''))))
}

function bytesOf({ headers, body }: Part): Buffer {
  const encoding = headers.get('content-transfer-encoding')?.[0] ?? ''
  return encoding === 'base64'
    ? Buffer.from(body, 'base64')
    : Buffer.from(decodeBody(body, encoding), 'utf8')
}

function splitHead(raw: string): { headers: Map<string, string[]>; body: string } {
  const at = raw.indexOf('\r\n\r\n')
  const headers = new Map<string, string[]>()
  for (const line of raw
    .slice(0, at)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).toLowerCase()
    const value = decodeWords(line.slice(colon + 1).trim())
    headers.set(name, [...(headers.get(name) ?? []), value])
  }
  return { headers, body: raw.slice(at + 4) }
}

function decodeWords(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_all, how: string, text: string) =>
      how.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('utf8')
        : quotedPrintable(text.replace(/_/g, ' ')),
    )
}

function decodeBody(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  if (encoding === 'quoted-printable') return quotedPrintable(body)
  return body.replace(/\r\n/g, '\n')
}

const quotedPrintable = (text: string): string =>
  Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/\r\n/g, '\n')
      .replace(/=([0-9A-F]{2})/gi, (_all, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      ),
    'latin1',
  ).toString('utf8')
