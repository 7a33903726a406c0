import { describe, expect, test } from 'vitest'
import { compileQuestionnaire } from '../../app/core/questionnaire/compile'
import { contentHash } from '../../app/core/questionnaire/content-hash'
import type { Question, Questionnaire } from '../../app/core/questionnaire/definition'
import { lintQuestionnaire } from '../../app/core/questionnaire/lint'
import { problemLine } from '../../app/core/questionnaire/problem'
import { sha256 } from '../../app/ports/questionnaires'
import { bank, definitions, given } from './bank'

type Draft = Omit<Questionnaire, 'sections'> & {
  sections: (Omit<Questionnaire['sections'][number], 'questions'> & { questions: Loose[] })[]
}
type Loose = Record<string, unknown>

const option = (value: string, credit: number, over: Loose = {}) => ({
  value,
  label: `Label ${value}`,
  credit,
  ...over,
})

function aQuestion(id: string, over: Loose = {}): Loose {
  return {
    id,
    domain: 'AAA',
    depth: 'lite',
    kind: 'single',
    prompt: 'How is it done?',
    why: 'Because it matters.',
    weight: 3,
    options: [option('good', 100), option('bad', 0)],
    notApplicable: true,
    ...over,
  }
}

function draft(questions: Loose[], over: Partial<Draft> = {}): Draft {
  return {
    slug: 'small',
    version: 1,
    title: 'Small',
    intro: 'A few questions.',
    domains: [{ id: 'AAA', name: 'Area', weight: 100 }],
    sections: [{ id: 'first', title: 'First', intro: 'The first page.', questions }],
    rules: [],
    caps: [],
    reveals: [],
    retired: [],
    ...over,
  }
}

function lint(definition: unknown, hashes: Record<string, string> = {}): string[] {
  const linted = lintQuestionnaire(definition, definitions.frameworks, { hashes, sha256 })
  return linted.ok ? [] : linted.problems.map((problem) => problemLine('', problem))
}

const lintQuestions = (...questions: Loose[]) => lint(draft(questions))

test('the bank and a small definition pass', () => {
  expect(lint(bank.definition)).toEqual([])
  expect(lintQuestions(aQuestion('AAA-01'))).toEqual([])
})

describe('shape', () => {
  test('is told by ids instead of positions', () => {
    expect(
      lintQuestions(
        aQuestion('AAA-01'),
        aQuestion('AAA-02', { options: [option('good', 100), { value: 'bad', label: 'Bad' }] }),
      ),
    ).toEqual(['AAA-02.options.bad.credit: is missing'])
  })

  test('unknown members are refused, so that a typing mistake is no silent default', () => {
    expect(lintQuestions(aQuestion('AAA-01', { wieght: 3 }))).toEqual([
      'AAA-01.wieght: is not known here: check its spelling, or remove it',
    ])
    expect(lint({ ...draft([aQuestion('AAA-01')]), colour: 'red' })).toEqual([
      'colour: is not known here: check its spelling, or remove it',
    ])
  })
})

describe('ids', () => {
  test('are there once', () => {
    expect(lintQuestions(aQuestion('AAA-01'), aQuestion('AAA-01'))).toEqual([
      'AAA-01: is there twice: give one of them another id',
    ])
    expect(
      lintQuestions(aQuestion('AAA-01', { options: [option('same', 100), option('same', 0)] })),
    ).toEqual(['AAA-01.options.same: is there twice: give one of them another id'])
  })

  test('once retired are never used again', () => {
    expect(lint(draft([aQuestion('AAA-01')], { retired: ['AAA-01'] }))).toEqual([
      'AAA-01: is a retired id, which is never used again: take a new one',
    ])
  })
})

