import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mailKinds, parseOutboxEntry } from '../../app/core/mail/payload'
import { MOST_TRIES, nextTry } from '../../app/core/mail/retry'
import { judgeMail, type MailGround } from '../../app/core/mail/rules'
import { type ReviewStatus, reviewStatuses } from '../../app/core/review/lifecycle'

const now = new Date('2026-12-04T09:00:00Z')
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)

const ground = (over: Partial<MailGround> = {}): MailGround => ({
  status: 'answering',
  lastActivityAt: null,
  invitation: { expiresAt: hours(24 * 60), revokedAt: null, stopRemindersAt: null },
  code: { expiresAt: hours(0.1), usedAt: null },
  proposalOpen: true,
  outcomeReleased: true,
  notice: null,
  today: '2026-12-04',
  dueAt: now,
  laterReminderDue: false,
  lastReminderAt: null,
  mailsSent: 1,
  ...over,
})
const because = (kind: Parameters<typeof judgeMail>[0], over: Partial<MailGround>) => {
  const judgement = judgeMail(kind, ground(over), now)
  return judgement.send ? 'sent' : judgement.because
}
const away: ReviewStatus[] = ['draft', 'submitted', 'in review', 'decided', 'closed']
const withVendor: ReviewStatus[] = ['sent', 'answering', 'returned']

describe('a mail to colleagues', () => {
  it('asks nobody for what somebody has done meanwhile', () => {
    expect(because('arrived', { status: 'submitted' })).toBe('sent')
    expect(because('arrived', { status: 'in review' })).toBe('the answers were taken up')
    expect(because('proposed', { proposalOpen: true })).toBe('sent')
    expect(because('proposed', { proposalOpen: false })).toBe(
      'the proposal no longer waits for approval',
    )
  })
})

describe('a reminder', () => {
  it.each(withVendor)('goes out while the review is %s', (status) => {
    expect(because('reminder', { status })).toBe('sent')
  })

  it.each(away)('never goes out once the review is %s', (status) => {
    expect(judgeMail('reminder', ground({ status }), now)).toEqual({
      send: false,
      until: null,
      because: `the review is ${status}, no longer with the vendor`,
    })
  })

  it('waits a day while the vendor was active in the last two days, and not a minute longer', () => {
    const active = (since: number) =>
      judgeMail('reminder', ground({ lastActivityAt: hours(since) }), now)
    expect(active(-1)).toMatchObject({ send: false, until: hours(24) })
    expect(active(-47.9)).toMatchObject({ send: false, until: hours(24) })
    expect(active(-48)).toEqual({ send: true })
  })

  it('keeps its time of day however late the portal got round to it', () => {
    const judgement = judgeMail(
      'reminder',
      ground({ lastActivityAt: hours(-1), dueAt: hours(-75) }),
      now,
    )
    expect(judgement).toMatchObject({ until: hours(21) })
  })

  it('never goes out once the vendor stopped the reminders', () => {
    const invitation = { expiresAt: hours(99), revokedAt: null, stopRemindersAt: hours(-1) }
    expect(because('reminder', { invitation })).toBe('the vendor stopped the reminders')
  })

  it('gives way to a later one that is due as well', () => {
    expect(because('reminder', { laterReminderDue: true })).toBe('a later reminder takes its place')
  })

  it('keeps a day between itself and the one before', () => {
    expect(judgeMail('reminder', ground({ lastReminderAt: hours(-19) }), now)).toMatchObject({
      until: hours(24),
    })
    expect(because('reminder', { lastReminderAt: hours(-21) })).toBe('sent')
  })

  it('is never the seventh mail of a review', () => {
    expect(because('reminder', { mailsSent: 5 })).toBe('sent')
    expect(because('reminder', { mailsSent: 6 })).toBe('6 mails went out for this review')
  })
})

