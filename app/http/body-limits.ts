// How large a request may be: by what it announces, and again while it arrives.
import { Transform } from 'node:stream'
import type { Request, RequestHandler, Response } from 'express'
import { sendPlainPage, type TurnedAway } from './plain-page'

const megabyte = 1024 * 1024

/** Where files are taken; everything else may send one megabyte. Evidence is 25 MB, plus the form around it. */
const forFiles = /^\/(respond\/[^/]+\/(evidence|import)|admin\/simulate|verify)\/?$/i
const LARGEST = 26 * megabyte

/** Most that is read only to be dropped. */
const DROPPED = 256 * megabyte
const PAUSE_MS = 2_000

export const tooLarge: TurnedAway = {
  status: 413,
  title: 'This is too large to send',
  text: 'Nothing was saved. A file may have 25 MB, and a form without a file 1 MB.',
}

export function bodyLimit(path: string): number {
  return forFiles.test(path) ? LARGEST : megabyte
}

export const capAnnouncedBody: RequestHandler = (req, res, next) => {
  const announced = Number(req.headers['content-length'] ?? 0)
  if (announced <= bodyLimit(req.path)) return next()
  res.setHeader('Connection', 'close')
  return whenSent(req, announced, () => sendPlainPage(res, tooLarge))
}

/** The answer to a body that grew too large while it arrived; nothing more of it is read. */
export function refuseBody(req: Request, res: Response): void {
  res.setHeader('Connection', 'close')
  sendPlainPage(res, tooLarge)
  res.once('finish', () => req.destroy())
}

/** The whole body, or why there is none: larger than its limit, or ended before it was whole. */
export function readBytes(req: Request): Promise<Buffer | 'too large' | 'cut off'> {
  const limit = bodyLimit(req.path)
  const chunks: Buffer[] = []
  let seen = 0
  return new Promise((resolve) => {
    req.on('data', (chunk: Buffer) => {
      seen += chunk.length
      if (seen <= limit) chunks.push(chunk)
      else resolve('too large')
    })
    req.on('end', () => resolve(Buffer.concat(chunks)))
    req.on('close', () => resolve('cut off'))
    req.on('error', () => resolve('cut off'))
  })
}

/**
 * A browser that is cut off while it sends shows "connection reset" and not our sentence: what is still
 * coming is read and dropped first, unless it pauses or would have no end.
 */
function whenSent(req: Request, announced: number, answer: () => void): void {
  if (announced > DROPPED) {
    answer()
    return
  }
  const pause = setTimeout(answered, PAUSE_MS)
  function answered() {
    clearTimeout(pause)
    req.off('data', onData).off('end', answered)
    answer()
  }
  const onData = () => pause.refresh()
  req.on('data', onData).once('end', answered)
}

/** Passes bytes through and fails at the first one above the limit, for bodies that announce no length. */
export function capStream(limit: number, onExceeded: () => void): Transform {
  let seen = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length
      if (seen <= limit) return done(null, chunk)
      onExceeded()
      return done(new Error('The body is larger than its limit'))
    },
  })
}