describe('references', () => {
  test('to domains, frameworks and kinds of evidence must resolve', () => {
    expect(
      lintQuestions(
        aQuestion('AAA-01', {
          domain: 'BBB',
          references: ['EUAI:Art. 14', 'EUAI:Art. 1400', 'HECVAT:AIQU-01', 'HECVAT:x', 'OOPS:1'],
          evidenceKind: 'diploma',
        }),
      ),
    ).toEqual([
      'AAA-01.domain: BBB does not exist: name one that does, or remove it',
      'domains.AAA: has no question: remove it, or give it one',
      'AAA-01.references: EUAI:Art. 1400 does not exist: name one that does, or remove it',
      'AAA-01.references: HECVAT:x does not exist: name one that does, or remove it',
      'AAA-01.references: OOPS:1 does not exist: name one that does, or remove it',
      'AAA-01.evidenceKind: diploma does not exist: name one that does, or remove it',
    ])
  })

  test('of certifications must be to the claims of a multi question and to known documents', () => {
    const proof = {
      kind: 'certifications',
      options: undefined,
      claims: 'AAA-01',
      proofs: { x: ['y'] },
    }
    const { options: _none, ...rest } = aQuestion('AAA-02', proof)
    expect(lintQuestions(aQuestion('AAA-01'), rest)).toEqual([
      'AAA-02.claims: AAA-01 is not a multi question: name the one whose options are the claims',
      'AAA-02.proofs.x: is not a claim: use an option of AAA-01',
      'AAA-02.proofs: y does not exist: name one that does, or remove it',
    ])
  })

  test('of rules and caps must resolve', () => {
    const rule = { id: 'a-rule', effect: 'red' as const, sentence: 'So.' }
    expect(
      lint(
        draft([aQuestion('AAA-01')], {
          rules: [
            { ...rule, question: 'AAA-09', when: 'AAA-01 == bad' },
            { ...rule, id: 'b-rule', question: 'AAA-01', when: 'AAA-01 == worse' },
            { ...rule, id: 'c-rule', question: 'AAA-01', when: 'AAA-01 ==' },
          ],
          caps: [
            { id: 'a-cap', domain: 'BBB', at: 40, reds: 1, among: ['AAA-08'], sentence: 'So.' },
          ],
        }),
      ),
    ).toEqual([
      'caps.a-cap.among: AAA-08 does not exist: name one that does, or remove it',
      'caps.a-cap.domain: BBB does not exist: name one that does, or remove it',
      'rules.a-rule.question: AAA-09 does not exist: name one that does, or remove it',
      'rules.b-rule.when: AAA-01 is never worse: use one of its values',
      'rules.c-rule.when: cannot be read: ends where a value is expected',
    ])
  })
})

describe('branching', () => {
  const showIf = (condition: string, over: Loose = {}) =>
    lintQuestions(aQuestion('AAA-01'), aQuestion('AAA-02', { showIf: condition, ...over }))

  test.each([
    ['AAA-01 == good', []],
    [
      'AAA-09 == good',
      [
        'AAA-02.showIf: AAA-09 does not exist or comes later: name an earlier question or a field of the intake',
      ],
    ],
    ['AAA-01 == great', ['AAA-02.showIf: AAA-01 is never great: use one of its values']],
    [
      'AAA-01 includes good',
      ['AAA-02.showIf: "includes" does not fit AAA-01: use an operator for what it holds'],
    ],
    ['AAA-01 > 4', ['AAA-02.showIf: ">" does not fit AAA-01: use an operator for what it holds']],
    ['AAA-01 == true', ['AAA-02.showIf: AAA-01 is never true: use one of its values']],
    [
      'intake.shoe_size > 4',
      [
        'AAA-02.showIf: intake.shoe_size does not exist or comes later: name an earlier question or a field of the intake',
      ],
    ],
    [
      'intake.personal_data == yes',
      ['AAA-02.showIf: intake.personal_data is never yes: use one of its values'],
    ],
    [
      'as_of > 2027-01-01',
      ['AAA-02.showIf: as_of is for rules only: ask for an answer or an intake field'],
    ],
    [
      'AAA-01 blank',
      ['AAA-02.showIf: blank is for rules only: ask for an answer or an intake field'],
    ],
    ['AAA-01 === good', ['AAA-02.showIf: cannot be read: cannot be read at "= good"']],
    [
      'AAA-01 == good and AAA-01 == bad',
      ['AAA-02.showIf: can never be true: nobody would see it, so change or remove it'],
    ],
    [
      'not (AAA-01 == good or not AAA-01 == good)',
      ['AAA-02.showIf: can never be true: nobody would see it, so change or remove it'],
    ],
  ])('%s', (condition, problems) => {
    expect(showIf(condition)).toEqual(problems)
  })

  test('what hangs on an unreachable question is unreachable too', () => {
    expect(
      lintQuestions(
        aQuestion('AAA-01'),
        aQuestion('AAA-02', { showIf: 'AAA-01 == good and AAA-01 == bad' }),
        aQuestion('AAA-03', { showIf: 'AAA-02 == good' }),
      ),
    ).toEqual([
      'AAA-02.showIf: can never be true: nobody would see it, so change or remove it',
      'AAA-03.showIf: can never be true: nobody would see it, so change or remove it',
    ])
  })

  test('a lite question that hangs on a full one is unreachable where it is asked first', () => {
    const deep = aQuestion('AAA-01', { depth: 'full' })
    expect(lintQuestions(deep, aQuestion('AAA-02', { showIf: 'AAA-01 == good' }))).toEqual([
      'AAA-02.showIf: can never be true: nobody would see it, so change or remove it',
    ])
    expect(
      lintQuestions(deep, aQuestion('AAA-02', { depth: 'full', showIf: 'AAA-01 == good' })),
    ).toEqual([])
  })

  test('circles are named, besides the reference to what comes later', () => {
    const problems = lintQuestions(
      aQuestion('AAA-01', { showIf: 'AAA-02 == good' }),
      aQuestion('AAA-02', { showIf: 'AAA-01 == good' }),
    )
    expect(problems).toEqual(
      expect.arrayContaining([
        'AAA-01.showIf: runs in a circle: let it depend on earlier questions only',
        'AAA-02.showIf: runs in a circle: let it depend on earlier questions only',
        'AAA-01.showIf: AAA-02 does not exist or comes later: name an earlier question or a field of the intake',
      ]),
    )
  })
})

