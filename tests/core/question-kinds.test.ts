import { describe, expect, test } from 'vitest'
import type { AnswerValue } from '../../app/core/questionnaire/answer'
import { type Question, questionSchema } from '../../app/core/questionnaire/definition'
import { noLimit } from '../../app/core/questionnaire/kinds/number'
import { creditOf, kindNames, kindOf } from '../../app/core/questionnaire/kinds/registry'
import { bank, given } from './bank'

const asOf = '2026-11-21'
const question = (id: string) => given(bank.byId.get(id))

function make(kind: string, members: Record<string, unknown>): Question {
  const common = { id: 'AAA-01', domain: 'AAA', depth: 'lite', prompt: 'What?', why: 'Because.' }
  return questionSchema.parse({ ...common, kind, ...members })
}

const accepts = (one: Question, value: unknown, today: string | null = asOf) =>
  kindOf(one).answerSchema(one, today).safeParse(value).success
const credit = (one: Question, value: AnswerValue, claims: AnswerValue | null = null) =>
  creditOf(one, value, { asOf, valueOf: () => claims })
const posted = (one: Question, fields: Record<string, string[]>) =>
  kindOf(one).parseForm(one, (name) => fields[name] ?? [])
const printed = (one: Question, value: AnswerValue) => kindOf(one).print(one, value)

test('the bank uses every kind but the plain file', () => {
  const used = new Set(bank.questions.map(({ kind }) => kind))
  expect(kindNames.filter((name) => !used.has(name))).toEqual(['file'])
})

test('a question of an unknown kind is refused by name', () => {
  const parsed = questionSchema.safeParse({ kind: 'slider' })
  expect(parsed.error?.issues[0]?.message).toMatch(/^must be one of single, multi, number/)
})

describe('single', () => {
  const sso = question('IAM-01')

  test('gives the credit of the picked option and takes no other value', () => {
    expect(credit(sso, 'available')).toBe(65)
    expect(accepts(sso, 'available')).toBe(true)
    expect(accepts(sso, 'saml')).toBe(false)
    expect(accepts(sso, ['available'])).toBe(false)
  })

  test('is a group of radios that posts one field', () => {
    const control = kindOf(sso).control(sso)
    expect(control).toMatchObject({ control: 'radios', name: 'IAM-01' })
    expect(posted(sso, { 'IAM-01': ['enforced'] })).toBe('enforced')
    expect(posted(sso, {})).toBe(null)
    expect(printed(sso, 'none')).toBe('No')
  })

  test('knows its best answer, never a flagged one', () => {
    expect(kindOf(sso).best(sso, asOf)).toBe('enforced')
    const trap = make('single', {
      options: [
        { value: 'a', label: 'A', credit: 100, red: 'A trap.' },
        { value: 'b', label: 'B', credit: 40 },
      ],
    })
    expect(kindOf(trap).best(trap, asOf)).toBe('b')
  })
})

describe('multi', () => {
  const attacks = question('SEC-02')
  const certificates = question('CRT-01')

  test('adds up points, at most 100', () => {
    expect(credit(attacks, ['direct', 'tenant'])).toBe(30)
    expect(credit(certificates, ['soc2_t2', 'iso27001', 'fedramp', 'hitrust_r2'])).toBe(100)
    expect(credit(attacks, ['none'])).toBe(0)
  })

  test('a question whose points are all 0 is never scored', () => {
    expect(kindOf(question('DAT-01')).isScored(question('DAT-01'))).toBe(false)
    expect(credit(question('DAT-01'), ['prompts'])).toBe(null)
  })

  test('"none" excludes the others, nothing is named twice, and a lone option needs no list', () => {
    expect(accepts(attacks, ['none', 'direct'])).toBe(false)
    expect(accepts(attacks, ['direct', 'direct'])).toBe(false)
    expect(kindOf(attacks).answerSchema(attacks, asOf).parse('direct')).toEqual(['direct'])
  })

  test('an empty list is no answer', () => {
    expect(kindOf(attacks).isAnswered(attacks, [])).toBe(false)
    expect(posted(attacks, { 'SEC-02': [] })).toBe(null)
    expect(posted(attacks, { 'SEC-02': ['direct', 'cost'] })).toEqual(['direct', 'cost'])
  })

  test('is a group of check-boxes in which "none" stands alone', () => {
    const control = kindOf(attacks).control(attacks)
    expect(control.control === 'checkboxes' && control.options.at(-1)).toEqual({
      value: 'none',
      label: 'None',
      exclusive: true,
    })
    expect(printed(attacks, ['direct', 'cost'])).toBe('Direct injection; Flooding or cost abuse')
  })
})

