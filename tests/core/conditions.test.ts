import { describe, expect, test } from 'vitest'
import { noFacts } from '../../app/core/intake/facts'
import type { AnswerValue } from '../../app/core/questionnaire/answer'
import { operandsOf, parseCondition } from '../../app/core/questionnaire/condition'
import { compileCondition, type World } from '../../app/core/questionnaire/condition-evaluate'
import { conditionInWords } from '../../app/core/questionnaire/condition-words'
import { bank } from './bank'

const ids = ['AAA-01', 'AAA-02']

interface Given {
  one?: AnswerValue | null
  two?: AnswerValue | null
  intake?: World['intake']
  asOf?: string
  blankSecond?: 'shown' | 'hidden'
  submitted?: boolean
}

function holds(source: string, given: Given = {}): boolean {
  const parsed = parseCondition(source)
  if (!parsed.ok) throw new Error(parsed.message)
  const predicate = compileCondition(parsed.condition, (id) => {
    const index = ids.indexOf(id)
    return index < 0 ? undefined : index
  })
  if (!predicate) throw new Error('dangling')
  const values = [given.one ?? null, given.two ?? null]
  return predicate({
    values,
    shown: [true, given.blankSecond !== 'hidden'],
    answered: values.map((value) => value !== null),
    intake: { ...noFacts, ...given.intake },
    asOf: given.asOf ?? null,
    submitted: given.submitted ?? true,
  })
}

function messageFor(source: string): string | null {
  const parsed = parseCondition(source)
  return parsed.ok ? null : parsed.message
}

describe('comparisons', () => {
  test.each<[string, Given, boolean]>([
    ['AAA-01 == yes', { one: 'yes' }, true],
    ['AAA-01 == yes', { one: 'no' }, false],
    ['AAA-01 != yes', { one: 'no' }, true],
    ['AAA-01 != yes', { one: 'yes' }, false],
    ['AAA-01 > 50', { one: 51 }, true],
    ['AAA-01 > 50', { one: 50 }, false],
    ['AAA-01 >= 50', { one: 50 }, true],
    ['AAA-01 < 183', { one: 182 }, true],
    ['AAA-01 < 183', { one: 183 }, false],
    ['AAA-01 <= 183', { one: 183 }, true],
    ['AAA-01 in (yes, maybe)', { one: 'maybe' }, true],
    ['AAA-01 in (yes,maybe)', { one: 'no' }, false],
    ['AAA-01 includes a', { one: ['b', 'a'] }, true],
    ['AAA-01 includes a|c', { one: ['b', 'c'] }, true],
    ['AAA-01 includes a|c', { one: ['b'] }, false],
    ['AAA-01 not_only none', { one: ['none'] }, false],
    ['AAA-01 not_only none', { one: ['a'] }, true],
    ['intake.personal_data == true', { intake: { personal_data: true } }, true],
    ['intake.personal_data == false', { intake: { personal_data: false } }, true],
    ['intake.user_count > 50', { intake: { user_count: 51 } }, true],
    ['intake.allowed_regions includes eea', { intake: { allowed_regions: ['eea'] } }, true],
    ['as_of >= 2027-12-02', { asOf: '2027-12-02' }, true],
    ['as_of >= 2027-12-02', { asOf: '2027-12-01' }, false],
  ])('%s with %j is %s', (source, given, expected) => {
    expect(holds(source, given)).toBe(expected)
  })

  test.each([
    'AAA-01 == yes',
    'AAA-01 != yes',
    'AAA-01 >= 0',
    'AAA-01 < 5',
    'AAA-01 in (yes)',
    'AAA-01 includes yes',
    'AAA-01 not_only none',
    'intake.personal_data != true',
    'as_of < 2027-12-02',
  ])('"%s" is false when there is no answer', (source) => {
    expect(holds(source)).toBe(false)
  })

  test('a value of another type than the literal fails the comparison instead of being converted', () => {
    expect(holds('AAA-01 > 5', { one: '9' })).toBe(false)
    expect(holds('AAA-01 == 9', { one: '9' })).toBe(false)
    expect(holds('AAA-01 includes a', { one: 'a' })).toBe(false)
  })
})

