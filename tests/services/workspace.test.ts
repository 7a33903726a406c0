// The second round in the workspace, on both engines: what was said before, what is unchanged, accepting it at once, taking back.
import { describe, expect, it } from 'vitest'
import { acceptUnchanged } from '../../app/services/judgement/accept-unchanged'
import { giveVerdict } from '../../app/services/judgement/give-verdict'
import { loadUnchanged } from '../../app/services/judgement/load-unchanged'
import { loadWorkspace } from '../../app/services/judgement/load-workspace'
import { withdrawVerdict } from '../../app/services/judgement/withdraw-verdict'
import { wordDiff } from '../../app/services/judgement/word-diff'
import { forEachEngine, type Row } from '../support/store'
import { ada, bo, type Case, everybody, lena, type OpenStore, openRounds } from './second-round'

const all = { mark: null, question: null }
const at = (question: string) => ({ mark: null, question })

async function workspaceOf(ctx: Case, wish: Parameters<typeof loadWorkspace>[3] = all) {
  const loaded = await loadWorkspace(ctx, ada, 2, wish)
  if (!loaded.ok) throw new Error(loaded.sentence)
  return loaded
}

async function shownOf(ctx: Case) {
  const loaded = await loadUnchanged(ctx, ada, 2)
  if (!loaded.ok) throw new Error(loaded.sentence)
  return loaded.answers
}

const read = (value: string) => {
  const [questionId = '', answerRevision, lastSeq] = value.split(' ')
  return { questionId, answerRevision: Number(answerRevision), lastSeq: Number(lastSeq) }
}

const verdictsOf = ({ store: { db } }: Case) =>
  db.select().from(db.t.verdicts).orderBy(db.t.verdicts.questionId, db.t.verdicts.seq)
const secondRound = (rows: Row<'verdicts'>[]) =>
  rows.filter(({ reviewId }) => reviewId === 'review-2')

const accept = (questionId: string, lastSeq = 0) =>
  ({
    questionId,
    choice: 'accepted',
    credit: null,
    reason: '',
    answerRevision: 1,
    lastSeq,
  }) as const

