import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AiActHelper, aiActClass } from '../../app/core/intake/ai-act-class'
import { deriveIntake, parseIntake, unansweredItems } from '../../app/core/intake/answers'
import type { IntakeAnswers } from '../../app/core/intake/compile'
import { lintIntake } from '../../app/core/intake/lint'
import { tierRaisedBy } from '../../app/core/intake/raise'
import { assessTier, tierSentence } from '../../app/core/intake/tier'
import { visibleQuestions } from '../../app/core/questionnaire/visible'
import { sha256 } from '../../app/ports/questionnaires'
import { anAnswer, bank, given, intake, intakeAnswers } from './bank'

/** A use that nothing raises above Tier 3. */
const harmless: IntakeAnswers = {
  'IN-03': 'standalone',
  'IN-04': 'public',
  'IN-05': ['none'],
  'IN-06': 'none',
  'IN-07': 'no',
  'IN-08': 'suggests',
  'IN-09': 'nothing',
  'IN-10': 'none',
  'IN-11': 10,
  'IN-12': 'internal',
  'IN-13': 'minimal',
  'IN-14': ['any'],
  'IN-15': 'under_1_month',
}
const assess = (over: IntakeAnswers = {}) => assessTier(intake, { ...harmless, ...over })

describe('reasons', () => {
  test.each<[IntakeAnswers, string]>([
    [{ 'IN-13': 'high' }, 'high-risk class under the EU AI Act'],
    [{ 'IN-04': 'restricted' }, 'restricted data'],
    [{ 'IN-05': ['special_category'] }, 'special-category data'],
    [{ 'IN-05': ['children'] }, "children's data"],
    [{ 'IN-05': ['health'] }, 'health data'],
    [{ 'IN-07': 'decides' }, 'decides about people'],
    [{ 'IN-08': 'act_alone', 'IN-09': 'write' }, 'acts alone with write access'],
    [{ 'IN-10': 'critical' }, 'business-critical'],
  ])('%j is Tier 1 because of: %s', (over, reason) => {
    expect(assess(over)).toMatchObject({ tier: 1, reasons: [reason] })
  })

  test.each<[IntakeAnswers, string]>([
    [{ 'IN-04': 'confidential' }, 'confidential data'],
    [{ 'IN-04': 'unknown' }, 'data class not known, so taken as confidential'],
    [{ 'IN-05': ['personal'] }, 'personal data'],
    [{ 'IN-07': 'informs' }, 'informs decisions about people'],
    [{ 'IN-08': 'act_with_approval' }, 'acts with approval'],
    [{ 'IN-08': 'act_alone' }, 'acts alone'],
    [{ 'IN-09': 'write' }, 'write access'],
    [{ 'IN-12': 'external_direct' }, 'output goes straight outside'],
    [{ 'IN-13': 'unknown' }, 'EU AI Act class not known'],
  ])('%j is Tier 2 because of: %s', (over, reason) => {
    expect(assess(over)).toMatchObject({ tier: 2, reasons: [reason] })
  })

  test.each<[IntakeAnswers]>([
    [{}],
    [{ 'IN-04': 'internal' }],
    [{ 'IN-05': ['payment'] }],
    [{ 'IN-08': 'drafts_reviewed' }],
    [{ 'IN-09': 'read_many' }],
    [{ 'IN-10': 'important' }],
    [{ 'IN-12': 'external_after_review' }],
    [{ 'IN-13': 'transparency' }],
    [{ 'IN-13': 'no_eu' }],
  ])('%j stays Tier 3', (over) => {
    expect(assess(over).tier).toBe(3)
  })

  test('are told together, most telling first', () => {
    const answers = { 'IN-05': ['personal', 'health'], 'IN-08': 'act_alone', 'IN-09': 'write' }
    expect(tierSentence(assess(answers))).toBe(
      'Tier 1 because: health data; acts alone with write access',
    )
  })

  test('a banned practice is refused, whatever else is said', () => {
    const refused = assess({ 'IN-13': 'prohibited', 'IN-05': ['health'] })
    expect(refused).toMatchObject({ tier: null, refused: true })
    expect(tierSentence(refused)).toBe('Refused because: a practice that the EU AI Act bans')
  })
})

describe('points', () => {
  test('kinds of data count once, with the highest', () => {
    expect(assess({ 'IN-05': ['payment', 'credentials_or_code', 'legal_privileged'] }).points).toBe(
      3,
    )
  })

  test.each([
    [25, 0],
    [26, 1],
    [250, 1],
    [251, 2],
    [2500, 2],
    [2501, 3],
  ])('%i users give %i', (users, points) => {
    expect(assess({ 'IN-11': users }).points).toBe(points)
  })

  test('8 make Tier 2 and 18 make Tier 1', () => {
    const seven = {
      'IN-03': 'agent',
      'IN-05': ['payment'],
      'IN-10': 'important',
    }
    expect(assess(seven)).toMatchObject({ tier: 3, points: 7 })
    expect(assess({ ...seven, 'IN-11': 100 })).toMatchObject({
      tier: 2,
      points: 8,
      reasons: ['8 points, where 8 are enough'],
    })
    const seventeen = {
      ...seven,
      'IN-04': 'confidential',
      'IN-06': 'public_or_vulnerable',
      'IN-09': 'read_many',
      'IN-15': 'over_6_months',
    }
    expect(assess(seventeen)).toMatchObject({ tier: 2, points: 17 })
    expect(assess({ ...seventeen, 'IN-11': 100 })).toMatchObject({
      tier: 1,
      points: 18,
      reasons: ['18 points, where 18 are enough'],
    })
  })
})

