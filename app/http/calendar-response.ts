// Answers with a calendar file, or with "not modified" where the program that asks has it already.
import { createHash } from 'node:crypto'

export interface CalendarAnswer {
  file: string
  fileName: string
  /** Nothing in the file changed after this; null where nobody asks again. */
  changedAt: Date | null
}

export function calendarResponse(request: Request, answer: CalendarAnswer, now: Date): Response {
  const tag = `"${createHash('sha256').update(answer.file).digest('base64url')}"`
  const changed = stampOf(answer.changedAt, now)
  const headers = new Headers({
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': `attachment; filename="${answer.fileName}"`,
    'Cache-Control': 'private, max-age=0, must-revalidate',
    'X-Robots-Tag': 'noindex',
    ETag: tag,
    ...(changed === null ? {} : { 'Last-Modified': changed.toUTCString() }),
  })
  return isKnown(request, tag, changed)
    ? new Response(null, { status: 304, headers })
    : new Response(answer.file, { headers })
}

/** Whole seconds, as HTTP has them. A change later within the same second would hide behind it, so then none is told. */
function stampOf(changedAt: Date | null, now: Date): Date | null {
  if (changedAt === null) return null
  const seconds = Math.floor(changedAt.getTime() / 1000)
  return seconds < Math.floor(now.getTime() / 1000) ? new Date(seconds * 1000) : null
}

/** The tag is the better witness: where one is sent, the date is not asked (RFC 9110, 13.1.3). */
function isKnown({ headers }: Request, tag: string, changed: Date | null): boolean {
  const tags = headers.get('If-None-Match')
  if (tags !== null) {
    return tags
      .split(',')
      .some((each) => each.trim().replace(/^W\//, '') === tag || each.trim() === '*')
  }
  const since = Date.parse(headers.get('If-Modified-Since') ?? '')
  return changed !== null && !Number.isNaN(since) && changed.getTime() <= since
}