forEachEngine('a second round', (open: OpenStore) => {
  it('shows what was answered before, word by word, with the verdict that stood', async () => {
    const ctx = await openRounds(open, {
      before: { 'DAT-10': { comment: 'Keys rotate every 90 days.' } },
      now: { 'DAT-10': { comment: 'Keys rotate every 30 days.' } },
    })
    const { question, round } = await workspaceOf(ctx, at('DAT-10'))
    expect(round).toBe(2)
    const [earlier, none] = question?.earlier ?? []
    expect(none).toBeUndefined()
    expect(earlier).toMatchObject({ review: 1, same: false, verdict: { word: 'accepted' } })
    expect(earlier?.question.changes).toEqual([])
    const comment = earlier?.parts.find(({ term }) => term === 'Comment')?.pieces
    expect(comment).toEqual([
      { text: 'Keys rotate every ', change: 'same' },
      { text: '90', change: 'removed' },
      { text: '30', change: 'added' },
      { text: ' days.', change: 'same' },
    ])
  })

  it('offers exactly what is as it was accepted, and leaves out everything else', async () => {
    const ctx = await openRounds(open, {
      now: {
        'DAT-10': { comment: 'New words' },
        'TRN-01': { exception: 'Not on trial' },
        'TRN-02': { link: 'https://vendor.example' },
      },
      verdicts: { 'SEC-01': { kind: 'rejected', reason: 'Not so' }, 'SEC-02': null },
      blankNow: ['IAM-01'],
    })
    const ids = (await shownOf(ctx)).map(({ id }) => id)
    for (const left of ['DAT-10', 'TRN-01', 'TRN-02', 'SEC-01', 'SEC-02', 'IAM-01']) {
      expect(ids).not.toContain(left)
    }
    expect(ids).toContain('DAT-02')
    const { counts, list } = await workspaceOf(ctx, { mark: 'changed', question: null })
    expect(counts.unchanged).toBe(ids.length)
    const changed = list.map(({ id }) => id)
    for (const id of ['DAT-10', 'TRN-01', 'TRN-02', 'IAM-01']) expect(changed).toContain(id)
    expect(changed).not.toContain('SEC-02')
  })

  it('accepts them in one act, one verdict each, naming the acceptance it repeats', async () => {
    const ctx = await openRounds(open)
    const shown = await shownOf(ctx)
    expect(shown.length).toBeGreaterThan(20)
    const answers = shown.map(({ value }) => read(value))
    expect(await acceptUnchanged(ctx, bo, 2, { answers })).toMatchObject({
      ok: true,
      result: { accepted: shown.length },
    })
    const given = secondRound(await verdictsOf(ctx))
    expect(given).toHaveLength(shown.length)
    for (const row of given) {
      expect(row).toMatchObject({ kind: 'accepted', byId: 'bo', credit: null, seq: 1 })
      expect(row.reason).toBe('Unchanged since Ada Reviewer accepted it in R-0001 on 3 Mar 2026.')
    }
    const { db } = ctx.store
    const events = await db.select().from(db.t.auditEvents)
    const told = events.filter(({ kind }) => kind === 'verdict given')
    expect(told).toHaveLength(shown.length)
    expect(await shownOf(ctx)).toEqual([])
    const again = await acceptUnchanged(ctx, bo, 2, { answers })
    expect(again).toMatchObject({ ok: false, reason: 'stale' })
    expect(secondRound(await verdictsOf(ctx))).toHaveLength(shown.length)
  })

  it('refuses as a whole, and writes nothing, when one of them moved', async () => {
    const ctx = await openRounds(open)
    const answers = (await shownOf(ctx)).map(({ value }) => read(value))
    await giveVerdict(ctx, bo, 2, { ...accept('DAT-02'), choice: 'rejected', reason: 'No' })
    const refused = await acceptUnchanged(ctx, ada, 2, { answers })
    expect(refused).toMatchObject({ ok: false, reason: 'stale' })
    expect(refused).toMatchObject({ sentence: expect.stringMatching(/changed.*: DAT-02\.$/) })
    expect(secondRound(await verdictsOf(ctx))).toHaveLength(1)
    const twice = answers.slice(1, 2)
    expect(await acceptUnchanged(ctx, ada, 2, { answers: [...twice, ...twice] })).toMatchObject({
      reason: 'wrong field',
    })
    expect(secondRound(await verdictsOf(ctx))).toHaveLength(1)
  })

  it('refuses an answer whose revision moved, and one that was never accepted', async () => {
    const ctx = await openRounds(open, { verdicts: { 'SEC-02': null } })
    const shown = (await shownOf(ctx)).map(({ value }) => read(value))
    const one = { ...shown[0], questionId: shown[0]?.questionId ?? '', lastSeq: 0 }
    const moved = [{ ...one, answerRevision: 7 }]
    expect(await acceptUnchanged(ctx, ada, 2, { answers: moved })).toMatchObject({
      reason: 'stale',
    })
    const never = [{ questionId: 'SEC-02', answerRevision: 1, lastSeq: 0 }]
    expect(await acceptUnchanged(ctx, ada, 2, { answers: never })).toMatchObject({
      reason: 'stale',
    })
    expect(secondRound(await verdictsOf(ctx))).toEqual([])
  })

  it('is for reviewers only', async () => {
    const ctx = await openRounds(open)
    for (const staff of everybody.filter(({ roles }) => !roles.includes('reviewer'))) {
      const refused = { ok: false, reason: 'not allowed' }
      expect(await loadUnchanged(ctx, staff, 2), staff.name).toMatchObject(refused)
      const answers = [{ questionId: 'DAT-02', answerRevision: 1, lastSeq: 0 }]
      expect(await acceptUnchanged(ctx, staff, 2, { answers }), staff.name).toMatchObject(refused)
      const word = { questionId: 'DAT-02', answerRevision: 1, lastSeq: 1 }
      expect(await withdrawVerdict(ctx, staff, 2, word), staff.name).toMatchObject(refused)
    }
  })

  it('takes a verdict back by one more word, and keeps both', async () => {
    const ctx = await openRounds(open)
    await giveVerdict(ctx, ada, 2, accept('DAT-02'))
    const word = { questionId: 'DAT-02', answerRevision: 1, lastSeq: 1 }
    expect(await withdrawVerdict(ctx, bo, 2, word)).toMatchObject({ ok: true })
    expect(secondRound(await verdictsOf(ctx))).toMatchObject([
      { seq: 1, kind: 'accepted', byId: 'ada' },
      { seq: 2, kind: 'withdrawn', byId: 'bo' },
    ])
    const { list, question } = await workspaceOf(ctx, at('DAT-02'))
    const item = list.find(({ id }) => id === 'DAT-02')
    expect(item?.verdict).toBeNull()
    expect(item?.marks).toContain('unreviewed')
    expect(question?.verdicts.map((given) => given.word)).toEqual(['withdrawn', 'accepted'])
    const twice = await withdrawVerdict(ctx, bo, 2, { ...word, lastSeq: 2 })
    expect(twice).toMatchObject({ ok: false, reason: 'stale' })
  })

  it('never counts a blank as unreviewed, and offers its bands instead of "accept"', async () => {
    const ctx = await openRounds(open, {
      now: { 'DAT-02': { value: null, comment: 'Depends on the plan' } },
    })
    const { list, question } = await workspaceOf(ctx, at('DAT-02'))
    const blanks = list.filter(({ marks }) => marks.includes('unanswered'))
    expect(blanks.map(({ id }) => id)).toContain('DAT-02')
    expect(blanks.filter(({ marks }) => marks.includes('unreviewed'))).toEqual([])
    expect(question?.form.choices).not.toContain('accepted')
    expect(question?.scale.length).toBeGreaterThan(1)
    expect(question?.scale.some(({ picked }) => picked)).toBe(false)
    const refused = await giveVerdict(ctx, ada, 2, accept('DAT-02'))
    expect(refused).toMatchObject({ errors: { choice: expect.stringContaining('Nothing') } })
  })

  it('lets legal read the second round’s past only once it is decided', async () => {
    const ctx = await openRounds(open)
    expect(await loadWorkspace(ctx, lena, 2, all)).toMatchObject({ reason: 'not allowed' })
  })
})

describe('a comparison of two texts', () => {
  it('marks whole words in any script, and nothing else', () => {
    expect(wordDiff('Данные хранятся в ЕС', 'Данные хранятся в США')).toEqual([
      { text: 'Данные хранятся в ', change: 'same' },
      { text: 'ЕС', change: 'removed' },
      { text: 'США', change: 'added' },
    ])
    expect(wordDiff('same 🙂 text', 'same 🙂 text')).toEqual([
      { text: 'same 🙂 text', change: 'same' },
    ])
    expect(wordDiff('', 'new')).toEqual([{ text: 'new', change: 'added' }])
  })

  it('gives up on long texts that share nothing, and still shows both whole', () => {
    const [before, after] = ['a', 'b'].map((letter) =>
      Array.from({ length: 8_000 }, (_, at) => `${letter}${at}`).join(' '),
    )
    const started = Date.now()
    const pieces = wordDiff(before ?? '', after ?? '')
    expect(Date.now() - started).toBeLessThan(2_000)
    const text = (kept: string) =>
      pieces.filter(({ change }) => change !== kept).map((piece) => piece.text)
    expect(text('added').join('')).toBe(before)
    expect(text('removed').join('')).toBe(after)
  })
})
