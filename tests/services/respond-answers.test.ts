// Saving answers: by revision, by question, by what may be written at the time.
import { expect, test } from 'vitest'
import { saveAnswers } from '../../app/services/respond/save-answers'
import { loadVendorReview } from '../../app/services/respond/vendor-review'
import { aReview, minutesLater, NOW } from './respond-case'
import { openPortal, type Portal } from './respond-portal'

async function aCase(options: Parameters<typeof aReview>[1] = {}) {
  const portal = openPortal()
  return { portal, ...(await aReview(portal, options)) }
}

const never = { questionId: 'TRN-01', revision: 0, fields: { value: 'never' } }

const rowsOf = ({ store: { db } }: Portal) => db.select().from(db.t.answers)
const eventsOf = async ({ store: { db } }: Portal) =>
  (await db.select().from(db.t.auditEvents)).map(({ kind }) => kind)

test('a first answer is stored with its day, begins the answering, and is told in the audit log', async () => {
  const { portal, respondent } = await aCase()
  expect(await saveAnswers(portal, respondent, [never])).toEqual({
    ok: true,
    at: NOW,
    answers: [{ questionId: 'TRN-01', outcome: 'saved', revision: 1 }],
  })
  expect(await rowsOf(portal)).toMatchObject([
    {
      questionId: 'TRN-01',
      value: 'never',
      asOf: '2026-11-21',
      revision: 1,
      invitationId: 'invitation-v1',
    },
  ])
  const { db } = portal.store
  expect(await db.select().from(db.t.reviews)).toMatchObject([
    { status: 'answering', lastActivityAt: NOW },
  ])
  expect(await eventsOf(portal)).toEqual(['answer saved'])
})

test('a change over the revision that was seen is stored as the next one', async () => {
  const { portal, respondent } = await aCase()
  await saveAnswers(portal, respondent, [never])
  const changed = { ...never, revision: 1, fields: { value: 'opt_in', comment: ' By contract. ' } }
  expect(await saveAnswers(portal, respondent, [changed])).toMatchObject({
    answers: [{ outcome: 'saved', revision: 2 }],
  })
  expect(await rowsOf(portal)).toMatchObject([
    { value: 'opt_in', comment: 'By contract.', revision: 2 },
  ])
})

test('a change over a revision that is gone overwrites nothing and shows what is there', async () => {
  const { portal, respondent } = await aCase()
  await saveAnswers(portal, respondent, [never])
  const late = { ...never, fields: { value: 'always' } }
  expect(await saveAnswers(portal, respondent, [late])).toMatchObject({
    answers: [{ outcome: 'conflict', revision: 1, current: { value: 'never', comment: '' } }],
  })
  expect(await rowsOf(portal)).toMatchObject([{ value: 'never', revision: 1 }])
})

test('of two colleagues saving the same answer at once, one is told', async () => {
  const { portal, respondent } = await aCase()
  const both = await Promise.all(
    ['never', 'always'].map((value) =>
      saveAnswers(portal, respondent, [{ ...never, fields: { value } }]),
    ),
  )
  const outcomes = both.flatMap((saved) => (saved.ok ? saved.answers.map((a) => a.outcome) : []))
  expect(outcomes.sort()).toEqual(['conflict', 'saved'])
})

test('a save that comes twice is one revision', async () => {
  const { portal, respondent } = await aCase()
  await saveAnswers(portal, respondent, [never])
  expect(await saveAnswers(portal, respondent, [never])).toMatchObject({
    answers: [{ outcome: 'saved', revision: 1 }],
  })
  expect(await eventsOf(portal)).toEqual(['answer saved'])
})

test('nothing typed is no answer', async () => {
  const { portal, respondent } = await aCase()
  const blank = { questionId: 'TRN-01', revision: 0, fields: { value: '', comment: '  ' } }
  expect(await saveAnswers(portal, respondent, [blank])).toMatchObject({
    answers: [{ outcome: 'saved', revision: 0 }],
  })
  expect(await rowsOf(portal)).toEqual([])
})

