// The vendor's side of the rules: what a page may know, what branches on it, and forms that read back what they show.
import { describe, expect, test } from 'vitest'
import { noFacts } from '../../app/core/intake/facts'
import { type AnswerSet, noAnswer } from '../../app/core/questionnaire/answer'
import { kindOf } from '../../app/core/questionnaire/kinds/registry'
import { visibleQuestions } from '../../app/core/questionnaire/visible'
import { checkQuestion } from '../../app/core/respond/answer-input'
import { branchingOf } from '../../app/core/respond/branching'
import { closedBecause, maskedEmail, readCode } from '../../app/core/respond/door'
import { openQuestions } from '../../app/core/respond/open-questions'
import { partOf } from '../../app/core/respond/part'
import { readPostedQuestion } from '../../app/core/respond/section-form'
import { typedFields } from '../../app/core/respond/typed-fields'
import { vendorSection } from '../../app/core/respond/vendor-section'
import { readDefinitions } from '../../app/ports/questionnaires'

const { questionnaires, intakes } = readDefinitions('questionnaires')
const bank = questionnaires.at(-1)
if (!bank || intakes.length === 0) throw new Error('No questionnaire')

const answered = (values: Record<string, AnswerSet[string]['value']>): AnswerSet =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { ...noAnswer, value }]))

const facts = { ...noFacts, eu_nexus: true, personal_data: true, autonomy: 'suggests' } as const

/** The raw fields that answer a question, as a browser would hold them. */
const typed = (values: Record<string, AnswerSet[string]['value']>) =>
  Object.fromEntries(
    Object.entries(values).map(([id, value]) => {
      const question = bank.byId.get(id)
      if (!question) throw new Error(id)
      const stored = { value, exception: null, comment: '', link: null, notApplicable: null }
      return [id, typedFields(question, stored)]
    }),
  )

describe('branching on a page', () => {
  const situations: Record<string, AnswerSet[string]['value']>[] = [
    {},
    { 'INV-01': ['gen_text'], 'TRN-01': 'never' },
    { 'INV-01': ['agent'], 'TRN-01': 'default_on', 'CRT-01': ['soc2_t2', 'iso27001'] },
    { 'INV-01': ['none'], 'CRT-01': ['none'] },
    { 'INV-04': 'mixed', 'INV-01': ['gen_media', 'agent'], 'CRT-01': ['c5_t2'] },
  ]

  test.each([1, 2, 3] as const)(
    'shows in tier %i exactly what the whole questionnaire shows',
    (tier) => {
      for (const values of situations) {
        const known = Object.fromEntries(
          Object.entries(values).filter(([id, value]) => {
            const question = bank.byId.get(id)
            return question && checkQuestion(question, typed({ [id]: value })[id] ?? {}, null).ok
          }),
        )
        const asked = { tier, intake: facts, answers: answered(known) }
        const whole = new Set(visibleQuestions(bank, asked).map(({ id }) => id))
        for (const { id: sectionId, questions } of bank.definition.sections) {
          const section = vendorSection(bank, asked, { sectionId, part: null, asks: null })
          const here = questions.map(({ id }) => id)
          const shown = section ? branchingOf(section)(typed(known)) : new Set()
          expect(here.filter((id) => shown.has(id))).toEqual(here.filter((id) => whole.has(id)))
        }
      }
    },
  )

  test('follows what is typed on the page itself', () => {
    const asked = { tier: 1, intake: facts, answers: {} } as const
    const section = bank.definition.sections.find(({ questions }) =>
      questions.some(({ id }) => id === 'CRT-02'),
    )
    const page = vendorSection(bank, asked, {
      sectionId: section?.id ?? '',
      part: null,
      asks: null,
    })
    if (!page) throw new Error('No such section')
    const branching = branchingOf(page)
    expect(branching({}).has('CRT-02')).toBe(false)
    expect(branching(typed({ 'CRT-01': ['soc2_t2'] })).has('CRT-02')).toBe(true)
  })
})

test('a page carries no credit, weight, flag, reference, tier or intake fact of any question', () => {
  const text = JSON.stringify(
    bank.definition.sections.map(({ id }) =>
      vendorSection(
        bank,
        { tier: 1, intake: { ...facts, ai_act_class: 'high' }, answers: {} },
        { sectionId: id, part: null, asks: null },
      ),
    ),
  )
  for (const word of [
    '"weight"',
    '"red"',
    '"knockout"',
    '"references"',
    'exceptionFactor',
    'intake.',
    'shortWindow',
    '"depth":"full"',
    '"depth":"standard"',
  ]) {
    expect(text).not.toContain(word)
  }
  expect(text).not.toMatch(/"(?:credit|points|bands)"/)
})

