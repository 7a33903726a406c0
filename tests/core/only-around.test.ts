// A question that was only written around is not taken for an answered one.
import { expect, test } from 'vitest'
import type { Control } from '../../app/core/questionnaire/kinds/control'
import { isOnlyAround } from '../../app/core/respond/only-around'

const radios: Control = {
  control: 'radios',
  name: 'value',
  options: [{ value: 'yes', label: 'Yes' }],
}

test.each([['comment'], ['link'], ['exception']] as const)('a %s alone is no answer', (field) => {
  expect(isOnlyAround(radios, { value: '', [field]: 'text' })).toBe(true)
  expect(isOnlyAround(radios, { value: 'yes', [field]: 'text' })).toBe(false)
  expect(isOnlyAround(radios, { value: '', [field]: '  ' })).toBe(false)
})

test('what does not apply needs no answer, and files answer by themselves', () => {
  expect(isOnlyAround(radios, { comment: 'text', notApplicable: 'No agents.' })).toBe(false)
  expect(
    isOnlyAround({ control: 'evidence', name: 'value', accepts: [] }, { comment: 'text' }),
  ).toBe(false)
})
