import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { nextLink } from '../../app/core/audit/chain'
import {
  type AuditEvent,
  eventKinds,
  personalFields,
  sentenceOf,
} from '../../app/core/audit/events'
import { readEvent } from '../../app/core/audit/link-body'
import { checkPersonal, hidePersonal } from '../../app/core/audit/personal'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const submitted: AuditEvent = {
  kind: 'review submitted',
  reviewId: 'r1',
  payload: { answersHash: 'aa', name: 'Jane Doe', title: 'CISO' },
}
let salts = 0
const newSalt = () => sha256(String(salts++)).slice(0, 32)

/** As it is stored: the hashed body, and the values beside it. */
function stored(event: AuditEvent) {
  const { event: hidden, values } = hidePersonal(event, newSalt, sha256)
  const { body } = nextLink(null, hidden, { at: new Date(0), actor: 'job' }, sha256)
  return { body, values }
}

describe('a personal value in an event', () => {
  it('is not in the hashed body, and is read back from beside it', () => {
    const { body, values } = stored(submitted)
    expect(body).not.toMatch(/Jane|CISO/)
    expect(readEvent({ body, values: JSON.stringify(values) })).toEqual(submitted)
  })

  it('has a salt of its own, so that the same name is never twice the same', () => {
    const [one, other] = [stored(submitted), stored(submitted)]
    expect(one.body).not.toBe(other.body)
  })

  it('reads as erased once it is gone, and the rest of the event stays', () => {
    const { body } = stored(submitted)
    expect(sentenceOf(readEvent({ body, values: null }))).toBe(
      'Submitted and attested by [erased], [erased]',
    )
  })

  it('is told apart: whole, erased, changed, or put there later', () => {
    const { body, values } = stored(submitted)
    const { payload } = JSON.parse(body)
    const { name, title } = values
    if (!name || !title) throw new Error('not kept')
    expect(checkPersonal(payload, values, sha256)).toEqual({ erased: 0, wrong: null })
    expect(checkPersonal(payload, { title }, sha256)).toEqual({ erased: 1, wrong: null })
    const changed = { name: { ...name, value: 'John Doe' }, title }
    expect(checkPersonal(payload, changed, sha256)).toEqual({ erased: 0, wrong: 'name' })
    const added = { name, title, email: name }
    expect(checkPersonal(payload, added, sha256)).toEqual({ erased: 0, wrong: 'email' })
  })

  it('of an event from before they were kept apart stays in the chain, and reads as it did', () => {
    const { body } = nextLink(null, submitted, { at: new Date(0), actor: 'job' }, sha256)
    expect(readEvent({ body, values: null })).toEqual(submitted)
    expect(checkPersonal(JSON.parse(body).payload, {}, sha256)).toEqual({ erased: 0, wrong: null })
  })
})

describe('every kind of event', () => {
  /** Machine words that happen to be called so: what a vendor, an offering or a kind is called, and portal's own reasons. */
  const facts = new Set([
    'vendor created.name',
    'offering created.name',
    'use filed.title',
    'change recorded.title',
    'evidence expired.title',
    'review decided.nextReviewReason',
    'mail postponed.because',
    'mail cancelled.because',
    'round prepared.because',
    'round joined.because',
    'round left for a person.because',
  ])
  const looks =
    /email|name|title|person|executive|address|phone|reason$|comment|note$|because|closure/i

  it('declares what looks like a person or like typed words', () => {
    const undeclared: string[] = []
    for (const [kind, fields] of eventKinds()) {
      for (const field of fields) {
        const place = `${kind}.${field}`
        const declared = Object.hasOwn(personalFields(kind), field)
        if (looks.test(field) && !declared && !facts.has(place)) undeclared.push(place)
      }
    }
    expect(undeclared).toEqual([])
  })

  it('has nothing excepted that does not exist', () => {
    const all = new Set(eventKinds().flatMap(([kind, fields]) => fields.map((f) => `${kind}.${f}`)))
    expect([...facts].filter((place) => !all.has(place))).toEqual([])
  })
})