describe('number', () => {
  const retention = question('DAT-02')
  const notice = question('SUP-02')
  const share = question('GOV-04')

  test.each([
    [0, 100],
    [1, 90],
    [7, 90],
    [8, 75],
    [365, 20],
    [366, 0],
    [noLimit, 0],
  ])('with "at most" bands, %i days get %i', (days, expected) => {
    expect(credit(retention, days)).toBe(expected)
  })

  test.each([
    [0, 0],
    [1, 20],
    [13, 40],
    [14, 70],
    [30, 100],
    [400, 100],
  ])('with "at least" bands, %i days get %i', (days, expected) => {
    expect(credit(notice, days)).toBe(expected)
  })

  test('takes whole numbers from 0, per cent up to 100', () => {
    expect([0, 12, noLimit].map((value) => accepts(retention, value))).toEqual([true, true, true])
    expect([-1, 1.5, '7', null].map((value) => accepts(retention, value))).toEqual([
      false,
      false,
      false,
      false,
    ])
    expect([100, 101].map((value) => accepts(share, value))).toEqual([true, false])
  })

  test('offers a check-box for "no limit", so that nobody types a magic number', () => {
    expect(kindOf(retention).control(retention)).toEqual({
      control: 'number',
      name: 'DAT-02',
      unit: 'days',
      min: 0,
      max: null,
      noLimit: { name: 'DAT-02.noLimit', value: noLimit, label: 'No limit' },
      instead: {
        name: 'DAT-02.instead',
        value: 'admin',
        label: 'Our admin sets it, down to 0 days',
      },
    })
    expect(posted(retention, { 'DAT-02': ['30'], 'DAT-02.noLimit': ['on'] })).toBe(noLimit)
    expect(posted(notice, { 'SUP-02': ['14'], 'SUP-02.noLimit': ['on'] })).toBe(14)
    expect(printed(retention, noLimit)).toBe('No limit')
    expect(posted(retention, { 'DAT-02': ['30'], 'DAT-02.instead': ['on'] })).toBe('admin')
    expect(printed(retention, 'admin')).toBe('Our admin sets it, down to 0 days')
    expect(accepts(retention, 'admin')).toBe(true)
    expect(accepts(retention, 'nobody')).toBe(false)
  })

  test('keeps what was typed when it is no number, so that the form can show it again', () => {
    expect(posted(retention, { 'DAT-02': [' 30 '] })).toBe(30)
    expect(posted(retention, { 'DAT-02': [''] })).toBe(null)
    expect(posted(retention, { 'DAT-02': ['a month'] })).toBe('a month')
  })

  test('prints its unit', () => {
    expect(printed(retention, 1)).toBe('1 day')
    expect(printed(retention, 30)).toBe('30 days')
    expect(printed(share, 95)).toBe('95 %')
  })
})

describe('date', () => {
  const test12and18 = question('CRT-06')

  test.each([
    ['2025-11-21', 100],
    ['2025-11-20', 50],
    ['2025-05-21', 50],
    ['2025-05-20', 0],
  ])('%s gets %i on 2026-11-21', (date, expected) => {
    expect(credit(test12and18, date)).toBe(expected)
  })

  test('a month is a calendar month, clamped at its end', () => {
    const one = (value: string, on: string) =>
      creditOf(
        make('date', {
          past: true,
          bands: [
            { maxAgeMonths: 6, credit: 100 },
            { maxAgeMonths: null, credit: 0 },
          ],
        }),
        value,
        { asOf: on, valueOf: () => null },
      )
    expect(one('2026-08-31', '2027-02-28')).toBe(100)
    expect(one('2026-08-31', '2027-03-01')).toBe(0)
    expect(one('2027-08-31', '2028-02-29')).toBe(100)
  })

  test('the future is refused where the question asks for the past', () => {
    expect(accepts(test12and18, '2026-11-21')).toBe(true)
    expect(accepts(test12and18, '2026-11-22')).toBe(false)
    expect(accepts(test12and18, '2026-11-22', null)).toBe(true)
    expect(accepts(test12and18, '2026-02-30')).toBe(false)
  })

  test('a check-box may answer instead', () => {
    const start = make('date', {
      past: false,
      bands: [{ maxAgeMonths: null, credit: 0 }],
      instead: { value: 'already_in_use', label: 'Already in use' },
    })
    expect(accepts(start, 'already_in_use')).toBe(true)
    expect(accepts(start, 'soon')).toBe(false)
    expect(posted(start, { 'AAA-01': ['2027-01-01'], 'AAA-01.instead': ['on'] })).toBe(
      'already_in_use',
    )
    expect(printed(start, 'already_in_use')).toBe('Already in use')
    expect(printed(start, '2027-01-01')).toBe('1 Jan 2027')
  })
})

describe('text', () => {
  const incidents = question('MON-07')

  test('waits for a reviewer, or is never scored', () => {
    expect(credit(incidents, 'None.')).toBe('reviewer')
    expect(credit(make('text', {}), 'Words')).toBe(null)
  })

  test('white space is no answer', () => {
    expect(kindOf(incidents).isAnswered(incidents, ' \n ')).toBe(false)
    expect(posted(incidents, { 'MON-07': ['  '] })).toBe(null)
    expect(posted(incidents, { 'MON-07': ['one\r\ntwo'] })).toBe('one\ntwo')
  })

  test('has an end', () => {
    expect(accepts(incidents, 'x'.repeat(10_000))).toBe(true)
    expect(accepts(incidents, 'x'.repeat(10_001))).toBe(false)
  })
})

