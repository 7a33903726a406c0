// Contradictions between a vendor's answers: asked about, explained without losing a word, and attested as they stand.
import { expect, test } from 'vitest'
import { answersHash, checkModel } from '../../app/core/respond/submission'
import { explainContradictions } from '../../app/services/respond/explain-contradictions'
import { saveAnswers } from '../../app/services/respond/save-answers'
import { submitReview } from '../../app/services/respond/submit-review'
import { loadVendorReview } from '../../app/services/respond/vendor-review'
import { forEachEngine } from '../support/store'
import { aReview } from './respond-case'
import { openPortal } from './respond-portal'
import { sha256 } from './respond-questionnaire'

const id = 'no-training-beside-long-retention'

async function aContradiction(portal = openPortal()) {
  const { respondent } = await aReview(portal)
  const answer = (questionId: string, value: string, revision = 0) => ({
    ...{ questionId, revision },
    fields: { value },
  })
  await saveAnswers(portal, respondent, [answer('TRN-01', 'never'), answer('TRN-03', '400')])
  const check = async () => checkModel(await loadVendorReview(portal, respondent))
  const hash = async () => answersHash(await loadVendorReview(portal, respondent), sha256)
  const explain = async (text: string, revision: number, of?: string) =>
    explainContradictions(portal, respondent, {
      explanation: { [id]: { text, revision } },
      of: of ?? (await hash()),
      go: '',
    })
  const submit = async (contradictionsAccepted?: 'yes') =>
    submitReview(portal, respondent, {
      name: 'Dana Ortiz',
      title: 'Head of Trust',
      confirmed: 'yes',
      gapsAccepted: 'yes',
      answersHash: await hash(),
      ...(contradictionsAccepted && { contradictionsAccepted }),
    })
  return { portal, respondent, answer, check, hash, explain, submit }
}

forEachEngine('explanations', (openStore) => {
  test('a contradiction is a question about the answers it compares, and tells nothing internal', async () => {
    const { check } = await aContradiction(openPortal(await openStore()))
    const { contradictions } = await check()
    expect(contradictions).toMatchObject([
      {
        id,
        asks: 'You never train on our content, and keep it long. What for?',
        answers: [
          { id: 'TRN-01', answer: 'Never' },
          { id: 'TRN-03', answer: '400 days' },
        ],
        explanation: '',
        revision: 0,
      },
    ])
    expect(JSON.stringify(contradictions)).not.toContain('canary')
  })

  test('an explanation is kept with the review, changes what is attested, and is in the log', async () => {
    const { portal, check, hash, explain } = await aContradiction(openPortal(await openStore()))
    const before = await hash()
    const kept = await explain('Only for billing.', 0)
    expect(kept).toEqual({ ok: true, hash: await hash(), changed: false })
    expect(await hash()).not.toBe(before)
    expect((await check()).contradictions).toMatchObject([
      { explanation: 'Only for billing.', revision: 1 },
    ])
    const { db } = portal.store
    const events = await db.select().from(db.t.auditEvents)
    expect(events.at(-1)).toMatchObject({ kind: 'contradiction explained' })
    expect(JSON.stringify(events)).not.toContain('billing')
    await explain('Only for billing.', 1)
    expect(await db.select().from(db.t.auditEvents)).toHaveLength(events.length)
  })

  test('of two colleagues the second sees what the first wrote, and overwrites nothing', async () => {
    const { check, explain } = await aContradiction(openPortal(await openStore()))
    await explain('The first.', 0)
    expect(await explain('The second.', 0)).toEqual({
      ok: false,
      reason: 'conflict',
      theirs: { [id]: 'The first.' },
    })
    expect((await check()).contradictions).toMatchObject([{ explanation: 'The first.' }])
    expect(await explain('Both.', 1)).toMatchObject({ ok: true })
    expect((await check()).contradictions).toMatchObject([{ explanation: 'Both.', revision: 2 }])
  })
})

test('without a word to it, submitting needs a tick; with one it does not', async () => {
  const { explain, submit } = await aContradiction()
  expect(await submit()).toEqual({ ok: false, reason: 'not accepted', gaps: 0, contradictions: 1 })
  await explain('Only for billing.', 0)
  expect(await submit()).toMatchObject({ ok: true })
  const other = await aContradiction()
  expect(await other.submit('yes')).toMatchObject({ ok: true })
})

test('answers that a colleague changed since the page was read are told', async () => {
  const { portal, respondent, answer, explain, hash } = await aContradiction()
  const seen = await hash()
  await saveAnswers(portal, respondent, [answer('TRN-03', '500', 1)])
  expect(await explain('Only for billing.', 0, seen)).toMatchObject({ ok: true, changed: true })
})

test('a contradiction that was resolved is asked about no more, and blocks nothing', async () => {
  const { portal, respondent, answer, check, submit } = await aContradiction()
  await saveAnswers(portal, respondent, [answer('TRN-03', '30', 1)])
  expect((await check()).contradictions).toEqual([])
  expect(await submit()).toMatchObject({ ok: true })
})

test('after submitting nothing is explained any more', async () => {
  const { explain, submit } = await aContradiction()
  await submit('yes')
  expect(await explain('Late.', 0)).toEqual({ ok: false, reason: 'not with vendor' })
})
