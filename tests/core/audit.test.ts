import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ChainLink, firstBrokenLink, nextLink } from '../../app/core/audit/chain'
import { type AuditEvent, parseEvent, sentenceOf } from '../../app/core/audit/events'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

function chainOf(count: number): ChainLink[] {
  const links: ChainLink[] = []
  for (let index = 0; index < count; index++) {
    const event: AuditEvent = {
      kind: 'answer saved',
      reviewId: 'r1',
      payload: { questionId: 'DAT-02', revision: index, valueHash: 'x' },
    }
    links.push(
      nextLink(
        links.at(-1) ?? null,
        event,
        { at: new Date(1_800_000_000_000 + index), actor: 'job' },
        sha256,
      ),
    )
  }
  return links
}

describe('the audit chain', () => {
  it('holds as it was written', () => {
    expect(firstBrokenLink(chainOf(20), sha256)).toBeNull()
    expect(firstBrokenLink([], sha256)).toBeNull()
  })

  it('shows an edit, a deletion and a swap at the place where it was made', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 18 }),
        fc.constantFrom('edit', 'delete', 'swap'),
        (at, how) => {
          const links = chainOf(20)
          const [hit, next] = [links[at], links[at + 1]]
          if (!hit || !next) throw new Error('out of range')
          if (how === 'edit') links[at] = { ...hit, body: hit.body.replace('DAT-02', 'DAT-03') }
          if (how === 'delete') links.splice(at, 1)
          if (how === 'swap') links.splice(at, 2, next, hit)
          expect(firstBrokenLink(links, sha256)).toBe(how === 'edit' ? at + 1 : at + 2)
        },
      ),
    )
  })

  it('gives every hash a share in all that went before', () => {
    const event = parseEvent('review closed', 'r1', {})
    const linkAfter = (hash: string) =>
      nextLink({ seq: 7, hash }, event, { at: new Date(0), actor: 'job' }, sha256)
    const [one, other] = [linkAfter('e'.repeat(64)), linkAfter('f'.repeat(64))]
    expect(one.body).toBe(other.body)
    expect(one.hash).not.toBe(other.hash)
  })

  it('is read back from storage and put in a sentence', () => {
    const event = parseEvent('review sent', 'r1', {
      contactId: 'c',
      dueOn: '2026-12-14',
      tier: 2,
      questionnaire: 'ai-vendor',
      version: 1,
      hash: 'h',
      questions: 70,
    })
    expect(sentenceOf(event)).toBe(
      'Review sent: 70 questions (ai-vendor version 1), due 14 Dec 2026',
    )
  })

  it('is refused when its kind or its shape is not known', () => {
    expect(() => parseEvent('review eaten', null, {})).toThrow('Unknown audit event')
    expect(() => parseEvent('toString', null, {})).toThrow('Unknown audit event')
    expect(() => parseEvent('finding raised', 'r1', { number: 'one' })).toThrow()
  })
})