test.each([
  ['a number with letters', 'TRN-03', { value: '3 weeks' }, { value: 'Must be a whole number' }],
  ['an option that is not there', 'TRN-01', { value: 'maybe' }, { value: expect.any(String) }],
  ['a date in the future', 'CRT-02', { value: '2026-11-22' }, { value: expect.any(String) }],
  ['"none" beside others', 'CRT-01', { value: ['none', 'soc2_t2'] }, { value: expect.any(String) }],
  [
    'a link that is none',
    'TRN-01',
    { value: 'never', link: 'javascript:alert(1)' },
    { link: expect.any(String) },
  ],
  [
    'an answer of ten thousand words',
    'TRN-01',
    { comment: 'x'.repeat(5001) },
    { comment: expect.any(String) },
  ],
  [
    '"not applicable" where it cannot be',
    'TRN-03',
    { notApplicable: 'No prompts.' },
    { notApplicable: expect.any(String) },
  ],
] as const)(
  '%s is refused with its sentence and stored nowhere',
  async (_name, questionId, fields, problems) => {
    const { portal, respondent } = await aCase()
    const typed = {
      ...fields,
      ...('value' in fields && Array.isArray(fields.value) ? { value: [...fields.value] } : {}),
    }
    const saved = await saveAnswers(portal, respondent, [
      { questionId, revision: 0, fields: typed as never },
    ])
    expect(saved).toMatchObject({ answers: [{ questionId, outcome: 'refused', problems }] })
    expect(await rowsOf(portal)).toEqual([])
  },
)

test('what is fine is saved even where something beside it is not', async () => {
  const { portal, respondent } = await aCase()
  const saved = await saveAnswers(portal, respondent, [
    never,
    { questionId: 'TRN-03', revision: 0, fields: { value: 'soon' } },
  ])
  expect(saved).toMatchObject({ answers: [{ outcome: 'saved' }, { outcome: 'refused' }] })
  expect(await rowsOf(portal)).toHaveLength(1)
})

test('"no limit" needs no magic number, and a bare host is taken for a web address', async () => {
  const { portal, respondent } = await aCase()
  await saveAnswers(portal, respondent, [
    { questionId: 'TRN-03', revision: 0, fields: { noLimit: 'yes', link: 'trust.example.com/x' } },
  ])
  expect(await rowsOf(portal)).toMatchObject([
    { value: 99999, link: 'https://trust.example.com/x' },
  ])
})

test('a question that the questionnaire does not have is not open', async () => {
  const { portal, respondent } = await aCase()
  const saved = await saveAnswers(portal, respondent, [{ ...never, questionId: 'XXX-01' }])
  expect(saved).toMatchObject({ answers: [{ outcome: 'not open' }] })
})

test.each(['submitted', 'in review', 'decided', 'closed', 'cancelled'] as const)(
  'an answer cannot be changed while the review is %s',
  async (status) => {
    const { portal, respondent } = await aCase({ status })
    expect(await saveAnswers(portal, respondent, [never])).toEqual({
      ok: false,
      reason: 'not with vendor',
    })
    expect(await rowsOf(portal)).toEqual([])
  },
)

test('after a return only the named questions and what hangs on them can be changed', async () => {
  const { portal, respondent } = await aCase({
    status: 'returned',
    returned: { questionIds: ['TRN-01'], reason: 'Please look again.', at: NOW.toISOString() },
  })
  const saved = await saveAnswers(portal, respondent, [
    never,
    { questionId: 'TRN-02', revision: 0, fields: { value: 'In the terms.' } },
    { questionId: 'TRN-03', revision: 0, fields: { value: '7' } },
  ])
  expect(saved).toMatchObject({
    answers: [{ outcome: 'saved' }, { outcome: 'saved' }, { outcome: 'not open' }],
  })
  const { db } = portal.store
  expect(await db.select().from(db.t.reviews)).toMatchObject([{ status: 'returned' }])
})

test('hidden answers are kept, and come back with their question', async () => {
  const { portal, respondent } = await aCase()
  const dependent = { questionId: 'TRN-02', revision: 0, fields: { value: 'In the terms.' } }
  await saveAnswers(portal, respondent, [never, dependent])
  portal.clock.at = minutesLater(1)
  await saveAnswers(portal, respondent, [{ ...never, revision: 1, fields: { value: 'always' } }])
  await saveAnswers(portal, respondent, [{ ...never, revision: 2 }])
  const review = await loadVendorReview(portal, respondent)
  expect(review.asked.answers['TRN-02']?.value).toBe('In the terms.')
})

test("one review's respondent reads and writes that review alone", async () => {
  const portal = openPortal()
  const mine = await aReview(portal, { number: 1 })
  const theirs = await aReview(portal, { number: 2 })
  await saveAnswers(portal, theirs.respondent, [
    { ...never, fields: { value: 'always', comment: 'secret of theirs' } },
  ])
  await saveAnswers(portal, mine.respondent, [never])
  expect(await rowsOf(portal)).toMatchObject([
    { reviewId: 'review-v2', value: 'always' },
    { reviewId: 'review-v1', value: 'never' },
  ])
  const seen = await loadVendorReview(portal, mine.respondent)
  expect(JSON.stringify(seen.stored)).not.toContain('secret of theirs')
})