describe('and, or, not', () => {
  test('"and" binds before "or"', () => {
    const source = 'AAA-01 == a or AAA-01 == b and AAA-02 == c'
    expect(holds(source, { one: 'a' })).toBe(true)
    expect(holds(source, { one: 'b' })).toBe(false)
    expect(holds(source, { one: 'b', two: 'c' })).toBe(true)
  })

  test('brackets bind first', () => {
    const source = '(AAA-01 == a or AAA-01 == b) and AAA-02 == c'
    expect(holds(source, { one: 'a' })).toBe(false)
    expect(holds(source, { one: 'a', two: 'c' })).toBe(true)
  })

  test('"not" binds to what follows it at once, and turns an unanswered comparison true', () => {
    expect(holds('not AAA-01 == a and AAA-02 == c', { one: 'b', two: 'c' })).toBe(true)
    expect(holds('not (AAA-01 == a and AAA-02 == c)', { one: 'a', two: 'd' })).toBe(true)
    expect(holds('not not AAA-01 == a', { one: 'a' })).toBe(true)
    expect(holds('not AAA-01 == a')).toBe(true)
  })
})

describe('blank', () => {
  test('is true of a shown question without an answer, and only after submission', () => {
    expect(holds('AAA-02 blank', { blankSecond: 'shown' })).toBe(true)
    expect(holds('AAA-02 blank', { blankSecond: 'shown', submitted: false })).toBe(false)
    expect(holds('AAA-02 blank', { blankSecond: 'hidden' })).toBe(false)
    expect(holds('AAA-02 blank', { two: 'said' })).toBe(false)
  })
})

describe('reading', () => {
  test.each([
    ['', 'ends where a question id or intake.<field> is expected'],
    ['AAA-01', 'ends where an operator is expected'],
    ['AAA-01 ==', 'ends where a value is expected'],
    ['AAA-01 is yes', '"is" is not an operator'],
    ['AAA-01 == yes AAA-02', '"AAA-02" is not expected here'],
    ['AAA-01 in yes', '"yes" where "(" is expected'],
    ['AAA-01 in (yes', 'ends where ")" is expected'],
    ['(AAA-01 == yes', 'ends where ")" is expected'],
    ['yes == AAA-01', '"yes" is neither a question id nor intake.<field>'],
    ['AAA-01 == ;drop', 'cannot be read at ";drop"'],
    ['AAA-01 == AAA-02', '"AAA-02" is not a value'],
    ['process.exit()', '"process" is neither a question id nor intake.<field>'],
  ])('"%s" is refused: %s', (source, message) => {
    expect(messageFor(source)).toBe(message)
  })

  test('a condition that names an unknown question or field does not compile', () => {
    for (const source of [
      'ZZZ-09 == yes',
      'intake.shoe_size == 9',
      'not ZZZ-09 == yes or AAA-01 == a',
    ]) {
      const parsed = parseCondition(source)
      expect(parsed.ok && compileCondition(parsed.condition, () => undefined)).toBe(null)
    }
  })

  test('every operand is found, however deep', () => {
    const parsed = parseCondition(
      'not (AAA-01 == a or intake.autonomy == act_alone) and AAA-02 blank',
    )
    expect(parsed.ok && operandsOf(parsed.condition)).toEqual([
      { of: 'question', id: 'AAA-01' },
      { of: 'intake', field: 'autonomy' },
      { of: 'question', id: 'AAA-02' },
    ])
  })
})