describe('other mails', () => {
  const gone = { expiresAt: hours(99), revokedAt: hours(-1), stopRemindersAt: null }
  const ranOut = { expiresAt: hours(0), revokedAt: null, stopRemindersAt: null }

  it.each(['invitation', 'code', 'reminder', 'returned'] as const)(
    'of kind %s never go out after the invitation was withdrawn or ran out, or the review was cancelled',
    (kind) => {
      expect(because(kind, { invitation: gone })).toBe('the invitation was withdrawn')
      expect(because(kind, { invitation: ranOut })).toBe('the invitation has run out')
      expect(because(kind, { invitation: null })).toBe('the invitation is gone')
      expect(because(kind, { status: 'cancelled' })).toBe('the review was cancelled')
    },
  )

  it('stop at the reminders: an invitation and a code still go out', () => {
    const invitation = { expiresAt: hours(99), revokedAt: null, stopRemindersAt: hours(-1) }
    expect(because('invitation', { invitation })).toBe('sent')
    expect(because('code', { invitation })).toBe('sent')
  })

  it('an expired or used code is never mailed', () => {
    expect(because('code', { code: { expiresAt: now, usedAt: null } })).toBe(
      'the code ran out before it could be sent',
    )
    expect(because('code', { code: { expiresAt: hours(1), usedAt: hours(-1) } })).toBe(
      'the code was used already',
    )
    expect(because('code', { code: null })).toBe('the code is gone')
  })

  it('a code opens a submitted review for reading as well', () => {
    expect(because('code', { status: 'submitted' })).toBe('sent')
  })

  it('a receipt is owed in any state', () => {
    for (const status of reviewStatuses) expect(because('submitted', { status })).toBe('sent')
  })

  it('questions are asked again only while they are open', () => {
    expect(because('returned', { status: 'returned' })).toBe('sent')
    expect(because('returned', { status: 'submitted' })).toBe('the vendor has submitted again')
  })

  it('the requester hears of a silent vendor only while it is silent', () => {
    for (const status of withVendor) expect(because('escalation', { status })).toBe('sent')
    for (const status of away) expect(because('escalation', { status })).not.toBe('sent')
  })

  it('the requester hears of an outcome only once there is one', () => {
    expect(because('outcome', { status: 'decided', invitation: null })).toBe('sent')
    expect(because('outcome', { status: 'in review' })).toBe('nothing is decided')
  })
})

describe('any mail', () => {
  it('that is postponed comes due later than now, by at most a day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 * 24 * 40 }),
        fc.integer({ min: 0, max: 47 }),
        (minutesLate, hoursSince) => {
          const dueAt = new Date(now.getTime() - minutesLate * 60_000)
          const judged = judgeMail(
            'reminder',
            ground({ dueAt, lastActivityAt: hours(-hoursSince) }),
            now,
          )
          if (judged.send || !judged.until) throw new Error('not postponed')
          const wait = judged.until.getTime() - now.getTime()
          expect(wait).toBeGreaterThan(0)
          expect(wait).toBeLessThanOrEqual(24 * 3_600_000)
        },
      ),
    )
  })
})

describe('tries', () => {
  it('are eight, each later than the last, and span a day', () => {
    let at = now
    let tries = 0
    for (;;) {
      const next = nextTry(++tries, at)
      if (!next) break
      expect(next > at).toBe(true)
      at = next
    }
    expect(tries).toBe(MOST_TRIES)
    expect(tries).toBe(8)
    expect(at.getTime() - now.getTime()).toBeGreaterThan(24 * 3_600_000)
  })
})

describe('an outbox row', () => {
  it('is read back by its kind', () => {
    const entry = parseOutboxEntry('code', { invitationId: 'i', codeId: 'c' })
    expect(entry).toEqual({ kind: 'code', payload: { invitationId: 'i', codeId: 'c' } })
  })

  it('of an unknown kind or shape is refused', () => {
    expect(() => parseOutboxEntry('poem', {})).toThrow('Unknown kind of mail: poem')
    expect(() => parseOutboxEntry('toString', {})).toThrow('Unknown kind of mail')
    for (const kind of mailKinds) expect(() => parseOutboxEntry(kind, {})).toThrow()
  })
})
