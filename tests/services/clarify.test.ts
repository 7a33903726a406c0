// Collecting, sending, replying and amending on both engines: one act each, seen only by those it is for.
import { expect, it } from 'vitest'
import { firstBrokenLink } from '../../app/core/audit/chain'
import { answersHash } from '../../app/core/respond/submission'
import {
  changeCollectedQuestion,
  removeCollectedQuestion,
} from '../../app/services/clarify/change-collected'
import { collectQuestion } from '../../app/services/clarify/collect-question'
import { loadQuestions } from '../../app/services/clarify/load-questions'
import { replyToVendor } from '../../app/services/clarify/reply-to-vendor'
import { sendQuestions } from '../../app/services/clarify/send-questions'
import { askAboutQuestion, askToAmend } from '../../app/services/clarify/vendor-asks'
import { questionsPage } from '../../app/services/clarify/vendor-pages'
import { giveVerdict } from '../../app/services/judgement/give-verdict'
import { saveAnswers } from '../../app/services/respond/save-answers'
import { submitReview } from '../../app/services/respond/submit-review'
import { loadVendorReview } from '../../app/services/respond/vendor-review'
import { auditLinks, sha256 } from '../../db/queries/audit'
import { answerVersionsOf, clarificationsOf } from '../../db/queries/clarifications'
import { forEachEngine } from '../support/store'
import { ada, bo, type Case, everybody, lena, NOW, openCase, pat } from './judgement-case'

const vera = {
  kind: 'respondent',
  reviewId: 'review-1',
  invitationId: 'invitation-1',
  contactId: 'contact-1',
  name: 'Vera Vendor',
  email: 'contact-1@vendor-1.example',
} as const

const reviewOf = async ({ store: { db } }: Case) => {
  const [row] = await db.select().from(db.t.reviews)
  if (!row) throw new Error('No review')
  return row
}
const mailsOf = async ({ store: { db } }: Case) =>
  (await db.select().from(db.t.outbox).orderBy(db.t.outbox.id)).map(({ kind, toEmail }) => [
    kind,
    toEmail,
  ])
const eventsOf = async ({ store: { db } }: Case) =>
  (await db.select().from(db.t.auditEvents).orderBy(db.t.auditEvents.seq))
    .map(({ kind }) => kind)
    .filter((kind) => kind !== 'questionnaire published')

const later = (ctx: Case, minutes: number) => {
  ctx.clock.at = new Date(NOW.getTime() + minutes * 60_000)
}

/** Collects one question each and sends them. */
async function ask(ctx: Case, asked: Record<string, string>, message = '') {
  const seen: string[] = []
  for (const [questionId, text] of Object.entries(asked)) {
    const collected = await collectQuestion(ctx, ada, 1, { questionId, ask: text })
    if (!collected.ok) throw new Error(collected.sentence)
    seen.push(`${collected.result} 1`)
  }
  return sendQuestions(ctx, ada, 1, { seen, message })
}

async function sendBack(ctx: Case) {
  const hash = answersHash(await loadVendorReview(ctx, vera), sha256)
  const said = {
    name: 'Vera Vendor',
    title: 'Trust',
    confirmed: 'yes',
    gapsAccepted: 'yes',
    contradictionsAccepted: 'yes',
  } as const
  return submitReview(ctx, vera, { ...said, answersHash: hash })
}