describe('while typing', () => {
  test('nothing answered is Tier 3 so far, with nothing counted', () => {
    expect(assessTier(intake, {})).toMatchObject({ tier: 3, points: 0, complete: false })
  })

  test('every further answer can only raise the tier', () => {
    fc.assert(
      fc.property(intakeAnswers, fc.nat(15), (answers, upTo) => {
        const rank = (tier: number | null) => tier ?? 0
        const partial = Object.fromEntries(Object.entries(answers).slice(0, upTo))
        const [before, after] = [assessTier(intake, partial), assessTier(intake, answers)]
        expect(rank(after.tier)).toBeLessThanOrEqual(rank(before.tier))
        expect(after.points).toBeGreaterThanOrEqual(before.points)
      }),
      { numRuns: 1000 },
    )
  })

  test('"I do not know" never gives a lower tier than the middle answer', () => {
    fc.assert(
      fc.property(intakeAnswers, (answers) => {
        const tierWith = (over: IntakeAnswers) =>
          assessTier(intake, { ...answers, ...over }).tier ?? 0
        expect(tierWith({ 'IN-04': 'unknown' })).toBe(tierWith({ 'IN-04': 'confidential' }))
        expect(tierWith({ 'IN-13': 'unknown' })).toBeLessThanOrEqual(
          tierWith({ 'IN-13': 'transparency' }),
        )
      }),
    )
  })
})

