// What the browser makes of typed fields is what the kinds make of them: branching must not drift from the server's.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Question } from '../../app/core/questionnaire/definition'
import { kindOf } from '../../app/core/questionnaire/kinds/registry'
import { checkQuestion, type QuestionFields } from '../../app/core/respond/answer-input'
import { fieldsInWords } from '../../app/core/respond/fields-in-words'
import { mergedFields } from '../../app/core/respond/merge-fields'
import { typedValue } from '../../app/core/respond/typed-value'
import { readDefinitions } from '../../app/ports/questionnaires'
import { small } from '../services/respond-questionnaire'

const bank = readDefinitions('questionnaires').questionnaires.at(-1)
const questions = [...(bank?.questions ?? []), ...small.questions]

/** What a person, a script or a half-finished hand may put into the fields of this question. */
function fieldsFor(question: Question): fc.Arbitrary<QuestionFields> {
  const options = 'options' in question ? question.options.map(({ value }) => value) : []
  const instead =
    (question.kind === 'date' || question.kind === 'number') && question.instead
      ? [question.instead.value]
      : []
  const text = fc.oneof(
    fc.constantFrom(
      '',
      ' ',
      '0',
      '7',
      '100',
      '101',
      ' 30 ',
      '1e3',
      '-1',
      '99999',
      '12345678901234567',
    ),
    fc.constantFrom('2026-02-28', '2026-02-31', '2026-2-1', '0000-01-01', '9999-12-31', 'a\r\nb'),
    fc.constantFrom('x'.repeat(10_000), 'x'.repeat(10_001), ...options, ...instead),
    fc.string(),
    fc
      .date({ noInvalidDate: true, min: new Date('1900-01-01'), max: new Date('2100-01-01') })
      .map((at) => at.toISOString().slice(0, 10)),
  )
  const box = fc.constantFrom<('yes' | false)[]>('yes', false)
  const cell = fc.constantFrom('', ' ', 'Acme', 'EU')
  return fc.record(
    {
      value: fc.oneof(text, fc.array(text, { maxLength: 4 }), fc.subarray(options)),
      noLimit: box,
      instead: box,
      rows: fc.array(fc.record({ maker: cell, model: cell, host: cell, region: cell }), {
        maxLength: 3,
      }),
    },
    { requiredKeys: [] },
  )
}

/** The answer that the server would count, or null. */
function counted(question: Question, fields: QuestionFields) {
  const checked = checkQuestion(question, fields, null)
  if (!checked.ok || checked.fields.value === null) return null
  return kindOf(question).isAnswered(question, checked.fields.value) ? checked.fields.value : null
}

test.each(questions.map((question) => [question.id, question] as const))(
  '%s: the browser counts exactly the answers that the server counts',
  (_id, question) => {
    const control = kindOf(question).control(question)
    fc.assert(
      fc.property(fieldsFor(question), (fields) => {
        expect(typedValue(control, fields)).toEqual(counted(question, fields))
      }),
      { numRuns: 60 },
    )
  },
)

test('an answer in words names its options, units and parts, and shows half an answer as it was typed', () => {
  const control = (id: string) => {
    const question = bank?.byId.get(id)
    if (!question) throw new Error(id)
    return kindOf(question).control(question)
  }
  expect(fieldsInWords(control('TRN-01'), {})).toBe('Nothing')
  expect(fieldsInWords(control('DAT-06'), { value: '30', comment: 'c' })).toMatch(
    /^30 \S+\nComment: c$/,
  )
  expect(fieldsInWords(control('CRT-02'), { value: '2026-06-30' })).toBe('30 Jun 2026')
  expect(fieldsInWords(control('CRT-02'), { value: '2026-06' })).toBe('2026-06')
  const rows = [{ maker: 'Acme', model: 'A-1', host: '', region: 'EU' }, { maker: '' }]
  expect(fieldsInWords(control('INV-03'), { rows })).toBe('Acme · A-1 · – · EU')
})

test('two versions put together lose no word of either', () => {
  const question = bank?.byId.get('MON-07')
  if (!question) throw new Error('MON-07')
  const control = kindOf(question).control(question)
  const words = fc.string({ minLength: 1 }).filter((each) => each.trim() !== '')
  const said = fc.record({
    value: words,
    comment: words,
    exception: words,
    notApplicable: words,
    link: words,
  })
  fc.assert(
    fc.property(said, said, (theirs, mine) => {
      const both = mergedFields(control, theirs, mine)
      for (const name of ['value', 'comment', 'exception', 'notApplicable'] as const) {
        expect(both[name]).toContain(theirs[name].trim())
        expect(both[name]).toContain(mine[name].trim())
      }
      expect(both.link).toBe(mine.link)
    }),
  )
  expect(mergedFields(control, { value: 'theirs', link: 'a' }, { value: '' })).toMatchObject({
    value: 'theirs',
    link: 'a',
  })
})