describe('in words', () => {
  test.each([
    ['TRN-01 in (never,opt_in)', 'TRN-01 is "No, excluded by contract" or "Only if we opt in"'],
    ['intake.residency_required == true', "the intake's answer on a limit to regions is yes"],
    ['CRT-01 not_only none', 'CRT-01 names something other than "None"'],
    [
      'INV-01 includes agent or intake.autonomy in (act_alone)',
      'INV-01 names "Acts in other systems (agent)" or the intake\'s answer on autonomy is act alone',
    ],
    ['not MON-03 >= 183', 'it is not so that MON-03 is at least "183"'],
    [
      '(IAM-01 == none or IAM-03 == none) and MON-07 blank',
      '(IAM-01 is "No" or IAM-03 is "It is not available") and MON-07 was left blank',
    ],
    ['as_of < 2027-12-02', 'the as-of date is less than 2027-12-02'],
  ])('%s reads: %s', (source, words) => {
    const parsed = parseCondition(source)
    expect(parsed.ok && conditionInWords(parsed.condition, bank.byId)).toBe(words)
  })
})

describe('what contradictions ask', () => {
  const models = (region: string) => [{ maker: 'A', model: 'B', host: 'Azure OpenAI', region }]
  const soc2 = (validTo: string) => ({ kind: 'soc2-t2', validTo })
  const iso = (validTo: string) => ({ kind: 'iso27001', validTo })

  test.each<[string, Given, boolean]>([
    ['AAA-01.region mentions us|united_states', { one: models('us-east-1') }, true],
    ['AAA-01.region mentions us|united_states', { one: models('Ohio, United States') }, true],
    ['AAA-01.region mentions us|united_states', { one: models('Belarus') }, false],
    ['AAA-01.host mentions openai', { one: models('EU') }, true],
    ['AAA-01.maker mentions openai', { one: models('EU') }, false],
    ['AAA-01.region mentions us', { one: null }, false],
    ['AAA-01 only eea|uk', { one: ['eea'] }, true],
    ['AAA-01 only eea|uk', { one: ['eea', 'us'] }, false],
    ['AAA-01 only eea|uk', { one: null }, false],
    ['AAA-01 older_than 12', { one: '2025-11-20', asOf: '2026-11-21' }, true],
    ['AAA-01 older_than 12', { one: '2025-11-21', asOf: '2026-11-21' }, false],
    ['AAA-01 older_than 12', { one: '2020-01-01' }, false],
    ['AAA-01.kind includes soc2_t2', { one: [soc2('2027-01-01')] }, true],
    ['AAA-01.kind includes soc2_t2', { one: [iso('2027-01-01')] }, false],
    [
      'AAA-01.soc2_t2.valid_to older_than 0',
      { one: [soc2('2026-11-20'), iso('2027-01-01')], asOf: '2026-11-21' },
      true,
    ],
    [
      'AAA-01.soc2_t2.valid_to older_than 0',
      { one: [soc2('2026-11-20'), soc2('2026-11-21')], asOf: '2026-11-21' },
      false,
    ],
  ])('%s with %j is %s', (source, given, expected) => {
    expect(holds(source, given)).toBe(expected)
  })

  test('"not applicable" is an answer without a value; a blank is not', () => {
    const parsed = parseCondition('AAA-01 not_applicable')
    const excused = parsed.ok ? compileCondition(parsed.condition, () => 0) : null
    const world = { values: [null], intake: noFacts, asOf: null, submitted: true }
    expect(excused?.({ ...world, shown: [true], answered: [true] })).toBe(true)
    expect(excused?.({ ...world, shown: [true], answered: [false] })).toBe(false)
    expect(excused?.({ ...world, shown: [false], answered: [true] })).toBe(false)
  })

  test.each([
    ['SUP-01 not_applicable', 'SUP-01 was answered "not applicable"'],
    ['INV-03.host mentions azure_openai', 'host of INV-03 mentions azure openai'],
    ['CRT-03.soc2_t2.valid_to older_than 0', 'valid to of soc2 t2 in CRT-03 has passed'],
    ['CRT-02 older_than 12', 'CRT-02 is more than 12 months ago'],
    ['DAT-08 only eea', 'DAT-08 names only "EU/EEA"'],
  ])('%s reads: %s', (source, words) => {
    const parsed = parseCondition(source)
    expect(parsed.ok && conditionInWords(parsed.condition, bank.byId)).toBe(words)
  })

  test('a number of months is a number', () => {
    expect(messageFor('CRT-02 older_than long')).toBe('"long" is not a number of months')
  })
})
