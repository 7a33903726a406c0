import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { aiActClass, aiActHelperQuestions } from '../../app/core/intake/ai-act-class'
import { compileIntake } from '../../app/core/intake/compile'
import { assessTier } from '../../app/core/intake/tier'
import { checkTierChange } from '../../app/core/uses/change-tier'
import { productParts, productText } from '../../app/core/uses/product'
import { classSoFar, readUseForm } from '../../app/core/uses/use-form'

const intake = compileIntake(parse(readFileSync('questionnaires/intake/1.yaml', 'utf8')), () => '')

const typed = {
  title: ['Polishing letters'],
  owner: ['Olga Owner'],
  product: ['Quill'],
  vendor: ['Northlight'],
  website: ['northlight.example'],
  'IN-02': ['Staff polish their letters.'],
  'IN-03': ['standalone'],
  'IN-04': ['confidential'],
  'IN-05': ['none'],
  'IN-06': ['own_staff'],
  'IN-07': ['no'],
  'IN-08': ['drafts_reviewed'],
  'IN-09': ['nothing'],
  'IN-10': ['slow'],
  'IN-11': ['100'],
  'IN-12': ['internal'],
  'IN-14': ['eea', 'uk'],
  'IN-15': ['under_1_month'],
  'IN-16': ['2027-01-15'],
  'aiAct.inEu': ['yes'],
  'aiAct.bannedPractice': ['no'],
  'aiAct.annexThreeArea': ['no'],
  'aiAct.decidesOrProfiles': ['no'],
  'aiAct.talksOrMakesContent': ['yes'],
}

const read = (over: Record<string, string[]> = {}) => {
  const fields: Record<string, string[]> = { ...typed, ...over }
  return readUseForm(intake, (name) => fields[name] ?? [])
}

describe('the intake form', () => {
  it('reads every item, the product in three boxes and the class from the helper', () => {
    const form = read()
    expect(form.errors).toEqual({})
    expect(form.answers).toEqual({
      'IN-01': 'Quill\nNorthlight\nnorthlight.example',
      'IN-02': 'Staff polish their letters.',
      'IN-03': 'standalone',
      'IN-04': 'confidential',
      'IN-05': ['none'],
      'IN-06': 'own_staff',
      'IN-07': 'no',
      'IN-08': 'drafts_reviewed',
      'IN-09': 'nothing',
      'IN-10': 'slow',
      'IN-11': 100,
      'IN-12': 'internal',
      'IN-13': 'transparency',
      'IN-14': ['eea', 'uk'],
      'IN-15': 'under_1_month',
      'IN-16': '2027-01-15',
    })
    expect(assessTier(intake, form.answers)).toMatchObject({
      tier: 2,
      reasons: expect.arrayContaining(['confidential data']),
    })
  })

  it('has a tier for what is answered so far', () => {
    const none = readUseForm(intake, () => [])
    expect(assessTier(intake, none.answers)).toMatchObject({ tier: 3, complete: false })
    const health = readUseForm(intake, (name) => (name === 'IN-05' ? ['health'] : []))
    expect(assessTier(intake, health.answers)).toMatchObject({ tier: 1, reasons: ['health data'] })
  })

  it('names everything that is missing, by its field', () => {
    const { errors } = readUseForm(intake, () => [])
    const items = intake.questions
      .map(({ id }) => id)
      .filter((id) => id !== 'IN-01' && id !== 'IN-13')
    const helper = aiActHelperQuestions.map(({ name }) => `aiAct.${name}`)
    expect(Object.keys(errors).sort()).toEqual(
      ['title', 'owner', 'product', 'vendor', ...items, ...helper].sort(),
    )
  })

  it('asks again for what fits no item', () => {
    expect(read({ 'IN-11': ['a few'] }).errors).toHaveProperty('IN-11')
    expect(read({ 'IN-04': ['secret'] }).errors).toHaveProperty('IN-04')
    expect(read({ 'IN-16': ['2027-02-30'] }).errors).toHaveProperty('IN-16')
    expect(read({ website: ['not an address'] }).errors).toHaveProperty('website')
    expect(read({ title: ['two\nlines'] }).errors).toHaveProperty('title')
    expect(read({ title: ['x'.repeat(201)] }).errors).toHaveProperty('title')
    expect(read({ website: [] }).errors).toEqual({})
  })

  it('takes "people are using it already" instead of a date', () => {
    expect(read({ 'IN-16': [], 'IN-16.instead': ['already_in_use'] }).answers['IN-16']).toBe(
      'already_in_use',
    )
  })
})

describe('the EU AI Act helper', () => {
  it('knows the class as soon as no open question can change it', () => {
    expect(classSoFar({ bannedPractice: 'yes' })).toBe('prohibited')
    expect(classSoFar({ inEu: 'no' })).toBeNull()
    expect(classSoFar({ inEu: 'no', bannedPractice: 'no' })).toBe('no_eu')
    expect(classSoFar({ inEu: 'yes', bannedPractice: 'no' })).toBeNull()
    expect(
      classSoFar({
        inEu: 'yes',
        bannedPractice: 'no',
        annexThreeArea: 'yes',
        decidesOrProfiles: 'yes',
      }),
    ).toBe('high')
    expect(classSoFar({})).toBeNull()
  })

  it('agrees with the whole helper once all is answered', () => {
    const answer = fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const)
    const helper = fc.record({
      bannedPractice: answer,
      inEu: answer,
      annexThreeArea: answer,
      decidesOrProfiles: answer,
      talksOrMakesContent: answer,
    })
    fc.assert(fc.property(helper, (whole) => classSoFar(whole) === aiActClass(whole)))
  })

  it('asks only questions that still decide something', () => {
    expect(read({ 'aiAct.inEu': ['no'], 'aiAct.annexThreeArea': [] }).errors).toEqual({})
    expect(Object.keys(read({ 'aiAct.talksOrMakesContent': [] }).errors)).toEqual([
      'aiAct.talksOrMakesContent',
    ])
  })
})

describe('product, vendor and web address', () => {
  it('read back as they were typed', () => {
    const parts = {
      product: 'Quill',
      vendor: 'Northlight, Inc.',
      website: 'https://northlight.example',
    }
    expect(productParts(productText(parts))).toEqual(parts)
    expect(productParts(productText({ ...parts, website: '' }))).toEqual({ ...parts, website: '' })
  })

  it('are found in one line of text as well', () => {
    expect(productParts('Notion AI, Notion Labs, https://www.notion.so/product')).toEqual({
      product: 'Notion AI',
      vendor: 'Notion Labs',
      website: 'https://www.notion.so/product',
    })
    expect(productParts('')).toEqual({ product: '', vendor: '', website: '' })
  })
})

describe('another tier', () => {
  const change = { tier: 1 as 1 | 2 | 3, reason: '', answerable: '' }
  it('is free upwards and needs a name and a reason downwards', () => {
    expect(checkTierChange(2, change)).toEqual({ ok: true })
    const down = { ...change, tier: 3 as const }
    expect(checkTierChange(2, down)).toMatchObject({ ok: false })
    expect(checkTierChange(2, { ...down, reason: 'r' })).toMatchObject({
      errors: { answerable: expect.any(String) },
    })
    expect(checkTierChange(2, { ...down, reason: 'r', answerable: 'a' })).toEqual({ ok: true })
    expect(checkTierChange(1, change)).toMatchObject({ errors: { tier: expect.any(String) } })
  })
})
