import { describe, expect, it } from 'vitest'
import { checkChain } from '../../app/core/audit/check'
import type { KeptHead } from '../../app/core/audit/kept-heads'
import { readLine } from '../../app/core/audit/line'
import { chanceOf, erase, fileOf, type Line, sha256, someChain, tamperings } from './tampering'

/** As it is read back from a file. */
function found(lines: readonly Line[], heads: KeptHead[], hashing = sha256) {
  const check = checkChain(heads, hashing)
  for (const text of fileOf(lines).split('\n').slice(0, -1)) {
    const link = readLine(text)
    if (link) check.add(link)
    else check.stop('no event')
  }
  return check.end()
}

const headOf = (lines: readonly Line[]): KeptHead[] => {
  const last = lines.at(-1)
  return last ? [{ from: 'kept head', seq: last.seq, hash: last.hash }] : []
}

const kinds = Object.keys(tamperings)

/** How many of a thousand tamperings, evenly of each kind, are told; by kind. */
function told(how: { heads: boolean; hashing?: typeof sha256; runs: number }) {
  const counts = new Map<string, [told: number, of: number]>(kinds.map((kind) => [kind, [0, 0]]))
  for (let run = 0; run < how.runs; run++) {
    const chance = chanceOf(run)
    const kind = kinds[run % kinds.length] ?? ''
    const chain = someChain(chance, chance.int(3, 40))
    const lines = chance.int(0, 3) === 0 ? erase(chain, chance) : chain
    const tampered = chance.pick(tamperings[kind] ?? [])(lines, chance)
    const count = counts.get(kind)
    if (!count || fileOf(tampered) === fileOf(lines)) continue
    count[1]++
    if (!found(tampered, how.heads ? headOf(lines) : [], how.hashing).holds) count[0]++
  }
  return Object.fromEntries(counts)
}

describe('a tampered log', () => {
  it('is told, a thousand times out of a thousand, against a kept head', () => {
    const counts = Object.values(told({ heads: true, runs: 1020 }))
    expect(counts.map(([seen, of]) => of - seen)).toEqual(kinds.map(() => 0))
    expect(counts.reduce((sum, [, of]) => sum + of, 0)).toBeGreaterThanOrEqual(1000)
  })

  it('is never told of one that nobody touched, erasures and all', () => {
    for (let run = 0; run < 100; run++) {
      const chance = chanceOf(50_000 + run)
      const chain = someChain(chance, chance.int(1, 40))
      const lines = run % 2 === 0 ? chain : erase(chain, chance)
      const verdict = found(lines, headOf(chain))
      expect(verdict).toMatchObject({ holds: true, count: lines.length, keptUpTo: chain.length })
    }
  })

  it('would not be told where a hash did not cover the one before it (control)', () => {
    const weak = (text: string) => sha256(text.replace(/^[0-9a-f]{64}\n/, ''))
    const chance = chanceOf(1)
    const weakened = someChain(chance, 20).map((line) => ({ ...line, hash: weak(`${line.body}`) }))
    expect(found(weakened, headOf(weakened), weak).holds).toBe(true)
    const edited = weakened.map((line, index) => {
      if (index !== 5) return line
      const body = line.body.replace('"actor":"job"', '"actor":"setup"')
      return { ...line, body, hash: weak(body) }
    })
    expect(found(edited, headOf(edited), weak).holds).toBe(true)
  })

  it('cut off at its end or written anew is told by a kept head and by nothing else (control)', () => {
    const without = told({ heads: false, runs: 600 })
    expect(without.truncate?.[1]).toBeGreaterThan(90)
    expect(without['re-chain']?.[1]).toBeGreaterThan(90)
    const most = (kind: string) => (without[kind]?.[0] ?? 0) / (without[kind]?.[1] ?? 1)
    // Some of those cut-off ends had held the erasure that accounts for a missing name.
    expect(most('truncate')).toBeLessThan(0.4)
    expect(most('re-chain')).toBeLessThan(0.2)
  })
})

describe('what is wrong with a log', () => {
  const lines = someChain(chanceOf(7), 10)
  const sentenceOf = (tampered: readonly Line[], heads: KeptHead[] = []) => {
    const { broken, heads: kept, problems } = found(tampered, heads)
    return broken?.sentence ?? problems[0] ?? kept[0]?.sentence
  }
  const line = (index: number): Line => lines[index] ?? { seq: 0, hash: '', body: '' }

  it('is said in words', () => {
    expect(sentenceOf([...lines.slice(0, 3), ...lines.slice(5)])).toBe(
      'Events 4 to 5 are missing: deleted, or moved.',
    )
    expect(sentenceOf([...lines.slice(0, 5), line(2), ...lines.slice(5)])).toBe(
      'Where event 6 belongs stands event 3 again: reordered or repeated.',
    )
    const swapped = { ...line(4), seq: 4 }
    expect(sentenceOf([...lines.slice(0, 3), swapped, { ...line(3), seq: 5 }])).toMatch(
      /^In place of event 4 stands what was event 5: reordered/,
    )
    const body = line(3).body.replace('"actor":"job"', '"actor":"setup"')
    expect(sentenceOf([...lines.slice(0, 3), { ...line(3), body }])).toMatch(
      /^Event 4 does not follow from the one before it: it was edited/,
    )
    expect(sentenceOf([{ ...line(0), values: {} }, ...lines.slice(1)])).toBe(
      '1 personal value is gone that no erasure in the log accounts for: deleted outside Assay.',
    )
  })

  it('is said of a kept head: cut off, written anew, or met', () => {
    const kept = [{ from: 'report R-0001 version 1', seq: 9, hash: line(8).hash }]
    expect(sentenceOf(lines.slice(0, 7), kept)).toBe(
      'report R-0001 version 1: it knows event 9, but the chain ends at 7: the end was cut off.',
    )
    expect(sentenceOf(someChain(chanceOf(8), 10), kept)).toBe(
      'report R-0001 version 1: it was given another hash for event 9: the chain was written anew.',
    )
    expect(sentenceOf(lines, kept)).toBe(
      'report R-0001 version 1: the hash kept there is in this chain.',
    )
    expect(sentenceOf(lines, [{ from: 'kept head', seq: null, hash: 'e'.repeat(16) }])).toBe(
      'kept head: its hash is not in this chain: the end was cut off, or the chain was written anew.',
    )
    const short = { from: 'kept head', seq: null, hash: line(4).hash.slice(0, 16) }
    expect(found(lines, [short])).toMatchObject({ holds: true, keptUpTo: 5 })
  })
})
