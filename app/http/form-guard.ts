// Lets nothing but readable forms through to Remix: routes may then read their form without asking what it is.
import type { Request, RequestHandler, Response } from 'express'
import { bodyLimit, readBytes, refuseBody } from './body-limits'
import { sendPlainPage, type TurnedAway } from './plain-page'

/** Five hundred chosen reports or ninety answers are far below it; each field costs work in every schema. */
const MOST_FIELDS = 5_000

const noForm: TurnedAway = {
  status: 415,
  title: 'This is not a form of Assay',
  text: 'Nothing was changed. Open the page in a browser and send its form from there.',
}
const unreadable: TurnedAway = {
  status: 400,
  title: 'The form did not arrive whole',
  text: 'Nothing was changed. Go back, where what you typed is still there, and send it again.',
}
const tooManyFields: TurnedAway = {
  status: 413,
  title: 'This form has too many fields',
  text: `Nothing was changed. At most ${MOST_FIELDS} can be sent at once: go back and choose fewer.`,
}

export const guardForms: RequestHandler = (req, res, next) => {
  if (req.method === 'GET' || req.method === 'HEAD') return next()
  check(req, res).then((passes) => passes && next(), next)
}

async function check(req: Request, res: Response): Promise<boolean> {
  const kind = formKind(req.headers['content-type'])
  const refuse = (turnedAway: TurnedAway) => {
    // What was announced and is not read would be taken for the next request.
    if (!req.complete) res.setHeader('Connection', 'close')
    sendPlainPage(res, turnedAway)
    return false
  }
  if (kind === null) return refuse(noForm)
  // A file is not held in memory here: its route reads it piece by piece, and says at the field what is wrong.
  if (kind === 'multipart' && isForFiles(req.path)) return true
  const bytes = await readBytes(req)
  if (bytes === 'cut off') return refuse(unreadable)
  if (bytes === 'too large') {
    refuseBody(req, res)
    return false
  }
  const fields = kind === 'urlencoded' ? pairsIn(bytes) : await partsIn(req, bytes)
  if (fields === null) return refuse(unreadable)
  if (fields > MOST_FIELDS) return refuse(tooManyFields)
  req.body = kind === 'urlencoded' ? withoutNul(bytes) : bytes
  return true
}

const isForFiles = (path: string) => bodyLimit(path) > bodyLimit('/')

/** What a browser's form is sent as; null for everything else, another charset included. */
function formKind(contentType: string | undefined): 'urlencoded' | 'multipart' | null {
  const [type = '', ...parameters] = (contentType ?? '').toLowerCase().split(';')
  const charset = parameters.find((each) => /^\s*charset=/.test(each))
  if (charset !== undefined && !/=\s*"?(utf-8|utf8)"?\s*$/.test(charset)) return null
  switch (type.trim()) {
    case 'application/x-www-form-urlencoded':
      return 'urlencoded'
    case 'multipart/form-data':
      return 'multipart'
    default:
      return null
  }
}

/** Counted before anything is made of them. */
function pairsIn(bytes: Buffer): number {
  let pairs = 1
  for (const byte of bytes) if (byte === 0x26) pairs += 1
  return pairs
}

async function partsIn(req: Request, bytes: Buffer): Promise<number | null> {
  try {
    const headers = { 'Content-Type': req.headers['content-type'] ?? '' }
    const form = await new globalThis.Response(new Uint8Array(bytes), { headers }).formData()
    const all = [...form.values()]
    return all.some((value) => typeof value === 'string' && value.includes('\0'))
      ? null
      : all.length
  } catch {
    return null
  }
}

/** No text holds this character, and PostgreSQL refuses a row with it. */
function withoutNul(bytes: Buffer): Buffer {
  if (!bytes.includes(0) && !bytes.includes('%00')) return bytes
  return Buffer.from(bytes.toString('latin1').replace(/%00|\0/g, ''), 'latin1')
}