describe('file', () => {
  const file = make('file', { scoredBy: 'reviewer', accepts: ['pentest'] })

  test('is answered by evidence alone', () => {
    expect(kindOf(file).source).toBe('evidence')
    expect(kindOf(file).isAnswered(file, ['E-01'])).toBe(true)
    expect(kindOf(file).isAnswered(file, [])).toBe(false)
    expect(credit(file, ['E-01'])).toBe('reviewer')
    expect(kindOf(file).control(file)).toEqual({
      control: 'evidence',
      name: 'AAA-01',
      accepts: ['pentest'],
    })
    expect(printed(file, ['E-01', 'E-02'])).toBe('E-01; E-02')
  })
})

describe('models', () => {
  const models = question('INV-03')
  const row = {
    maker: 'Example Labs',
    model: 'Quill 3',
    host: 'Example Cloud',
    region: 'Frankfurt',
  }

  test('reads rows from columns posted side by side, and leaves empty ones out', () => {
    const fields = {
      'INV-03.maker': ['Example Labs', '', 'Other'],
      'INV-03.model': ['Quill 3', '', ''],
      'INV-03.host': ['Example Cloud', ' ', ''],
      'INV-03.region': ['Frankfurt', '', ''],
    }
    expect(posted(models, fields)).toEqual([
      row,
      { maker: 'Other', model: '', host: '', region: '' },
    ])
    expect(posted(models, { 'INV-03.maker': ['', ''] })).toBe(null)
  })

  test('reads back what it prints', () => {
    const rows = [row, { ...row, host: '' }]
    expect(kindOf(models).answerSchema(models, asOf).parse(printed(models, rows))).toEqual(rows)
  })

  test('refuses rows with other columns and empty rows', () => {
    expect(accepts(models, [{ ...row, price: 1 }])).toBe(false)
    expect(accepts(models, [{ maker: '', model: '', host: '', region: '' }])).toBe(false)
  })
})

describe('certifications', () => {
  const proof = question('CRT-03')
  const valid = { validFrom: '2025-12-01', validTo: '2026-11-21' }
  const claims = ['soc2_t2', 'iso27001', 'star_1']

  test('gives the share of the claims that a valid row proves', () => {
    expect(credit(proof, [{ kind: 'soc2-t2', ...valid }], claims)).toBeCloseTo(100 / 3, 10)
    expect(
      credit(
        proof,
        [
          { kind: 'soc2-t2', ...valid },
          { kind: 'csa-star-ai-1', ...valid },
        ],
        claims,
      ),
    ).toBeCloseTo(200 / 3, 10)
    expect(credit(proof, [{ kind: 'iso42001', ...valid }], claims)).toBe(0)
  })

  test.each([
    [{ validFrom: '2025-12-01', validTo: '2026-11-20' }, 0],
    [{ validFrom: '2026-11-22', validTo: '2027-11-21' }, 0],
    [{ validFrom: '2026-11-21', validTo: '2027-11-21' }, 100],
    [{ validTo: '2027-11-21' }, 100],
    [{ validFrom: '2026-01-01' }, 0],
  ])('a row valid %j proves %i per cent', (dates, expected) => {
    expect(credit(proof, [{ kind: 'iso27001', ...dates }], ['iso27001'])).toBe(expected)
  })

  test.each([
    ['2026-01-01', '2026-06-29', 70],
    ['2026-01-01', '2026-06-30', 100],
    ['2025-10-01', '2026-09-30', 100],
  ])('a SOC 2 window from %s to %s proves %i per cent', (periodStart, periodEnd, expected) => {
    const row = { kind: 'soc2-t2', ...valid, periodStart, periodEnd }
    expect(credit(proof, [row], ['soc2_t2'])).toBe(expected)
    expect(credit(proof, [{ ...row, kind: 'iso27001' }], ['iso27001'])).toBe(100)
  })

  test('of several rows for one claim the best counts', () => {
    const short = { kind: 'soc2-t2', ...valid, periodStart: '2026-01-01', periodEnd: '2026-03-31' }
    expect(credit(proof, [short, { kind: 'soc2-t2', ...valid }], ['soc2_t2'])).toBe(100)
  })

  test('without a claim there is nothing to prove', () => {
    expect(credit(proof, [{ kind: 'soc2-t2', ...valid }], ['none'])).toBe(null)
  })

  test('takes rows of known kinds with dates that exist', () => {
    expect(accepts(proof, [{ kind: 'soc2-t2', ...valid }])).toBe(true)
    expect(accepts(proof, [{ kind: 'diploma', ...valid }])).toBe(false)
    expect(accepts(proof, [{ kind: 'soc2-t2', validTo: '2027-02-29' }])).toBe(false)
  })
})