describe('scoring', () => {
  test('a scored question has a weight and says whether it may not apply; an unscored one has none', () => {
    const { weight: _weight, notApplicable: _na, ...bare } = aQuestion('AAA-01')
    const options = ['a', 'b'].map((value) => ({ value, label: value, points: 0 }))
    expect(lintQuestions(bare)).toEqual([
      'AAA-01.weight: is missing, although the question is scored: give it 1 to 5',
    ])
    expect(lintQuestions({ ...bare, weight: 3 })).toEqual([
      'AAA-01.notApplicable: must say whether "not applicable" is offered: write true or false',
    ])
    expect(lintQuestions(aQuestion('AAA-01', { kind: 'multi', options }))).toEqual([
      'AAA-01.weight: is given, although the question is never scored: remove it, or give answers credit',
    ])
  })

  test.each([
    [[{ max: 7, credit: 100 }], false],
    [
      [
        { max: 7, credit: 100 },
        { max: null, credit: 0 },
      ],
      true,
    ],
    [[{ min: 7, credit: 100 }], false],
    [
      [
        { min: 7, credit: 100 },
        { min: 0, credit: 0 },
      ],
      true,
    ],
  ])('bands %j leave no answer without credit: %s', (bands, whole) => {
    const { options: _none, ...rest } = aQuestion('AAA-01', { kind: 'number', unit: 'days', bands })
    expect(lintQuestions(rest)).toEqual(
      whole
        ? []
        : ['AAA-01.bands: leaves some answers without credit: end with a band that takes the rest'],
    )
  })

  test('weights of domains sum to 100', () => {
    expect(
      lint(draft([aQuestion('AAA-01')], { domains: [{ id: 'AAA', name: 'Area', weight: 90 }] })),
    ).toEqual(['domains: weights sum to 90, not 100: change them until they do'])
  })

  test('one answer is not red and a knock-out at once', () => {
    const options = [option('good', 100), option('bad', 0, { red: 'So.', knockout: 'So.' })]
    expect(lintQuestions(aQuestion('AAA-01', { options }))).toEqual([
      'AAA-01: flags one answer as red and as a knock-out: a knock-out is enough, so remove the red',
    ])
  })
})

describe('wording', () => {
  const prompt = (text: string, over: Loose = {}) =>
    lintQuestions(aQuestion('AAA-01', { prompt: text, ...over }))

  test('a prompt has at most 25 words', () => {
    const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ')
    expect(prompt(words(25))).toEqual([])
    expect(prompt(words(26))).toEqual([
      'AAA-01.prompt: has 26 words, more than 25: move the rest to the hint',
    ])
  })

  test.each([
    'Is it not never done?',
    'Do you not work without logs?',
    "Why don't you do nothing?",
  ])('"%s" is a double negative: say it the other way round', (text) => {
    expect(prompt(text)).toEqual([
      'AAA-01.prompt: is a double negative: say it the other way round',
    ])
  })

  test('a "no" to a question that already denies is one as well', () => {
    const options = [
      { ...option('no', 100), label: 'No' },
      { ...option('yes', 0), label: 'Yes' },
    ]
    expect(prompt('Is content never used?', { options })).toEqual([
      'AAA-01.options.no: is a double negative: say it the other way round',
    ])
    expect(prompt('Is content used?', { options })).toEqual([])
  })
})

describe('publication', () => {
  const definition = draft([aQuestion('AAA-01')])
  const hash = contentHash(definition, sha256)

  test('a published version that changed is refused; an unpublished one may change', () => {
    expect(lint(definition, { 'small@1': hash })).toEqual([])
    expect(lint(definition, { 'small@2': 'f'.repeat(64) })).toEqual([])
    const [problem] = lint({ ...definition, intro: 'Other words.' }, { 'small@1': hash })
    expect(problem).toMatch(/^version 1 is published and must not change .* make it version 2$/)
  })

  test('the hash is of the content: not of the order of members, but of every word', () => {
    const reordered = Object.fromEntries(Object.entries(definition).reverse())
    expect(contentHash(reordered, sha256)).toBe(hash)
    expect(contentHash({ ...definition, title: 'Smal' }, sha256)).not.toBe(hash)
  })

  test('compiling keeps that hash and refuses what the linter would', () => {
    expect(bank.hash).toBe(contentHash(bank.definition, sha256))
    const broken = structuredClone(bank.definition)
    const question: Question = given(broken.sections[0]?.questions[0])
    question.id = 'not an id'
    expect(() => compileQuestionnaire(broken, sha256)).toThrow()
  })
})
