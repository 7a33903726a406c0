// Looks at a portal after something broke: is everything there that was promised, and is nothing there by halves?
import Database from 'better-sqlite3'
import { firstBrokenLink } from '../../../app/core/audit/chain'
import { answersHash } from '../../../app/core/respond/submission'
import { loadVendorReview } from '../../../app/services/respond/vendor-review'
import { auditLinks, sha256 } from '../../../db/queries/audit'
import type { LightPortal } from './portal'
import { type Promised, turnOf } from './vendor'

type Rows = Awaited<ReturnType<typeof rowsOf>>

async function rowsOf({ store: { db } }: LightPortal) {
  const { t } = db
  return {
    reviews: await db.select().from(t.reviews),
    answers: await db.select().from(t.answers),
    versions: await db.select().from(t.answerVersions),
    evidence: await db.select().from(t.evidence),
    outbox: await db.select().from(t.outbox),
    events: await db.select().from(t.auditEvents),
    invitations: await db.select().from(t.invitations),
  }
}

/** One sentence for each thing that is wrong. */
export async function judge(portal: LightPortal, promised: readonly Promised[]): Promise<string[]> {
  const rows = await rowsOf(portal)
  return [
    ...(await brokenChain(portal)),
    ...unkept(rows, promised),
    ...uncountedAnswers(rows),
    ...(await halfSubmissions(portal, rows)),
    ...(await missingFiles(portal, rows)),
  ]
}

/** What SQLite itself says of the file, through a connection of its own. */
export function damageOf(file: string): string[] {
  const connection = new Database(file)
  try {
    const [integrity] = connection.pragma('integrity_check') as { integrity_check: string }[]
    const strays = connection.pragma('foreign_key_check') as unknown[]
    return [
      ...(integrity?.integrity_check === 'ok' ? [] : [`integrity: ${integrity?.integrity_check}`]),
      ...(strays.length === 0 ? [] : [`references to missing rows: ${strays.length}`]),
    ]
  } finally {
    connection.close()
  }
}

async function brokenChain({ store }: LightPortal): Promise<string[]> {
  const broken = firstBrokenLink(await auditLinks(store.db), sha256)
  return broken === null ? [] : [`the audit chain breaks at ${broken}`]
}

function unkept(rows: Rows, promised: readonly Promised[]): string[] {
  const turns = new Map(
    rows.answers.map((row) => [`${row.reviewId} ${row.questionId}`, turnOf(row.comment)]),
  )
  const hashes = new Map(rows.reviews.map(({ id, attestation }) => [id, attestation?.hash]))
  const files = new Set(rows.evidence.map((row) => `${row.reviewId} ${row.sha256}`))
  const kept = (each: Promised): boolean => {
    switch (each.kind) {
      case 'answer':
        return (turns.get(`${each.reviewId} ${each.questionId}`) ?? 0) >= each.turn
      case 'evidence':
        return files.has(`${each.reviewId} ${each.sha256}`)
      case 'submission':
        return hashes.get(each.reviewId) === each.hash
    }
  }
  return promised
    .filter((each) => !kept(each))
    .map((each) => `lost though acknowledged: ${each.kind} of ${each.reviewId}`)
}

/** Every save is one revision and one event; were one without the other, something was saved by halves or overwritten. */
function uncountedAnswers(rows: Rows): string[] {
  const saves = new Map<string, number>()
  for (const { kind, reviewId, body } of rows.events) {
    if (kind !== 'answer saved') continue
    const place = `${reviewId} ${JSON.parse(body).payload.questionId}`
    saves.set(place, (saves.get(place) ?? 0) + 1)
  }
  return rows.answers.flatMap(({ reviewId, questionId, revision }) => {
    const counted = saves.get(`${reviewId} ${questionId}`) ?? 0
    return counted === revision
      ? []
      : [`${reviewId} ${questionId}: revision ${revision} after ${counted} events`]
  })
}

/** A submission is whole: state, attested hash, receipt, ended reminders, kept answers, event. Or it did not happen. */
async function halfSubmissions(portal: LightPortal, rows: Rows): Promise<string[]> {
  const wrong: string[] = []
  for (const review of rows.reviews) {
    const mine = <Row extends { reviewId: string | null }>(all: readonly Row[]) =>
      all.filter(({ reviewId }) => reviewId === review.id)
    const mails = mine(rows.outbox)
    const events = mine(rows.events).filter(({ kind }) => kind === 'review submitted')
    const invitationId = mine(rows.invitations)[0]?.id ?? ''
    const parts = {
      state: review.status === 'submitted',
      'attested hash': review.attestation !== null && review.submittedAt !== null,
      receipt: mails.filter(({ kind }) => kind === 'submitted').length === 1,
      'mail to reviewers': mails.some(({ kind }) => kind === 'arrived'),
      'end of reminders': mails.some(({ status }) => status === 'cancelled'),
      event: events.length === 1 && events[0]?.body.includes(review.attestation?.hash ?? '-'),
      'kept answers': mine(rows.versions).length > 0,
    }
    const there = Object.entries(parts).flatMap(([part, has]) => (has ? [part] : []))
    const isWhole = there.length === Object.keys(parts).length
    if (there.length > 0 && !isWhole) {
      wrong.push(`half a submission of ${review.id}: only ${there.join(', ')}`)
    }
    if (isWhole) {
      const now = await loadVendorReview(portal, { reviewId: review.id, invitationId })
      if (answersHash(now, sha256) !== review.attestation?.hash) {
        wrong.push(`${review.id}: what was attested is not what is there`)
      }
    }
  }
  return wrong
}

async function missingFiles({ files }: LightPortal, { evidence }: Rows): Promise<string[]> {
  const wrong: string[] = []
  for (const { reviewId, sha256: hash } of evidence) {
    if (!(await files.has(hash))) wrong.push(`evidence of ${reviewId} without its whole file`)
  }
  return wrong
}
