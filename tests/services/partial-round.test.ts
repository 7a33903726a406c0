// A round that asks a part of the questions: those to confirm, the others readable as they stand, with all said of them.
import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { deriveIntake } from '../../app/core/intake/answers'
import { visibleQuestions } from '../../app/core/questionnaire/visible'
import { answersHash, checkModel } from '../../app/core/respond/submission'
import { secretsOf } from '../../app/ports/secrets'
import { changeFile } from '../../app/services/evidence/change-file'
import { loadCase } from '../../app/services/judgement/load-case'
import { workItems } from '../../app/services/judgement/work-items'
import { inviteColleague } from '../../app/services/respond/invite-colleague'
import { questionState, sectionPage, tasksPage } from '../../app/services/respond/read-pages'
import { saveAnswers } from '../../app/services/respond/save-answers'
import { saveSection } from '../../app/services/respond/save-section'
import { loadVendorReview } from '../../app/services/respond/vendor-review'
import { prepareSending } from '../../app/services/reviews/prepare-sending'
import { sendPrepared } from '../../app/services/reviews/send-review'
import { prepareRound } from '../../app/services/rounds/prepare-round'
import { readOutline } from '../../app/services/sheet/read-outline'
import { sha256 } from '../../db/queries/audit'
import { reviewByNumber } from '../../db/queries/reviews'
import { read, run } from '../../db/store'
import { forEachEngine, type OpenStore } from '../support/store'
import {
  bank,
  bestAnswers,
  type Case,
  caseOn,
  caseRows,
  intakeAnswers,
  NOW,
  pat,
  SUBMITTED_AT,
} from './judgement-case'

const JUDGED_AT = new Date('2026-11-21T10:00:00.000Z')
const LATER = new Date('2027-03-03T10:00:00.000Z')
const ASKED = ['MON-01', 'SUP-01']

/** What the first round asked. */
const SHOWN = visibleQuestions(bank.current, {
  tier: 2,
  intake: deriveIntake(intakeAnswers),
  answers: bestAnswers(2),
}).length

/** A first round decided in November, with every answer judged, one adjusted and one proven. */
async function decidedWorld(open: OpenStore) {
  const rows = caseRows({
    status: 'decided',
    review: { decision: 'approve', decidedAt: NOW, nextReviewOn: '2028-05-23' },
    evidence: [{ id: 'pen', kind: 'other', validTo: null, uploadedAt: SUBMITTED_AT }],
    links: [{ evidenceId: 'pen', questionId: 'DAT-02' }],
  })
  const answered = Object.keys(bestAnswers(2)).filter(
    (id) => !['text', 'multi', 'models'].includes(bank.current.byId.get(id)?.kind ?? ''),
  )
  const world = await caseOn(open, {
    ...rows,
    verdicts: answered.map((questionId) => ({
      id: `v-${questionId}`,
      reviewId: 'review-1',
      questionId,
      seq: 1,
      kind: questionId === 'TRN-01' ? ('adjusted' as const) : ('accepted' as const),
      credit: questionId === 'TRN-01' ? 60 : null,
      reason: questionId === 'TRN-01' ? 'Only on this plan' : '',
      answerRevision: 1,
      byId: 'ada',
      at: JUDGED_AT,
    })),
  })
  world.clock.at = LATER
  return { ...world, secrets: secretsOf(new Uint8Array(32).fill(3)), mailer: null }
}

type World = Awaited<ReturnType<typeof decidedWorld>>

async function reviewRow({ store: { db } }: Pick<Case, 'store'>, number: number) {
  const [row] = await reviewByNumber(db, number)
  if (!row) throw new Error('No review')
  return row
}

