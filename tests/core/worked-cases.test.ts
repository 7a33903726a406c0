import { describe, expect, test } from 'vitest'
import { parseCases } from '../../app/core/scoring/case-file'
import { runCases } from '../../app/core/scoring/cases'
import { runContradictionCases } from '../../app/core/scoring/contradiction-cases'
import { readCases } from '../../app/ports/questionnaires'
import { bank, folder, given, intake } from './bank'

const read = given(readCases(folder, 'ai-vendor'))
const parsed = parseCases(read.ok ? read.data : null)
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
const { cases } = parsed

describe('the worked cases of the bank', () => {
  test.each(runCases(bank, intake, cases).map((outcome) => [outcome.title, outcome]))(
    '%s',
    (_title, outcome) => {
      expect(outcome.differences).toEqual([])
    },
  )
})

describe('the contradictions of the bank', () => {
  const outcomes = runContradictionCases(bank, intake, cases)

  test.each(outcomes.map(({ id, differences }) => [id, differences]))(
    '%s stands in its case, and not in its near miss',
    (_id, differences) => {
      expect(differences).toEqual([])
    },
  )

  test('are at least twenty, each with a case', () => {
    const ids = bank.contradictions.map(({ contradiction }) => contradiction.id)
    expect(ids.length).toBeGreaterThanOrEqual(20)
    expect(outcomes.map(({ id }) => id).sort()).toEqual(ids.toSorted())
  })

  test('a case tells what stands instead, and what should not stand', () => {
    const worked = {
      contradiction: 'logs-visible-beside-none-kept',
      use: 'writing-aid',
      vendor: 'proven',
    }
    const run = (over: object) => {
      const file = parseCases({ ...cases, contradictions: [{ ...worked, ...over }] })
      if (!file.ok) throw new Error(JSON.stringify(file.problems))
      return runContradictionCases(bank, intake, file.cases)[0]?.differences
    }
    const none = { 'MON-03': { value: 0 } }
    expect(run({ stands: {}, nearMiss: none })).toEqual([
      'stands: expected logs-visible-beside-none-kept, got nothing',
      'nearMiss: it stands, although it should not',
    ])
    expect(run({ stands: { 'ZZZ-01': {} }, nearMiss: {} })).toEqual([
      'stands: ZZZ-01: is not a question of this questionnaire',
    ])
    expect(run({ contradiction: 'oops', stands: {}, nearMiss: {} })).toEqual([
      'there is no contradiction oops',
    ])
  })
})

describe('a case', () => {
  const run = (over: object) => {
    const file = parseCases({ ...cases, cases: [{ id: 'a', title: 'A', ...over }] })
    if (!file.ok) return file.problems.map(({ path, message }) => `${path}: ${message}`)
    return runCases(bank, intake, file.cases).flatMap(({ differences }) => differences)
  }

  test('tells everything that is not as expected', () => {
    expect(
      run({
        use: 'writing-aid',
        vendor: 'silent',
        expect: {
          tier: 3,
          score: [1, 0],
          domains: { DAT: [0, 0], TRN: [0, 1] },
          flags: [],
          band: 'weak',
        },
      }),
    ).toEqual([
      'tier: expected 3, got 2',
      'score: expected [1,0], got [0,0]',
      'domains: expected {"DAT":[0,0],"TRN":[0,1]}, got {"DAT":[0,0],"TRN":[0,0]}',
      'flags: expected [], got ["silence-about-incidents"]',
    ])
  })

  test('is refused when it speaks of what is not there', () => {
    const expected = { expect: { tier: 2 } }
    expect(run({ use: 'nobody', ...expected })).toEqual(['use: there is no nobody'])
    expect(run({ use: 'writing-aid', vendor: 'nobody', ...expected })).toEqual([
      'vendor: there is no nobody',
    ])
    expect(
      run({
        use: 'writing-aid',
        with: { shoe_size: 9 },
        vendor: 'silent',
        but: { 'ZZZ-01': {}, 'TRN-01': { value: 'maybe' } },
        ...expected,
      }),
    ).toEqual([
      'shoe_size: is not an item of the intake',
      'ZZZ-01: is not a question of this questionnaire',
      'TRN-01.value: must be one of never, opt_in, no, opt_out_org, opt_out_user, yes, unclear',
    ])
    expect(run({ use: 'writing-aid', expect: { tier: 4 } })).toEqual([
      'cases.0.expect.tier: Invalid input',
    ])
  })
})