forEachEngine('clarifying', (open) => {
  const inReview = (options = {}) => openCase(open, { status: 'in review', ...options })

  it('collects unseen by the vendor, changes and removes, the first of two winning', async () => {
    const ctx = await inReview()
    const collected = await collectQuestion(ctx, ada, 1, {
      questionId: 'TRN-01',
      ask: 'Which plan?',
    })
    if (!collected.ok) throw new Error(collected.sentence)
    const id = collected.result
    expect((await loadVendorReview(ctx, vera)).threads).toEqual([])
    expect(await mailsOf(ctx)).toEqual([])
    const change = { id, text: 'Which plan is this about?', revision: 1 }
    expect(await changeCollectedQuestion(ctx, bo, 1, change)).toMatchObject({ ok: true })
    expect(await changeCollectedQuestion(ctx, ada, 1, change)).toMatchObject({ reason: 'stale' })
    expect(await removeCollectedQuestion(ctx, ada, 1, { id, revision: 1 })).toMatchObject({
      reason: 'stale',
    })
    expect(await removeCollectedQuestion(ctx, ada, 1, { id, revision: 2 })).toMatchObject({
      ok: true,
    })
    expect(await clarificationsOf(ctx.store.db, 'review-1')).toEqual([])
    expect(await eventsOf(ctx)).toEqual([
      'question collected',
      'collected question changed',
      'collected question removed',
    ])
  })

  it('is for reviewers, about questions that were asked, between submission and decision', async () => {
    const ctx = await inReview()
    for (const staff of everybody.filter(({ roles }) => !roles.includes('reviewer'))) {
      const given = { questionId: 'TRN-01', ask: 'Which plan?' }
      const refused = { ok: false, reason: 'not allowed' }
      expect(await collectQuestion(ctx, staff, 1, given), staff.name).toMatchObject(refused)
      expect(
        await sendQuestions(ctx, staff, 1, { seen: ['x 1'], message: '' }),
        staff.name,
      ).toMatchObject(refused)
      const change = { id: 'x', text: 'x', revision: 1 }
      expect(await changeCollectedQuestion(ctx, staff, 1, change)).toMatchObject(refused)
      expect(await removeCollectedQuestion(ctx, staff, 1, change)).toMatchObject(refused)
    }
    expect(await collectQuestion(ctx, ada, 1, { questionId: 'AGT-01', ask: '?' })).toMatchObject({
      errors: { questionId: expect.stringContaining('AGT-01') },
    })
    const { db } = ctx.store
    await db.update(db.t.reviews).set({ status: 'decided' })
    expect(await collectQuestion(ctx, ada, 1, { questionId: 'TRN-01', ask: '?' })).toMatchObject({
      reason: 'not possible now',
    })
  })

  it('sends as one act: messages, verdicts, status, time, one mail, events', async () => {
    const ctx = await inReview({ review: { dueOn: '2026-11-21' } })
    const sent = await ask(ctx, { 'TRN-01': 'Which plan?', 'DAT-02': 'Since when?' }, 'Two things.')
    expect(sent).toMatchObject({ ok: true })
    expect(await reviewOf(ctx)).toMatchObject({
      status: 'returned',
      dueOn: '2026-11-30',
      returned: { questionIds: ['TRN-01', 'DAT-02'], reason: 'Two things.' },
    })
    const { db } = ctx.store
    const messages = await clarificationsOf(db, 'review-1')
    expect(messages.map(({ sentAt }) => sentAt)).toEqual([NOW, NOW])
    const mails = await mailsOf(ctx)
    expect(mails.filter(([kind]) => kind !== 'reminder')).toEqual([['returned', vera.email]])
    // What came back has a date: 7 days before it is today, and the other four reminders follow.
    expect(mails.filter(([kind]) => kind === 'reminder')).toHaveLength(4)
    expect(await db.select().from(db.t.verdicts)).toMatchObject([
      { kind: 'asked', questionId: 'TRN-01', reason: 'Which plan?', answerRevision: 1 },
      { kind: 'asked', questionId: 'DAT-02', reason: 'Since when?' },
    ])
    expect((await eventsOf(ctx)).slice(-2)).toEqual(['review returned', 'due date changed'])
    expect(firstBrokenLink(await auditLinks(db), sha256)).toBeNull()
    const word = { questionId: 'TRN-01', choice: 'rejected', credit: null, reason: 'x' } as const
    expect(
      await giveVerdict(ctx, ada, 1, { ...word, answerRevision: 1, lastSeq: 1 }),
    ).toMatchObject({ reason: 'not possible now' })
  })

  it('sends nothing that was not on the page, that a proposal rests on, or that nobody could answer', async () => {
    const ctx = await inReview()
    const collect = async (questionId: string) => {
      const collected = await collectQuestion(ctx, ada, 1, { questionId, ask: 'Which plan?' })
      return collected.ok ? `${collected.result} 1` : ''
    }
    const first = await collect('TRN-01')
    const second = await collect('DAT-02')
    const send = (...seen: string[]) => sendQuestions(ctx, ada, 1, { seen, message: '' })
    expect(await send(first)).toMatchObject({ reason: 'stale' })
    expect(await send(first, second, 'other 1')).toMatchObject({ reason: 'stale' })
    const { db } = ctx.store
    await db.update(db.t.invitations).set({ revokedAt: NOW })
    expect(await send(first, second)).toMatchObject({ reason: 'not possible now' })
    await db.update(db.t.invitations).set({ revokedAt: null, role: 'delegate' })
    expect(await send(first, second), 'a colleague cannot submit').toMatchObject({ ok: false })
    await db.update(db.t.invitations).set({ role: 'lead' })
    await db.insert(db.t.proposals).values({
      id: 'proposal',
      reviewId: 'review-1',
      seq: 1,
      decision: 'hold',
      reason: 'Waiting for the contract.',
      conditions: [],
      status: 'open',
      byId: 'ada',
      at: NOW,
    })
    expect(await send(first, second)).toMatchObject({
      reason: 'not possible now',
      sentence: expect.stringContaining('withdraw it'),
    })
    expect((await reviewOf(ctx)).status).toBe('in review')
    expect(await db.select().from(db.t.verdicts)).toEqual([])
    expect((await mailsOf(ctx)).filter(([kind]) => kind === 'returned')).toEqual([])
  })

  it('collects the next batch while the vendor answers, and sends it only afterwards', async () => {
    const ctx = await inReview()
    await ask(ctx, { 'TRN-01': 'Which plan?' })
    const next = await collectQuestion(ctx, bo, 1, { questionId: 'DAT-02', ask: 'Since when?' })
    if (!next.ok) throw new Error(next.sentence)
    const seen = [`${next.result} 1`]
    expect(await sendQuestions(ctx, bo, 1, { seen, message: '' })).toMatchObject({
      reason: 'not possible now',
    })
    const page = questionsPage(await loadVendorReview(ctx, vera))
    expect(page?.asked.map(({ id }) => id)).toEqual(['TRN-01'])
    expect(JSON.stringify(page)).not.toContain('Since when?')
  })

  it('takes a reply or another answer to each question, keeps the history, and goes on where it stopped', async () => {
    const ctx = await inReview()
    await ask(ctx, { 'TRN-01': 'Which plan?', 'DAT-02': 'Since when?' })
    later(ctx, 10)
    expect(await sendBack(ctx)).toEqual({ ok: false, reason: 'replies owed' })
    const saved = await saveAnswers(ctx, vera, [
      { questionId: 'TRN-01-reply', revision: 0, fields: { value: 'The business plan.' } },
      { questionId: 'DAT-02', revision: 1, fields: { value: '14' } },
      { questionId: 'SUP-01-reply', revision: 0, fields: { value: 'Not asked.' } },
      { questionId: 'SUP-01', revision: 1, fields: {} },
    ])
    expect(saved).toMatchObject({
      answers: [
        { outcome: 'saved', revision: 1 },
        { outcome: 'saved', revision: 2 },
        { outcome: 'not open' },
        { outcome: 'not open' },
      ],
    })
    const unsent = await clarificationsOf(ctx.store.db, 'review-1')
    expect(unsent.every(({ side }) => side === 'reviewer')).toBe(true)
    later(ctx, 20)
    expect(await sendBack(ctx)).toMatchObject({ ok: true })
    expect((await reviewOf(ctx)).status).toBe('in review')
    const said = await clarificationsOf(ctx.store.db, 'review-1')
    expect(said.filter(({ side }) => side === 'vendor')).toMatchObject([
      { text: 'The business plan.', questionId: 'TRN-01', kind: 'reply', sentAt: ctx.clock.at },
    ])
    expect(await mailsOf(ctx)).toEqual(
      expect.arrayContaining([
        ['answered', 'ada@example.com'],
        ['answered', 'pat@example.com'],
      ]),
    )
    expect((await mailsOf(ctx)).filter(([kind]) => kind === 'answered')).toHaveLength(2)
    const versions = await answerVersionsOf(ctx.store.db, 'review-1')
    expect(versions.filter(({ questionId }) => questionId === 'DAT-02')).toMatchObject([
      { submission: 1, revision: 2, value: 14, invitationId: 'invitation-1' },
    ])
    expect(await eventsOf(ctx)).toContain('replies sent')
  })

  it('writes a version of an answer only where it differs from the last', async () => {
    const ctx = await inReview()
    const round = async (minutes: number, value: string) => {
      later(ctx, minutes)
      await ask(ctx, { 'DAT-02': 'Since when?' })
      later(ctx, minutes + 5)
      const row = (await loadVendorReview(ctx, vera)).stored.answers.find(
        ({ questionId }) => questionId === 'DAT-02',
      )
      await saveAnswers(ctx, vera, [
        { questionId: 'DAT-02', revision: row?.revision ?? 0, fields: { value } },
        { questionId: 'DAT-02-reply', revision: 0, fields: { value: 'See there.' } },
      ])
      expect(await sendBack(ctx)).toMatchObject({ ok: true })
    }
    await round(10, '14')
    await round(30, '14')
    await round(50, '7')
    const versions = await answerVersionsOf(ctx.store.db, 'review-1')
    const own = versions.filter(({ questionId }) => questionId === 'DAT-02')
    expect(own.map(({ submission, value }) => [submission, value])).toEqual([
      [1, 14],
      [3, 7],
    ])
    expect(versions.filter(({ questionId }) => questionId === 'TRN-01')).toHaveLength(1)
    const shown = await loadQuestions(ctx, ada, 1)
    const history = shown.ok ? shown.threads[0]?.versions.map(({ words }) => words) : undefined
    expect(history).toHaveLength(2)
    expect(history?.[0]?.every(({ change }) => change === 'same')).toBe(true)
    expect(history?.[1]).toContainEqual({ text: '14', change: 'removed' })
    expect(history?.[1]).toContainEqual({ text: '7', change: 'added' })
  })

  it('tells a second writer of a reply, and overwrites nothing', async () => {
    const ctx = await inReview()
    await ask(ctx, { 'TRN-01': 'Which plan?' })
    const reply = (revision: number, value: string) =>
      saveAnswers(ctx, vera, [{ questionId: 'TRN-01-reply', revision, fields: { value } }])
    expect(await reply(0, 'One')).toMatchObject({ answers: [{ outcome: 'saved', revision: 1 }] })
    expect(await reply(0, 'One'), 'sent again').toMatchObject({
      answers: [{ outcome: 'saved', revision: 1 }],
    })
    expect(await reply(0, 'Two')).toMatchObject({
      answers: [{ outcome: 'conflict', revision: 1, current: { value: 'One' } }],
    })
    expect(await reply(1, 'Two')).toMatchObject({ answers: [{ outcome: 'saved', revision: 2 }] })
  })
})