test('every kind of answer is shown in its form as it was typed, and read back as it was stored', () => {
  const values: Record<string, AnswerSet[string]['value']> = {
    'INV-01': ['gen_text', 'agent'],
    'INV-02': 'per_feature',
    'INV-03': [{ maker: 'Acme', model: 'A-1', host: 'Acme', region: 'EU' }],
    'DAT-02': 99999,
    'DAT-06': 30,
    'CRT-02': '2026-06-30',
    'MON-07': 'None.\nReally.',
  }
  for (const [id, value] of Object.entries(values)) {
    const question = bank.byId.get(id)
    if (!question) throw new Error(id)
    const stored = {
      value,
      exception: 'Beta',
      comment: 'c',
      link: 'https://a.example/',
      notApplicable: null,
    }
    const form = new FormData()
    form.set(`${id}.revision`, '2')
    for (const [name, field] of Object.entries(typedFields(question, stored))) {
      if (name === 'rows' && Array.isArray(field)) {
        field.forEach((row, at) => {
          for (const [key, cell] of Object.entries(row))
            form.set(`${id}.rows.${at}.${key}`, String(cell))
        })
      } else
        for (const each of [field].flat())
          if (each !== false) form.append(`${id}.${name}`, String(each))
    }
    const posted = readPostedQuestion(form, { id, control: kindOf(question).control(question) })
    expect(posted?.revision).toBe(2)
    expect(checkQuestion(question, posted?.fields ?? {}, '2026-11-21')).toEqual({
      ok: true,
      fields: stored,
    })
  }
})

test('a question that was not on the page is not read as blank', () => {
  const question = bank.byId.get('INV-02')
  if (!question) throw new Error('INV-02')
  expect(
    readPostedQuestion(new FormData(), {
      id: 'INV-02',
      control: kindOf(question).control(question),
    }),
  ).toBeNull()
})

test('after a return the named questions are open, and those that hang on them', () => {
  const open = openQuestions(bank, {
    status: 'returned',
    returned: { questionIds: ['TRN-01'] },
    part: null,
    asks: null,
  })
  expect([...open].sort()).toEqual(['TRN-01', 'TRN-02'])
  expect(
    openQuestions(bank, { status: 'in review', returned: null, part: null, asks: null }).size,
  ).toBe(0)
  expect(openQuestions(bank, { status: 'sent', returned: null, part: null, asks: null }).size).toBe(
    bank.questions.length,
  )
})

describe('the door', () => {
  test.each([
    ['dana@northlight.example', 'd•••@n•••.example'],
    ['x@y.co.uk', 'x•••@y•••.uk'],
    ['not an address', '•••'],
  ])('shows the address %s as %s', (email, masked) => expect(maskedEmail(email)).toBe(masked))

  test.each([
    ['123456', { ok: true, purpose: 'mail', digits: '123456' }],
    ['123 456', { ok: true, purpose: 'mail', digits: '123456' }],
    ['1234-5678', { ok: true, purpose: 'handover', digits: '12345678' }],
    ['１２３４５６', { ok: true, purpose: 'mail', digits: '123456' }],
    ['12345', { ok: false }],
    ['12345a', { ok: false }],
  ])('reads %j as a code or not', (typedCode, read) => expect(readCode(typedCode)).toEqual(read))

  test('a colleague writes to their part only, also to what was sent back', () => {
    const part = partOf(bank, { sectionIds: [], questionIds: ['TRN-01', 'TRN-02', 'no such'] })
    expect(part).toEqual({ sectionIds: [], questionIds: ['TRN-01', 'TRN-02'] })
    const state = { status: 'sent', returned: null, part, asks: null } as const
    expect([...openQuestions(bank, state)]).toEqual(['TRN-01', 'TRN-02'])
    const returned = { questionIds: ['TRN-01', 'DAT-01'] }
    const open = openQuestions(bank, { status: 'returned', returned, part, asks: null })
    expect(open.has('TRN-01')).toBe(true)
    expect(open.has('DAT-01')).toBe(false)
  })

  test('is closed for one reason at a time, a cancelled review first', () => {
    const now = new Date('2026-11-21')
    const open = { expiresAt: new Date('2027-01-01'), revokedAt: null, status: 'sent' } as const
    expect(closedBecause(open, now)).toBeNull()
    expect(closedBecause({ ...open, status: 'decided' }, now)).toBeNull()
    expect(closedBecause({ ...open, expiresAt: now }, now)).toBe('expired')
    expect(closedBecause({ ...open, revokedAt: now }, now)).toBe('revoked')
    expect(closedBecause({ ...open, revokedAt: now, status: 'cancelled' }, now)).toBe('cancelled')
  })
})
