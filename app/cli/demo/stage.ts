// The stage the demonstration's stories are played on: the real services, a clock that is moved, a mailbox that is read.
import { nextMailDue } from '../../../db/queries/delivery'
import type { App } from '../../app.server'
import type { Staff } from '../../core/access/roles'
import type { Clock } from '../../ports/clock'
import type { Mail, Mailer } from '../../ports/mailer'
import { composeRow } from '../../services/mail/compose-row'
import { deliverDueMail } from '../../services/mail/deliver-mail'
import type { Person } from './people'

export interface MovedClock extends Clock {
  /** Forwards only: what is recorded later never happened earlier. */
  to(at: Date): void
  minutes(count: number): void
}

export function movedClock(start: Date): MovedClock {
  let now = start.getTime()
  return {
    now: () => new Date(now),
    to: (at) => {
      now = Math.max(now, at.getTime())
    },
    minutes: (count) => {
      now += count * 60_000
    },
  }
}

/** Keeps every mail by the address it went to; invented addresses never meet a real server. */
export interface Mailbox extends Mailer {
  lastTo(address: string, subjectPart: string): Mail
}

export function openMailbox(): Mailbox {
  const mails: Mail[] = []
  return {
    async send(mail) {
      mails.push(mail)
      return { ok: true }
    },
    check: async () => ({ ok: true }),
    close: () => {},
    lastTo(address, subjectPart) {
      const found = mails.findLast(
        ({ to, subject }) => to.address === address && subject.includes(subjectPart),
      )
      if (!found) throw new Error(`No mail to ${address} about "${subjectPart}"`)
      return found
    },
  }
}

export interface Stage {
  app: App
  clock: MovedClock
  mailbox: Mailbox
  /** The calendar day that days are counted back from. */
  today: Date
  staff(person: Person): Staff
  /** Delivers what has come due by now. */
  deliver(): Promise<void>
  /** Lives through the time until `at`: every mail goes out in its own minute. */
  liveUntil(at: Date): Promise<void>
}

export interface Set {
  app: App
  clock: MovedClock
  mailbox: Mailbox
  today: Date
  staff: ReadonlyMap<string, Staff>
}

const ORIGIN = 'http://localhost'

export function buildStage({ app, clock, mailbox, today, staff }: Set): Stage {
  const deliver = async () => {
    const { faults } = await deliverDueMail({
      store: app.store,
      clock,
      mailer: mailbox,
      compose: (row, entry) => composeRow(app, { row, entry, origin: ORIGIN }),
    })
    for (const { kind, error } of faults) throw new Error(`No ${kind} mail`, { cause: error })
  }
  return {
    app,
    clock,
    mailbox,
    today,
    deliver,
    staff(person) {
      const found = staff.get(person.email)
      if (!found) throw new Error(`${person.email} has no account`)
      return found
    },
    async liveUntil(at) {
      for (;;) {
        const [next] = await nextMailDue(app.store.db)
        if (!next || next.dueAt > at) break
        clock.to(next.dueAt)
        await deliver()
      }
      clock.to(at)
    },
  }
}

/** The result of a step that the stories count on; a refusal means that a story no longer fits the rules. */
export function done<Result extends { ok: boolean }>(
  step: string,
  result: Result,
): Extract<Result, { ok: true }> {
  if (!result.ok) throw new Error(`${step}: ${JSON.stringify(result)}`)
  return result as Extract<Result, { ok: true }>
}
