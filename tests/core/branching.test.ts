import { describe, expect, test } from 'vitest'
import { noFacts } from '../../app/core/intake/facts'
import { isAnswered } from '../../app/core/questionnaire/answer'
import { compileQuestionnaire } from '../../app/core/questionnaire/compile'
import { sectionProgress } from '../../app/core/questionnaire/progress'
import { type Asked, hiddenQuestions, visibleQuestions } from '../../app/core/questionnaire/visible'
import { sha256 } from '../../app/ports/questionnaires'
import { anAnswer, bank, given } from './bank'

const asked = (over: Partial<Asked> = {}): Asked => ({
  tier: 1,
  intake: noFacts,
  answers: {},
  ...over,
})
const shown = (over: Partial<Asked>) => visibleQuestions(bank, asked(over)).map(({ id }) => id)
const whyHidden = (id: string, over: Partial<Asked>) =>
  hiddenQuestions(bank, asked(over)).find(({ question }) => question.id === id)?.because

describe('tiers', () => {
  test('Tier 3 asks lite, Tier 2 standard and Tier 1 full: each contains the one before', () => {
    const everything = {
      intake: {
        ...noFacts,
        residency_required: true,
        connects_sources: true,
        affects_people: true,
        eu_nexus: true,
        personal_data: true,
        decides_about_people: true,
        ai_act_class: 'high' as const,
      },
      answers: {
        'INV-01': anAnswer(['gen_text', 'agent']),
        'INV-04': anAnswer('mixed'),
        'TRN-01': anAnswer('never'),
        'CRT-01': anAnswer(['soc2_t2']),
      },
    }
    const [lite, standard, full] = [3, 2, 1].map((tier) =>
      shown({ ...everything, tier: tier === 3 ? 3 : tier === 2 ? 2 : 1 }),
    )
    expect([lite, standard, full].map((list) => list?.length)).toEqual([29, 70, 90])
    expect(standard).toEqual(expect.arrayContaining(given(lite)))
    expect(full).toEqual(expect.arrayContaining(given(standard)))
  })

  test('what a deeper questionnaire would ask is named so', () => {
    expect(whyHidden('DAT-12', { tier: 3 })).toBe('part of the full questionnaire only')
  })
})

describe('conditions', () => {
  test('an answer opens the questions that hang on it, and closes them again', () => {
    const agents = (picked: string[]) =>
      shown({ answers: { 'INV-01': anAnswer(picked) } }).filter((id) => id.startsWith('AGT'))
    expect(agents(['gen_text'])).toHaveLength(0)
    expect(agents(['gen_text', 'agent'])).toHaveLength(8)
  })

  test('a fact of the intake opens them as well', () => {
    expect(shown({ intake: { ...noFacts, autonomy: 'act_alone' } })).toContain('AGT-01')
    expect(shown({ intake: { ...noFacts, autonomy: 'suggests' } })).not.toContain('AGT-01')
  })

  test('a hidden question counts as unanswered for the conditions after it', () => {
    const certified = {
      'CRT-01': anAnswer(['none']),
      'CRT-02': anAnswer('2026-01-31'),
      'INV-04': anAnswer('mixed'),
    }
    // INV-04 is not part of the lite questionnaire, so its answer opens nothing there.
    expect(shown({ tier: 1, answers: certified })).toContain('SEC-05')
    expect(shown({ tier: 3, answers: certified })).not.toContain('SEC-05')
    expect(shown({ answers: certified })).not.toContain('CRT-02')
  })

  test('"not applicable" opens nothing, whatever value stands beside it', () => {
    const answer = anAnswer('never', { notApplicable: 'we do not train' })
    expect(shown({ answers: { 'TRN-01': answer } })).not.toContain('TRN-02')
    expect(shown({ answers: { 'TRN-01': anAnswer('never') } })).toContain('TRN-02')
  })

  test('a value that the question does not know opens nothing', () => {
    expect(shown({ answers: { 'INV-04': anAnswer('vendor_self') } })).toContain('SEC-05')
    expect(shown({ answers: { 'INV-04': anAnswer('on the moon') } })).not.toContain('SEC-05')
  })

  test('what hid a question is told in words', () => {
    expect(whyHidden('TRN-02', {})).toBe(
      'asked only if TRN-01 is "No, excluded by contract" or "Only if we opt in" or "No, but no contract says so"',
    )
    expect(whyHidden('REG-04', {})).toBe(
      "asked only if the intake's answer on personal data is yes",
    )
  })

  test.each([
    'TRN-01 ===',
    'TRN-99 == never',
    'DAT-03 == none',
    'DAT-02 > 0',
    'intake.shoe_size > 40',
  ])('a question whose condition is wrong (%s) is shown', (showIf) => {
    const broken = structuredClone(bank.definition)
    const target = broken.sections
      .flatMap(({ questions }) => questions)
      .find(({ id }) => id === 'DAT-02')
    given(target).showIf = showIf
    const questionnaire = compileQuestionnaire(broken, sha256)
    expect(visibleQuestions(questionnaire, asked()).map(({ id }) => id)).toContain('DAT-02')
  })
})

describe('progress', () => {
  const progress = (over: Partial<Asked>, waiting?: Set<string>) =>
    sectionProgress(bank, asked(over), waiting ? { waiting } : {})
  const section = (id: string, over: Partial<Asked>, waiting?: Set<string>) =>
    progress(over, waiting).sections.find((one) => one.id === id)

  test('a section goes from not started through in progress to complete', () => {
    const answers = { 'GOV-01': anAnswer('named'), 'REG-01': anAnswer('no') }
    expect(section('governance', { tier: 3 })).toMatchObject({
      total: 2,
      answered: 0,
      status: 'not started',
    })
    expect(
      section('governance', { tier: 3, answers: { 'GOV-01': anAnswer('named') } }),
    ).toMatchObject({
      answered: 1,
      status: 'in progress',
    })
    expect(section('governance', { tier: 3, answers })).toMatchObject({
      answered: 2,
      status: 'complete',
    })
    expect(section('governance', { tier: 3, answers }, new Set(['REG-01']))).toMatchObject({
      status: 'needs answer',
    })
  })

  test('a section without a visible question is left out', () => {
    expect(section('agents', {})).toBe(undefined)
    expect(section('agents', { answers: { 'INV-01': anAnswer(['agent']) } })).toMatchObject({
      total: 8,
    })
  })

  test('minutes shrink with the answers and end at none', () => {
    const before = progress({ tier: 3 })
    const answers = Object.fromEntries(
      visibleQuestions(bank, asked({ tier: 3 })).map(({ id }) => [
        id,
        anAnswer(null, { notApplicable: 'so' }),
      ]),
    )
    const after = progress({ tier: 3, answers })
    expect(before.minutesLeft).toBe(before.minutes)
    expect(before.minutes).toBeGreaterThanOrEqual(10)
    expect(after).toMatchObject({ minutesLeft: 0, complete: true, answered: after.total })
  })

  test('"not applicable" with a reason is an answer', () => {
    const question = given(bank.byId.get('IAM-02'))
    expect(isAnswered(question, anAnswer(null, { notApplicable: 'no accounts' }))).toBe(true)
    expect(isAnswered(question, anAnswer(null))).toBe(false)
    expect(isAnswered(question, undefined)).toBe(false)
  })
})