async function sentPart(world: World, questionIds: readonly string[] = ASKED) {
  const { review: prior } = await reviewRow(world, 1)
  const wanted = { kind: 'change', because: 'an incident happened', changeId: null } as const
  await world.store.transact((tx) =>
    prepareRound(tx, world, { ...wanted, prior, questionIds, at: LATER, dueOn: '2027-03-17' }),
  )
  const sending = { number: 2, revision: 1, tier: 2, dueOn: '2027-03-17', message: '' }
  expect(await sendPrepared(world, pat, sending)).toMatchObject({ ok: true, alreadySent: false })
  const { review } = await reviewRow(world, 2)
  const { db } = world.store
  const [invitation] = await db
    .select()
    .from(db.t.invitations)
    .where(eq(db.t.invitations.reviewId, review.id))
  return { reviewId: review.id, invitationId: invitation?.id ?? '' }
}

const confirm = (questionId: string, fields: object) => ({
  questionId,
  revision: 1,
  fields: { ...fields, confirmed: 'yes' as const },
})

forEachEngine('a round that asks a part of the questions', (open) => {
  it('shows its sender exactly what goes out, and how much of it is filled in', async () => {
    const world = await decidedWorld(open)
    const { review: prior } = await reviewRow(world, 1)
    const wanted = { kind: 'change', because: 'an incident happened', changeId: null } as const
    await world.store.transact((tx) =>
      prepareRound(tx, world, {
        ...wanted,
        prior,
        questionIds: ASKED,
        at: LATER,
        dueOn: '2027-03-17',
      }),
    )
    const shown = await prepareSending(world, pat, { number: 2, origin: 'https://assay.example' })
    if (!shown.ok) throw new Error(shown.reason)
    expect(shown.sections.flatMap(({ questions }) => questions.map(({ id }) => id)).sort()).toEqual(
      [...ASKED].sort(),
    )
    expect(shown.prepared).toMatchObject({ because: 'an incident happened', prefilled: 2 })
    expect(shown.mail.questions).toBe(2)
    expect(shown.prepared.standing).toBe(SHOWN - ASKED.length)
  })

  it('puts the asked ones to the vendor and counts nothing else', async () => {
    const world = await decidedWorld(open)
    const scope = await sentPart(world)
    const review = await loadVendorReview(world, scope)
    expect(tasksPage(review)).toMatchObject({ total: 2, answered: 0 })
    expect(Object.values(tasksPage(review).toConfirm).reduce((a, b) => a + b, 0)).toBe(2)
    expect(checkModel(review).total).toBe(2)
    const outline = await readOutline(world, scope)
    const carriedAway = outline.sections.flatMap(({ questions }) => questions)
    expect(carriedAway.map(({ question }) => question.id).sort()).toEqual([...ASKED].sort())
    expect(questionState(review, 'MON-01')).toMatchObject({ open: true, brought: { old: false } })
  })

  it('takes no word on any other answer, by no way', async () => {
    const world = await decidedWorld(open)
    const scope = await sentPart(world)
    const saved = await saveAnswers(world, scope, [confirm('TRN-01', { value: 'always' })])
    expect(saved).toMatchObject({ answers: [{ questionId: 'TRN-01', outcome: 'not open' }] })
    const form = new FormData()
    form.set('TRN-01.revision', '1')
    form.set('TRN-01.value', 'always')
    const section = bank.current.compiled.find(({ question }) => question.id === 'TRN-01')?.section
    expect(sectionPage(await loadVendorReview(world, scope), section?.id ?? '')).toBeNull()
    expect(await saveSection(world, scope, { sectionId: section?.id ?? '', form })).toEqual({
      ok: false,
      reason: 'not found',
    })
    const change = { evidenceId: 'pen', questionId: 'DAT-02' }
    for (const intent of ['unlink', 'link', 'remove'] as const) {
      expect(await changeFile(world, scope, { ...change, intent })).toMatchObject({ ok: false })
    }
    const { db } = world.store
    const rows = await db.select().from(db.t.answers).where(eq(db.t.answers.questionId, 'TRN-01'))
    expect(new Set(rows.map(({ value }) => JSON.stringify(value))).size).toBe(1)
  })

  it('takes none from a colleague either, who was given the section before', async () => {
    const world = await decidedWorld(open)
    const lead = await sentPart(world)
    const respondent = {
      kind: 'respondent' as const,
      ...lead,
      contactId: 'contact-1',
      name: 'Vera',
      email: 'vera@vendor.example',
    }
    const given = { sectionIds: [], questionIds: ['TRN-01', 'MON-01'] }
    const colleague = { name: 'Jan', email: 'jan@vendor.example', ...given }
    expect(await inviteColleague(world, respondent, colleague)).toMatchObject({ ok: true })
    const { db } = world.store
    const [invited] = await db
      .select()
      .from(db.t.invitations)
      .where(eq(db.t.invitations.role, 'delegate'))
    const scope = { reviewId: lead.reviewId, invitationId: invited?.id ?? '' }
    expect(
      await saveAnswers(world, scope, [
        confirm('TRN-01', { value: 'always' }),
        confirm('SUP-01', { value: 'x' }),
      ]),
    ).toMatchObject({ answers: [{ outcome: 'not open' }, { outcome: 'not open' }] })
    expect(tasksPage(await loadVendorReview(world, scope))).toMatchObject({ total: 1 })
  })

  it('carries answers, proof, verdicts and adjustments of all the others, each with its own date', async () => {
    const world = await decidedWorld(open)
    const scope = await sentPart(world)
    const row = await reviewRow(world, 2)
    const questionnaire = bank.current
    const then = await read(world.store.db, function* (db) {
      const [prior] = yield* run(reviewByNumber(db, 1))
      if (!prior) throw new Error('No review')
      return yield* loadCase(db, prior, { questionnaire, now: LATER })
    })
    const file = await read(world.store.db, (db) =>
      loadCase(db, row, { questionnaire, now: LATER }),
    )
    const kept = [...then.assessment.standing].filter(([id]) => !ASKED.includes(id))
    expect(file.assessment.standing.size).toBe(kept.length)
    for (const [id, verdict] of kept) {
      const { kind, credit, reason, at, byId } = verdict
      expect(file.assessment.standing.get(id)).toMatchObject({ kind, credit, reason, at, byId })
    }
    expect(file.input.answers['DAT-02']).toMatchObject({ basis: 'evidence' })
    expect(file.answers.get('TRN-01')).toMatchObject({ fromReviewId: 'review-1', revision: 1 })
    expect(file.respondents.get(file.answers.get('TRN-01')?.invitationId ?? '')).toBeTruthy()
    expect(scope.reviewId).toBe(row.review.id)
    const items = workItems(file)
    expect(
      items
        .slice(0, 2)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...ASKED].sort())
    expect(items.slice(0, 2).every(({ marks }) => marks.includes('this round'))).toBe(true)
    const rest = items.slice(2).flatMap(({ marks }) => marks)
    expect(rest.filter((mark) => mark === 'standing')).toHaveLength(items.length - 2)
    expect(rest).not.toContain('unreviewed')
  })

  it('is attested over what was asked, and reads like the round before once all is confirmed', async () => {
    const world = await decidedWorld(open)
    const scope = await sentPart(world)
    const before = answersHash(await loadVendorReview(world, scope), sha256)
    const { db } = world.store
    const asked = await db
      .select()
      .from(db.t.answers)
      .where(eq(db.t.answers.reviewId, scope.reviewId))
    const change = (id: string) => {
      const row = asked.find(({ questionId }) => questionId === id)
      return confirm(id, { value: row?.value })
    }
    expect(await saveAnswers(world, scope, ASKED.map(change))).toMatchObject({
      answers: [{ outcome: 'saved' }, { outcome: 'saved' }],
    })
    const review = await loadVendorReview(world, scope)
    expect(tasksPage(review)).toMatchObject({ total: 2, answered: 2, toConfirm: {} })
    expect(answersHash(review, sha256)).not.toBe(before)
    expect(visibleQuestions(review.questionnaire, review.asked)).toHaveLength(SHOWN)
  })
})
