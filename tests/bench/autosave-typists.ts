// Vendors for the autosave bench: each signed in on a review of its own, with a memory of what was acknowledged.
import { join } from 'node:path'
import { createApp } from '../../app/app.server'
import { createLogger } from '../../app/http/log'
import { openStore } from '../../db/open'
import { aReview } from '../services/respond-case'

export interface Typist {
  reviewId: string
  token: string
  cookie: string
  section: string
  /** Of the section, those that may be typed into. */
  questions: readonly string[]
  /** The next change to one of the section's questions, longer than the last one. */
  next(): { question: string; revision: number; comment: string }
  acknowledged(question: string, revision: number, comment: string): void
}

interface Kept {
  revision: number
  comment: string
}

/** `missing` reads the database again and names every acknowledged answer that is not in it. */
export async function prepareTypists(dataFolder: string, count: number) {
  const databaseUrl = `file:${join(dataFolder, 'assay.db')}`
  const settings = {
    port: 0,
    dataFolder,
    databaseUrl,
    origin: null,
    smtpUrl: null,
    signingKey: null,
    clamd: null,
    signOn: null,
    dev: false,
    demo: false,
  }
  const app = await createApp(settings, { log: createLogger({ write: () => {} }) })
  const { definition, hash } = app.questionnaires.current
  const section = definition.sections.find(
    ({ questions }) => questions.filter(({ kind }) => kind === 'single').length >= 4,
  )
  if (section === undefined) throw new Error('The questionnaire has no section to type into')
  const questions = section.questions.flatMap(({ id, kind, showIf }) =>
    kind === 'single' && !showIf ? [id] : [],
  )
  const all: Typist[] = []
  const kept = new Map<string, Map<string, Kept>>()
  for (let number = 1; number <= count; number++) {
    const review = await aReview(app, { number, tier: 1, expiresAt: new Date('2099-01-01') })
    const { db } = app.store
    await db.update(db.t.reviews).set({
      questionnaireSlug: definition.slug,
      questionnaireVersion: definition.version,
      questionnaireHash: hash,
    })
    const sessionToken = app.ids.token()
    await db.insert(db.t.respondentSessions).values({
      id: app.ids.id(),
      tokenHash: app.secrets.hash('respondent session', sessionToken),
      invitationId: review.invitationId,
      createdAt: new Date(),
      lastSeenAt: new Date(),
      expiresAt: new Date('2099-01-01'),
    })
    const mine = new Map<string, Kept>()
    kept.set(review.reviewId, mine)
    const { reviewId, token } = review
    all.push(typist({ reviewId, token, sessionToken, section: section.id, questions }, mine))
  }
  await app.close()
  return { all, missing: () => missing(databaseUrl, kept) }
}

interface Seat {
  reviewId: string
  token: string
  sessionToken: string
  section: string
  questions: readonly string[]
}

function typist(
  { reviewId, token, sessionToken, section, questions }: Seat,
  kept: Map<string, Kept>,
): Typist {
  let turn = 0
  const value = Buffer.from(JSON.stringify(sessionToken)).toString('base64')
  return {
    reviewId,
    token,
    section,
    questions,
    cookie: `assay_respondent=${encodeURIComponent(value)}`,
    next() {
      turn += 1
      const question = questions[turn % questions.length] ?? ''
      const revision = kept.get(question)?.revision ?? 0
      return {
        question,
        revision,
        comment: `We keep it for ${turn} days, in the region that the customer picks.`,
      }
    },
    acknowledged: (question, revision, comment) => void kept.set(question, { revision, comment }),
  }
}

async function missing(
  databaseUrl: string,
  kept: Map<string, Map<string, Kept>>,
): Promise<string[]> {
  const store = await openStore(databaseUrl)
  const rows = await store.db.select().from(store.db.t.answers)
  await store.close()
  const found = new Map(rows.map((row) => [`${row.reviewId} ${row.questionId}`, row]))
  return [...kept].flatMap(([reviewId, mine]) =>
    [...mine].flatMap(([questionId, { revision, comment }]) => {
      const row = found.get(`${reviewId} ${questionId}`)
      return row?.revision === revision && row.comment === comment
        ? []
        : [`${reviewId} ${questionId}`]
    }),
  )
}
