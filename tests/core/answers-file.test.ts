import { describe, expect, test } from 'vitest'
import { parseAnswers } from '../../app/core/questionnaire/answer'
import { problemLine } from '../../app/core/questionnaire/problem'
import { bank } from './bank'

const parse = (data: unknown, today = '2026-11-21') => parseAnswers(bank, data, today)

function problems(data: unknown): string[] {
  const parsed = parse(data)
  return parsed.ok ? [] : parsed.problems.map((problem) => problemLine('answers.json', problem))
}

describe('an answers file', () => {
  test('is read as documented', () => {
    const answer = {
      value: 'never',
      basis: 'link',
      exception: null,
      notApplicable: null,
      comment: 'See the terms.',
    }
    expect(parse({ 'TRN-01': answer })).toEqual({ ok: true, answers: { 'TRN-01': answer } })
  })

  test('may leave every member out; an empty text says nothing', () => {
    const blank = {
      value: null,
      basis: 'stated',
      exception: null,
      notApplicable: null,
      comment: null,
    }
    const spoken = { value: 'never', exception: '', notApplicable: '  ', comment: '' }
    expect(
      parse({ 'TRN-01': {}, 'TRN-02': { value: null }, 'TRN-03': { ...spoken, value: 'all' } }),
    ).toEqual({
      ok: true,
      answers: { 'TRN-01': blank, 'TRN-02': blank, 'TRN-03': { ...blank, value: 'all' } },
    })
  })

  test("carries a reviewer's word and the expiry of evidence", () => {
    const answer = {
      value: 'never',
      evidenceValidTo: '2027-03-31',
      asOf: '2026-11-01',
      reviewedCredit: 72.5,
      notApplicableAccepted: true,
    }
    const parsed = parse({ 'TRN-01': answer })
    expect(parsed.ok && parsed.answers['TRN-01']).toMatchObject(answer)
  })

  test('names every problem with its path', () => {
    expect(
      problems({
        'TRN-01': { value: 'sometimes', basis: 'rumour', exeption: 'x' },
        'ZZZ-01': { value: 'a' },
        'DAT-02': { value: 1.5 },
        'GOV-04': { value: 101 },
        'CRT-06': { value: '2026-11-22' },
        'SEC-02': { value: ['none', 'direct'] },
        'CRT-03': { value: [{ kind: 'iso27001', validTo: 'soon', price: 1 }] },
        'MON-07': { value: 7, reviewedCredit: 100.5 },
        'IAM-01': 'enforced',
      }),
    ).toEqual([
      'answers.json: TRN-01.value: must be one of never, opt_in, no, opt_out_org, opt_out_user, yes, unclear',
      'answers.json: TRN-01.basis: must be one of stated, link, evidence, verified',
      'answers.json: TRN-01.exeption: is not known here',
      'answers.json: ZZZ-01: is not a question of this questionnaire',
      'answers.json: DAT-02.value: must be a whole number',
      'answers.json: GOV-04.value: must be 100 or less',
      'answers.json: CRT-06.value: must not be in the future (after 2026-11-21)',
      'answers.json: SEC-02.value: "none" cannot stand beside other options',
      'answers.json: CRT-03.value.0.validTo: Use a date such as 2026-11-21',
      'answers.json: CRT-03.value.0.price: is not known here',
      'answers.json: MON-07.value: must be text',
      'answers.json: MON-07.reviewedCredit: must be 100 or less',
      'answers.json: IAM-01: must be an object',
    ])
  })

  test.each([[[]], ['TRN-01'], [null], [7]])('that is not an object (%j) is refused', (data) => {
    expect(problems(data)).toEqual(['answers.json: must be an object of answers by question id'])
  })

  test('a credit with more than two decimals is refused, because sums must stay exact', () => {
    expect(problems({ 'MON-07': { value: 'None.', reviewedCredit: 33.333 } })).toEqual([
      'answers.json: MON-07.reviewedCredit: must have at most two decimals',
    ])
  })
})
