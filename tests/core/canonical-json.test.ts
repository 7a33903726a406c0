// One spelling for one value: what is hashed as JSON has the same bytes however it was put together, or is refused.
import { expect, it } from 'vitest'
import { canonicalJson } from '../../app/core/audit/canonical-json'

it('spells the same value the same, in whatever order it was put together', () => {
  const one = { b: 1, a: { d: [1, { y: null, x: 'ü' }], c: true } }
  const other = { a: { c: true, d: [1, { x: 'ü', y: null }] }, b: 1 }
  expect(canonicalJson(one)).toBe('{"a":{"c":true,"d":[1,{"x":"ü","y":null}]},"b":1}')
  expect(canonicalJson(other)).toBe(canonicalJson(one))
  expect(canonicalJson([2, 1])).not.toBe(canonicalJson([1, 2]))
})

it('leaves out what is undefined, and is read back as the same', () => {
  expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}')
  const value = { text: 'a\u2028b"\\\n', number: -0.5, é: [[], {}] }
  expect(JSON.parse(canonicalJson(value))).toEqual(value)
})

it.each([
  ['a date', new Date(0)],
  ['no number', Number.NaN],
  ['an endless number', Number.POSITIVE_INFINITY],
  ['a big number', 1n],
  ['a function', () => 1],
  ['a map', new Map()],
  ['an object of a class', new (class Kept {})()],
])('refuses %s, which would be another value when it is read back', (_what, value) => {
  expect(() => canonicalJson({ value })).toThrow('No canonical JSON')
})
