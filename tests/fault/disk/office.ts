// Staff at work while the disk is full: they approve decisions, export reports and ask for many at once.
import path from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import { createCookie } from '@remix-run/node'
import { createApp } from '../../../app/app.server'
import { createLogger } from '../../../app/http/log'
import { approveProposal } from '../../../app/services/judgement/approve-proposal'
import { proposeDecision } from '../../../app/services/judgement/propose-decision'
import { openStore } from '../../../db/open'
import { ada, bo, caseRows } from '../../services/judgement-case'
import { aStaffSession, aUse, type Row } from '../../support/rows'
import { fill } from '../../support/store'
import { type Told, told } from './visits'

export interface Office {
  /** Of reviews whose decision is proposed and waits for its second person. */
  open: readonly { number: number; proposalId: string }[]
  /** Of reviews that were decided before anything broke. */
  decided: readonly number[]
  bo: string
  lena: string
}

const DECIDED = 3
const FIRST = 9_001
const FAR = new Date('2099-01-01')

/** Beside what lies in the data folder already. */
export async function prepareOffice(dataFolder: string, toDecide: number): Promise<Office> {
  const app = await createApp(settingsOf(dataFolder), { log: createLogger({ write: () => {} }) })
  const numbers = Array.from({ length: DECIDED + toDecide }, (_, place) => FIRST + place)
  const { users, vendors, offerings, contacts } = caseRows({})
  await fill(app.store, { users, vendors, offerings, contacts })
  for (const number of numbers) await fill(app.store, rowsOf(number))
  const proposed: { number: number; proposalId: string }[] = []
  for (const number of numbers) proposed.push({ number, proposalId: await proposal(app, number) })
  const decided = proposed.slice(0, DECIDED)
  for (const { number, proposalId } of decided) {
    const said = { proposalId, approved: 'approved', comment: '' } as const
    const done = await approveProposal(app, bo, number, said)
    if (!done.ok) throw new Error(done.sentence)
  }
  const seat = async (userId: string) => {
    const tokenHash = app.secrets.hash('staff session', tokenOf(userId))
    const now = new Date()
    const lifetime = { createdAt: now, lastSeenAt: now, expiresAt: FAR }
    const session = aStaffSession({ id: `session-${userId}`, userId, tokenHash, ...lifetime })
    await fill(app.store, { staffSessions: [session] })
    return (await createCookie('assay_staff').serialize(tokenOf(userId))).split(';')[0] ?? ''
  }
  const cookies = { bo: await seat('bo'), lena: await seat('lena') }
  await app.close()
  return { ...cookies, open: proposed.slice(DECIDED), decided: decided.map(({ number }) => number) }
}

const tokenOf = (userId: string) => `session of ${userId}`

const settingsOf = (dataFolder: string) => ({
  port: 0,
  dataFolder,
  databaseUrl: databaseIn(dataFolder),
  origin: null,
  smtpUrl: null,
  signingKey: null,
  clamd: null,
  signOn: null,
  dev: false,
  demo: false,
})

const databaseIn = (dataFolder: string) => `file:${path.join(dataFolder, 'assay.db')}`

/** One review in judgement, on a use of its own, since a decision closes the round before it. */
function rowsOf(number: number) {
  const [reviewId, invitationId, useId] = [`office-${number}`, `at-${number}`, `use-${number}`]
  const { uses, reviews, invitations, answers } = caseRows({ status: 'in review' })
  const mine = <Each extends object>(rows: readonly Each[], over: Partial<Each>) =>
    rows.map((row) => ({ ...row, ...over }))
  return {
    uses: uses.map((row) => aUse({ ...row, id: useId })),
    reviews: mine<Row<'reviews'>>(reviews, { id: reviewId, number, useId }),
    invitations: mine<Row<'invitations'>>(invitations, {
      ...{ id: invitationId, reviewId, tokenHash: `hash of ${invitationId}` },
    }),
    answers: mine<Row<'answers'>>(answers, { reviewId, invitationId }),
  }
}

async function proposal(app: Parameters<typeof proposeDecision>[0], number: number) {
  const inAYear = new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10)
  const proposed = await proposeDecision(app, ada, number, {
    decision: 'approve',
    reason: 'Strong where it matters',
    validUntil: inAYear,
    conditions: [],
  })
  if (!proposed.ok) throw new Error(proposed.sentence)
  return proposed.result
}

