// Every message of the linter, each provoked by the smallest broken definition.
import { describe, expect, test } from 'vitest'
import { lintQuestionnaire } from '../../app/core/questionnaire/lint'
import { type MessageId, messageIds } from '../../app/core/questionnaire/lint/messages'
import { unworkedProblems } from '../../app/core/questionnaire/lint/worked'
import { sha256 } from '../../app/ports/questionnaires'
import { definitions } from './bank'

type Loose = Record<string, unknown>

const option = (value: string, credit: number, over: Loose = {}) => ({
  ...{ value, label: `Label ${value}`, credit },
  ...over,
})

const q = (id: string, over: Loose = {}): Loose => ({
  ...{ id, domain: 'AAA', depth: 'lite', kind: 'single', prompt: 'How is it done?' },
  ...{ why: 'It matters.', weight: 3, options: [option('good', 100), option('bad', 0)] },
  ...{ notApplicable: false },
  ...over,
})

const bands = (...of: Loose[]): Loose => {
  const { options: _none, ...rest } = q('AAA-01', { kind: 'number', unit: 'days', bands: of })
  return rest
}

const draft = (questions: Loose[], over: Loose = {}) => ({
  ...{ slug: 'small', version: 1, title: 'Small', intro: 'A few questions.' },
  domains: [{ id: 'AAA', name: 'Area', weight: 100 }],
  sections: [{ id: 'first', title: 'First', intro: 'The first page.', questions }],
  ...{ rules: [], caps: [], reveals: [], retired: [] },
  ...over,
})

const showIf = (condition: string, ...before: Loose[]) =>
  draft([...(before.length > 0 ? before : [q('AAA-01')]), q('AAA-02', { showIf: condition })])

const rule = (when: string) =>
  draft([q('AAA-01')], {
    rules: [{ id: 'a', effect: 'red', question: 'AAA-01', when, sentence: 'So.' }],
  })

const pair = (over: Loose, ...questions: Loose[]) =>
  draft(questions.length > 0 ? questions : [q('AAA-01'), q('AAA-02')], {
    contradictions: [
      {
        ...{ id: 'a', questions: ['AAA-01', 'AAA-02'], vendor: 'Which?', reviewer: 'So.' },
        ...{ when: 'AAA-01 == good and AAA-02 == good' },
        ...over,
      },
    ],
  })

const proofs = (over: Loose, claims: Loose) => {
  const { options: _none, ...rest } = q('AAA-02', { kind: 'certifications', ...over })
  return draft([claims, rest])
}
const multi = q('AAA-01', {
  kind: 'multi',
  options: ['x', 'y'].map((value) => ({ value, label: value, points: 50 })),
})

const words = Array.from({ length: 26 }, () => 'word').join(' ')
const long = [{ max: null, credit: 0 }] as const

/** The definition that provokes it, and the line that an author reads. */
const provoked: Record<
  Exclude<MessageId, 'rule-without-case' | 'contradiction-without-case'>,
  [unknown, string]