describe('an intake file', () => {
  test('takes item ids and field names', () => {
    expect(parseIntake(intake, { 'IN-04': 'public', data_kinds: ['none'], 'IN-05': null })).toEqual(
      {
        ok: false,
        problems: [{ path: 'IN-05', message: 'answers IN-05 a second time' }],
      },
    )
    expect(parseIntake(intake, { data_class: 'public', user_count: 12 })).toEqual({
      ok: true,
      answers: { 'IN-04': 'public', 'IN-11': 12 },
    })
  })

  test('names every problem with its path', () => {
    const parsed = parseIntake(intake, {
      data_class: 'secret',
      'IN-05': ['none', 'health'],
      'IN-11': -3,
      'IN-16': 'soon',
      'IN-99': 1,
    })
    expect(
      parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`),
    ).toEqual([
      'data_class: must be one of public, internal, confidential, restricted, unknown',
      'IN-05: "none" cannot stand beside other options',
      'IN-11: must be 0 or more',
      'IN-16: must be a date such as 2026-11-21, or already_in_use',
      'IN-99: is not an item of the intake',
    ])
    expect(parseIntake(intake, [])).toMatchObject({ ok: false })
  })

  test('tells what is still unanswered', () => {
    expect(unansweredItems(intake, { ...harmless, 'IN-05': [] })).toEqual([
      'IN-01',
      'IN-02',
      'IN-05',
      'IN-16',
    ])
  })
})

describe('facts', () => {
  test('are derived as documented', () => {
    expect(deriveIntake({ ...harmless, 'IN-16': '2027-01-01' })).toEqual({
      data_class: 'public',
      data_kinds: ['none'],
      autonomy: 'suggests',
      criticality: 'none',
      user_count: 10,
      ai_act_class: 'minimal',
      personal_data: false,
      connects_sources: false,
      affects_people: false,
      decides_about_people: false,
      eu_nexus: true,
      residency_required: false,
      allowed_regions: ['any'],
      already_in_use: false,
    })
  })

  test.each<[IntakeAnswers, object]>([
    [{ 'IN-05': ['children'] }, { personal_data: true }],
    [{ 'IN-05': ['payment'] }, { personal_data: false }],
    [{ 'IN-09': 'read_one' }, { connects_sources: true }],
    [{ 'IN-06': 'customers' }, { affects_people: true }],
    [{ 'IN-06': 'own_staff' }, { affects_people: false }],
    [{ 'IN-07': 'informs' }, { affects_people: true, decides_about_people: true }],
    [{ 'IN-13': 'no_eu' }, { eu_nexus: false }],
    [{ 'IN-13': 'unknown' }, { eu_nexus: true }],
    [{ 'IN-14': ['eea', 'uk'] }, { residency_required: true, allowed_regions: ['eea', 'uk'] }],
    [{ 'IN-16': 'already_in_use' }, { already_in_use: true }],
  ])('%j gives %j', (over, expected) => {
    expect(deriveIntake({ ...harmless, ...over })).toMatchObject(expected)
  })

  test('of unanswered items are null', () => {
    expect(new Set(Object.values(deriveIntake({})))).toEqual(new Set([null]))
  })
})

describe('the EU AI Act class', () => {
  const helper: AiActHelper = {
    bannedPractice: 'no',
    inEu: 'yes',
    annexThreeArea: 'no',
    decidesOrProfiles: 'no',
    talksOrMakesContent: 'no',
  }
  test.each<[Partial<AiActHelper>, string]>([
    [{}, 'minimal'],
    [{ talksOrMakesContent: 'yes' }, 'transparency'],
    [{ annexThreeArea: 'yes' }, 'minimal'],
    [{ annexThreeArea: 'yes', decidesOrProfiles: 'yes' }, 'high'],
    [{ annexThreeArea: 'yes', decidesOrProfiles: 'yes', inEu: 'unknown' }, 'high'],
    [{ bannedPractice: 'yes' }, 'prohibited'],
    [{ bannedPractice: 'yes', inEu: 'no' }, 'prohibited'],
    [{ inEu: 'no', annexThreeArea: 'yes', decidesOrProfiles: 'yes' }, 'no_eu'],
    [{ annexThreeArea: 'unknown', decidesOrProfiles: 'yes' }, 'unknown'],
    [{ annexThreeArea: 'unknown' }, 'minimal'],
    [{ bannedPractice: 'unknown' }, 'unknown'],
    [{ inEu: 'unknown' }, 'unknown'],
    [{ talksOrMakesContent: 'unknown' }, 'unknown'],
  ])('%j gives %s', (over, expected) => {
    expect(aiActClass({ ...helper, ...over })).toBe(expected)
  })
})

describe("a vendor's answer", () => {
  const raised = (tier: 2 | 3, picked: string[], answers: IntakeAnswers = harmless) =>
    tierRaisedBy(
      { questionnaire: bank, tier, answers: { 'DAT-01': anAnswer(picked) }, asOf: '2026-11-21' },
      intake,
      answers,
    )

  test('raises the tier when it names data that the requester missed', () => {
    expect(raised(3, ['prompts', 'personal'])).toMatchObject({
      tier: 2,
      reasons: ['personal data'],
    })
    expect(raised(3, ['special'])).toMatchObject({ tier: 1 })
    expect(raised(2, ['special'])).toMatchObject({ tier: 1 })
  })

  test('says which answer it was, what it added, and exactly which questions it opens', () => {
    const before = { tier: 3 as const, intake: deriveIntake(harmless) }
    const answers = { 'DAT-01': anAnswer(['special']) }
    const raise = raised(3, ['special'])
    expect(raise).toMatchObject({ questions: ['DAT-01'], facts: { personal_data: true } })
    expect(raise?.added.length).toBeGreaterThan(0)
    const asked = visibleQuestions(bank, { ...before, answers }).map(({ id }) => id)
    const then = visibleQuestions(bank, {
      tier: 1,
      intake: deriveIntake({ ...harmless, 'IN-05': ['special_category'] }),
      answers,
    }).map(({ id }) => id)
    expect(asked).not.toEqual(then)
    expect(raise?.opened).toEqual(then.filter((id) => !asked.includes(id)))
  })

  test('tells nothing new where the tier was lowered by hand in full knowledge', () => {
    const knowing = { ...harmless, 'IN-05': ['special_category'] }
    expect(raised(2, ['special'], knowing)).toBe(null)
    expect(raised(2, ['prompts'], knowing)).toBe(null)
  })

  test('never lowers it', () => {
    expect(raised(2, ['prompts'])).toBe(null)
    expect(raised(2, ['personal'])).toBe(null)
    expect(raised(2, ['special'], { ...harmless, 'IN-13': 'prohibited' })).toBe(null)
  })
})

describe('the intake definition', () => {
  const lint = (change: (draft: typeof intake.definition) => void) => {
    const draft = structuredClone(intake.definition)
    change(draft)
    const linted = lintIntake(draft, { hashes: { 'intake@1': intake.hash }, sha256 })
    return linted.ok ? [] : linted.problems.map(({ path, message }) => `${path}: ${message}`)
  }

  test('passes as shipped and is refused when a published version changed', () => {
    expect(lint(() => {})).toEqual([])
    expect(lint((draft) => (draft.title = 'Other')).join()).toMatch(/version 1 is published/)
  })

  test('is refused when a reason speaks of what is not there', () => {
    const problems = lint((draft) => {
      given(draft.tier1.any[0]).when = 'IN-04 == top_secret'
      given(draft.items[4]).id = 'IN-04'
    })
    expect(problems).toEqual(
      expect.arrayContaining([
        'items.IN-04: is there twice',
        'tier1.health data: IN-05 does not exist: name one that does, or remove it',
      ]),
    )
  })
})