const ask = (url: string, cookie: string, at: string, form?: URLSearchParams) =>
  fetch(`${url}${at}`, {
    redirect: 'manual',
    signal: AbortSignal.timeout(40_000),
    headers: { Origin: url, Cookie: cookie },
    ...(form ? { method: 'POST', body: form } : {}),
  })

export const approve = (
  url: string,
  office: Office,
  { number, proposalId }: Office['open'][number],
): Promise<Told> => {
  const form = new URLSearchParams({ act: 'approve', proposalId, approved: 'approved' })
  const answer = ask(url, office.bo, `/reviews/${number}/decision`, form)
  return told(answer, ({ status }) => status === 302 || status === 303)
}

/** It may have gone through while the disk was full, or goes through now: either way it is decided. */
export async function approvedByNow(
  url: string,
  office: Office,
  asked: Office['open'][number],
): Promise<Told> {
  const again = await approve(url, office, asked)
  if (again.outcome === 'saved') return again
  const page = await (await ask(url, office.bo, `/reviews/${asked.number}/decision`)).text()
  return /Approved by|Decided/.test(page) ? { outcome: 'saved' } : again
}

/** Given out only when it is registered and recorded, which takes a write. */
export const exportOne = (url: string, office: Office, number: number): Promise<Told> => {
  const paper = number % 2 === 0 ? 'letter' : 'a4'
  const answer = ask(url, office.lena, `/reviews/${number}/report.pdf?paper=${paper}`)
  return told(answer, ({ status, headers }) => status === 200 && isPdf(headers))
}

const isPdf = (headers: Headers) => headers.get('content-type') === 'application/pdf'

/** Resolves to the batch's page where it was begun. */
export async function beginBatch(url: string, office: Office): Promise<Told & { page: string }> {
  const form = new URLSearchParams({ audience: 'full', paper: 'A4' })
  for (const number of office.decided) form.append('reviews', String(number))
  let page = ''
  const answer = ask(url, office.lena, '/reports/new', form).then((response) => {
    page = response.headers.get('location') ?? ''
    return response
  })
  return { ...(await told(answer, () => page.startsWith('/reports/'))), page }
}

/** Once there is room again a batch goes on by itself and leaves no report out. */
export async function batchEnds(url: string, office: Office, page: string): Promise<string[]> {
  for (let waited = 0; waited < 200_000; waited += 250) {
    const text = await (await ask(url, office.lena, page)).text()
    if (/could not make/.test(text)) return [`a batch left a report out: ${page}`]
    const zip = await ask(url, office.lena, `${page}.zip`)
    const bytes = await zip.arrayBuffer()
    if (zip.status === 200) return bytes.byteLength > 10_000 ? [] : [`an empty batch: ${page}`]
    await rest(250)
  }
  return [`a batch never ended: ${page}`]
}

/** Whether what is decided, listed and waiting can be read. */
export async function officeReads(url: string, office: Office): Promise<boolean> {
  const pages = ['/reviews', `/reviews/${office.decided[0]}/decision`, '/reports']
  const answers = await Promise.all(
    pages.map((page) => ask(url, office.lena, page).catch(() => null)),
  )
  return answers.every((answer) => answer?.status === 200)
}

/** A decision that was acknowledged is whole: the status, the approval and the frozen report. */
export async function halfDecisions(dataFolder: string, approved: readonly number[]) {
  const store = await openStore(databaseIn(dataFolder))
  const { t } = store.db
  const reviews = await store.db.select().from(t.reviews)
  const approvals = new Set(
    (await store.db.select().from(t.approvals)).map((row) => row.proposalId),
  )
  const proposals = await store.db.select().from(t.proposals)
  const reports = new Set((await store.db.select().from(t.reports)).map((row) => row.reviewId))
  await store.close()
  return reviews
    .filter(({ number }) => number >= FIRST)
    .flatMap(({ id, number, status }) => {
      const isApproved = proposals.some((row) => row.reviewId === id && approvals.has(row.id))
      const parts = [status === 'decided', isApproved, reports.has(id)]
      const whole = parts.every((part) => part)
      if (approved.includes(number) && !whole)
        return [`acknowledged, and not there: decision ${number}`]
      return whole || parts.every((part) => !part) ? [] : [`half a decision of ${number}`]
    })
}