> = {
  shape: [draft([q('AAA-01', { why: undefined })]), 'AAA-01.why: is missing'],
  'unknown-member': [draft([q('AAA-01', { colour: 1 })]), 'AAA-01.colour: is not known here'],
  published: [draft([q('AAA-01')], { version: 7 }), ': version 7 is published'],
  twice: [draft([q('AAA-01'), q('AAA-01')]), 'AAA-01: is there twice'],
  retired: [draft([q('AAA-01')], { retired: ['AAA-01'] }), 'AAA-01: is a retired id'],
  dangling: [rule('AAA-09 == good'), 'rules.a.when: AAA-09 does not exist'],
  'dangling-or-later': [
    showIf('AAA-09 == good'),
    'AAA-02.showIf: AAA-09 does not exist or comes later',
  ],
  'empty-domain': [
    draft([q('AAA-01')], {
      domains: ['AAA', 'BBB'].map((id) => ({ id, name: id, weight: 50 })),
    }),
    'domains.BBB: has no question',
  ],
  'weights-of-domains': [
    draft([q('AAA-01')], { domains: [{ id: 'AAA', name: 'Area', weight: 90 }] }),
    'domains: weights sum to 90, not 100',
  ],
  'claims-not-multi': [
    proofs({ claims: 'AAA-01', proofs: {} }, q('AAA-01')),
    'AAA-02.claims: AAA-01 is not a multi question',
  ],
  'not-a-claim': [
    proofs({ claims: 'AAA-01', proofs: { z: ['iso27001'] } }, multi),
    'AAA-02.proofs.z: is not a claim',
  ],
  unreadable: [showIf('AAA-01 =='), 'AAA-02.showIf: cannot be read'],
  circle: [showIf('AAA-02 == good'), 'AAA-02.showIf: runs in a circle'],
  never: [showIf('AAA-01 == good and AAA-01 == bad'), 'AAA-02.showIf: can never be true'],
  'rules-only': [showIf('AAA-01 blank'), 'AAA-02.showIf: blank is for rules only'],
  'cannot-be-blank': [rule('intake.user_count blank'), 'intake.user_count cannot be blank'],
  'always-applies': [rule('AAA-01 not_applicable'), 'AAA-01 is never answered "not applicable"'],
  'operator-does-not-fit': [showIf('AAA-01 > 4'), 'AAA-02.showIf: ">" does not fit AAA-01'],
  'value-never-given': [showIf('AAA-01 == x'), 'AAA-02.showIf: AAA-01 is never x'],
  'weight-missing': [draft([q('AAA-01', { weight: undefined })]), 'AAA-01.weight: is missing'],
  'weight-without-scoring': [
    draft([
      q('AAA-01', {
        kind: 'multi',
        options: ['x', 'y'].map((value) => ({ value, label: value, points: 0 })),
      }),
    ]),
    'AAA-01.weight: is given',
  ],
  'not-applicable-unsaid': [
    draft([q('AAA-01', { notApplicable: undefined })]),
    'AAA-01.notApplicable: must say',
  ],
  'no-full-credit': [
    draft([q('AAA-01', { options: [option('good', 0), option('bad', 0)] })]),
    'AAA-01: has no answer with a credit',
  ],
  'bands-open': [draft([bands({ max: 7, credit: 100 })]), 'AAA-01.bands: leaves some answers'],
  'band-unreachable': [
    draft([bands({ max: 9, credit: 100 }, { max: 7, credit: 50 }, ...long)]),
    'AAA-01.bands: band 2 is never reached',
  ],
  'red-and-knockout': [
    draft([
      q('AAA-01', {
        options: [option('good', 100), option('bad', 0, { red: 'So.', knockout: 'So.' })],
      }),
    ]),
    'AAA-01: flags one answer as red and as a knock-out',
  ],
  'prompt-long': [draft([q('AAA-01', { prompt: words })]), 'AAA-01.prompt: has 26 words'],
  'double-negative': [
    draft([q('AAA-01', { prompt: 'Is it not never done?' })]),
    'AAA-01.prompt: is a double negative',
  ],
  'compares-unread': [
    pair({ when: 'AAA-01 == good' }),
    'contradictions.a.questions: names AAA-02, which its condition does not read',
  ],
  'reads-uncompared': [
    pair({ questions: ['AAA-01'] }),
    'contradictions.a.when: reads AAA-02, which is not among its questions',
  ],
  'hidden-together': [
    pair({}, q('AAA-01'), q('AAA-02', { showIf: 'AAA-01 == bad' })),
    'contradictions.a.when: compares answers that are never asked together',
  ],
  'not-a-question': [pair({ vendor: 'So.' }), 'contradictions.a.vendor: must ask the vendor'],
}

const published = { hashes: { 'small@7': 'f'.repeat(64) }, sha256 }

describe('the messages of the linter', () => {
  test.each(Object.entries(provoked))('%s', (id, [definition, line]) => {
    const linted = lintQuestionnaire(definition, definitions.frameworks, published)
    const own = linted.ok ? [] : linted.problems.filter((problem) => problem.id === id)
    expect(own.length).toBeGreaterThan(0)
    expect(own.map(({ path, message }) => `${path}: ${message}`).join('\n')).toContain(line)
  })

  test('ask for a worked case of every rule and contradiction', () => {
    const linted = lintQuestionnaire(
      { ...rule('AAA-01 == bad'), contradictions: [] },
      definitions.frameworks,
      published,
    )
    const small = lintQuestionnaire(pair({}), definitions.frameworks, published)
    if (!linted.ok || !small.ok) throw new Error('The definitions are sound')
    const none = { rules: new Set<string>(), contradictions: new Set<string>() }
    const ids = [linted, small].flatMap(({ definition }) =>
      unworkedProblems(definition, none).map(({ id, path }) => `${id} ${path}`),
    )
    expect(ids).toEqual([
      'rule-without-case rules.a',
      'contradiction-without-case contradictions.a',
    ])
    const all = { rules: new Set(['a']), contradictions: new Set(['a']) }
    expect(unworkedProblems(small.definition, all)).toEqual([])
  })

  test('all have a row here', () => {
    const rows = [...Object.keys(provoked), 'rule-without-case', 'contradiction-without-case']
    expect(messageIds.toSorted()).toEqual(rows.toSorted())
  })
})