forEachEngine('what a vendor asks of its own accord', (open) => {
  const answering = () => openCase(open, { status: 'answering', review: { submittedAt: null } })
  const about = { questionId: 'TRN-01', text: 'The company or the product?' }

  it('goes to staff at once, and is answered without moving the review', async () => {
    const ctx = await answering()
    expect(await askAboutQuestion(ctx, vera, about)).toEqual({ ok: true })
    expect((await mailsOf(ctx)).sort()).toEqual([
      ['question', 'ada@example.com'],
      ['question', 'bo@example.com'],
      ['question', 'pat@example.com'],
    ])
    for (const staff of [pat, ada]) {
      const seen = await loadQuestions(ctx, staff, 1)
      expect(seen, staff.name).toMatchObject({
        waiting: [{ amends: false, mayReply: true, about: { id: 'TRN-01', answer: null } }],
      })
    }
    expect(await replyToVendor(ctx, lena, 1, { ...about, text: 'Both.' })).toMatchObject({
      reason: 'not allowed',
    })
    later(ctx, 5)
    expect(await replyToVendor(ctx, pat, 1, { ...about, text: 'The product.' })).toMatchObject({
      ok: true,
    })
    expect(await replyToVendor(ctx, pat, 1, { ...about, text: 'Again.' })).toMatchObject({
      reason: 'not possible now',
    })
    expect((await reviewOf(ctx)).status).toBe('answering')
    expect(await mailsOf(ctx)).toContainEqual(['reply', vera.email])
    const { threads } = await loadVendorReview(ctx, vera)
    expect(threads.map(({ side, text }) => [side, text])).toEqual([
      ['vendor', 'The company or the product?'],
      ['reviewer', 'The product.'],
    ])
    expect(await eventsOf(ctx)).toEqual(['vendor asked', 'vendor replied to'])
  })

  it('stops at twenty without a reply, and only concerns what is asked', async () => {
    const ctx = await answering()
    for (let n = 0; n < 20; n++)
      expect(await askAboutQuestion(ctx, vera, about)).toEqual({ ok: true })
    expect(await askAboutQuestion(ctx, vera, about)).toMatchObject({
      reason: 'wrong field',
      errors: { 'TRN-01.ask': expect.stringContaining('20') },
    })
    expect(await askAboutQuestion(ctx, vera, { ...about, questionId: 'AGT-01' })).toEqual({
      ok: false,
      reason: 'not now',
    })
    const { db } = ctx.store
    await db.update(db.t.reviews).set({ status: 'in review' })
    expect(await askAboutQuestion(ctx, vera, about)).toEqual({ ok: false, reason: 'not now' })
  })

  it('asks to amend named answers, which a reviewer alone re-opens or declines', async () => {
    const ctx = await openCase(open, { status: 'in review' })
    const wish = { questionIds: ['TRN-01', 'DAT-02'], text: 'We changed the retention.' }
    expect(await askToAmend(ctx, vera, { ...wish, questionIds: ['AGT-01'] })).toMatchObject({
      ok: false,
    })
    expect(await askToAmend(ctx, vera, wish)).toEqual({ ok: true })
    expect(await loadQuestions(ctx, pat, 1)).toMatchObject({
      waiting: [{ mayReply: false }, { mayReply: false }],
    })
    const no = { questionId: 'TRN-01', text: 'That was decided by contract.' }
    expect(await replyToVendor(ctx, pat, 1, no)).toMatchObject({ reason: 'not allowed' })
    expect(await replyToVendor(ctx, ada, 1, no)).toMatchObject({ ok: true })
    later(ctx, 5)
    expect(await ask(ctx, { 'DAT-02': 'Please amend it now.' })).toMatchObject({ ok: true })
    expect(await loadQuestions(ctx, ada, 1)).toMatchObject({ waiting: [] })
    expect((await reviewOf(ctx)).returned?.questionIds).toEqual(['DAT-02'])
    expect(await askToAmend(ctx, vera, wish), 'while it is back').toMatchObject({ ok: false })
  })

  it('shows procurement nothing of what is said on answers', async () => {
    const ctx = await openCase(open, { status: 'in review' })
    await ask(ctx, { 'TRN-01': 'Secret question' })
    later(ctx, 5)
    await saveAnswers(ctx, vera, [
      { questionId: 'TRN-01-reply', revision: 0, fields: { value: 'Secret reply' } },
    ])
    expect(await sendBack(ctx)).toMatchObject({ ok: true })
    expect(JSON.stringify(await loadQuestions(ctx, ada, 1))).toContain('Secret reply')
    expect(JSON.stringify(await loadQuestions(ctx, pat, 1))).not.toContain('Secret')
    expect(await loadQuestions(ctx, lena, 1)).toMatchObject({ reason: 'not allowed' })
  })
})
