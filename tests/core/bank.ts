// The shipped questionnaires, opened once for the tests, and answers to them made at random.

import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { deriveIntake } from '../../app/core/intake/answers'
import type { CompiledIntake, IntakeAnswers } from '../../app/core/intake/compile'
import type { IntakeFacts } from '../../app/core/intake/facts'
import type { Answer, AnswerSet, AnswerValue } from '../../app/core/questionnaire/answer'
import type { CompiledQuestionnaire } from '../../app/core/questionnaire/compile'
import type { Question } from '../../app/core/questionnaire/definition'
import { kindOf } from '../../app/core/questionnaire/kinds/registry'
import { type Definitions, readDefinitions } from '../../app/ports/questionnaires'

export const folder = fileURLToPath(new URL('../../questionnaires', import.meta.url))
export const definitions: Definitions = readDefinitions(folder)
export const bank: CompiledQuestionnaire = given(definitions.questionnaires.at(-1))
export const intake: CompiledIntake = given(definitions.intakes.at(-1))

export function given<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error('Expected to be there')
  return value
}

export function anAnswer(value: AnswerValue | null, over: Partial<Answer> = {}): Answer {
  return { value, basis: 'stated', exception: null, notApplicable: null, comment: null, ...over }
}

const isoDate = fc
  .date({ min: new Date('2023-01-01'), max: new Date('2026-11-21'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

function someOf(values: readonly string[]): fc.Arbitrary<string[]> {
  const others = values.filter((value) => value !== 'none')
  const picked = fc.subarray(others, { minLength: 1 })
  return values.includes('none') ? fc.oneof(picked, fc.constant<string[]>(['none'])) : picked
}

const certificationRow = fc.record({
  kind: fc.constantFrom('soc2-t2', 'soc2_t1', 'iso27001', 'iso42001', 'c5-t2', 'csa-star-ai-1'),
  validFrom: isoDate,
  validTo: fc.oneof(isoDate, fc.constantFrom('2026-11-20', '2026-11-21', '2027-06-30')),
})

/** Every value that a vendor could give. */
export function anyValue(question: Question): fc.Arbitrary<AnswerValue> {
  switch (question.kind) {
    case 'single':
      return fc.constantFrom(...question.options.map((option) => option.value))
    case 'multi':
      return someOf(question.options.map((option) => option.value))
    case 'number':
      return question.unit === 'percent'
        ? fc.nat(100)
        : fc.oneof(
            fc.nat(20),
            fc.nat(400),
            fc.constant(99999),
            ...(question.instead ? [fc.constant(question.instead.value)] : []),
          )
    case 'date':
      return isoDate
    case 'certifications':
      return fc.array(certificationRow, { minLength: 1, maxLength: 4 })
    case 'models':
      return fc.constant([{ maker: 'A', model: 'B', host: 'C', region: 'D' }])
    case 'text':
    case 'file':
      return fc.constant('None.')
  }
}

const extras: fc.Arbitrary<Partial<Answer>> = fc.oneof(
  { weight: 12, arbitrary: fc.constant({}) },
  { weight: 2, arbitrary: fc.constant({ exception: 'except the old plan' }) },
  { weight: 1, arbitrary: fc.constant({ notApplicable: 'not offered' }) },
  {
    weight: 1,
    arbitrary: fc.constant({ notApplicable: 'not offered', notApplicableAccepted: true }),
  },
  { weight: 1, arbitrary: fc.nat(10_000).map((n) => ({ reviewedCredit: n / 100 })) },
  { weight: 1, arbitrary: isoDate.map((evidenceValidTo) => ({ evidenceValidTo })) },
)

export const basis = fc.constantFrom('stated', 'link', 'evidence', 'verified')

function answerTo(question: Question): fc.Arbitrary<Answer> {
  return fc
    .tuple(fc.option(anyValue(question), { freq: 8 }), basis, extras)
    .map(([value, proof, more]) => anAnswer(value, { basis: proof, ...more }))
}

export const answerSets: fc.Arbitrary<AnswerSet> = fc.record(
  Object.fromEntries(bank.questions.map((question) => [question.id, answerTo(question)])),
)

/** Mostly the best answers with proof, so that bands and caps at the upper end are met as well. */
export const goodAnswerSets: fc.Arbitrary<AnswerSet> = fc.record(
  Object.fromEntries(
    bank.questions.map((question): [string, fc.Arbitrary<Answer>] => {
      const best = kindOf(question).best(question, '2026-11-21')
      const good = basis.map((proof) => anAnswer(best, { basis: proof }))
      return [question.id, fc.oneof({ weight: 24, arbitrary: good }, answerTo(question))]
    }),
  ),
)

export const intakeAnswers: fc.Arbitrary<IntakeAnswers> = fc.record(
  Object.fromEntries(
    intake.questions.map((question): [string, fc.Arbitrary<AnswerValue>] => [
      question.id,
      question.id === 'IN-16'
        ? fc.oneof(isoDate, fc.constant('already_in_use'))
        : question.kind === 'number'
          ? fc.nat(3000)
          : anyValue(question),
    ]),
  ),
)

export const facts: fc.Arbitrary<IntakeFacts> = intakeAnswers.map(deriveIntake)
export const tier = fc.constantFrom(1, 2, 3)
