// Crafted forms: every action of the reviewer's pages, sent by every role; only those whom the policy names get past the guard.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caseRows, everybody } from '../services/judgement-case'
import { fromOwnPage, startTestServer, type TestServer } from '../support/server'
import { fill } from '../support/store'

const PASSWORD = 'correct horse battery'

let server: TestServer
const cookies = new Map<string, string>()

beforeAll(async () => {
  server = await startTestServer()
  const { app } = server
  const passwordHash = await app.passwords.hash(PASSWORD)
  const rows = caseRows({
    status: 'in review',
    answers: { 'TRN-01': 'yes' },
    evidence: [{ id: 'one' }],
    links: [{ evidenceId: 'one', questionId: 'TRN-01' }],
  })
  await fill(app.store, { ...rows, users: rows.users.map((user) => ({ ...user, passwordHash })) })
  for (const { id, email } of everybody) {
    const signedIn = await post('/sign-in', { email, password: PASSWORD })
    cookies.set(id, (signedIn.headers.get('Set-Cookie') ?? '').split(';')[0] ?? '')
  }
}, 240_000)
afterAll(() => server?.close())

const post = (path: string, fields: Record<string, string>, who = '') =>
  fetch(server.url + path, {
    method: 'POST',
    headers: { ...fromOwnPage(server), Cookie: cookies.get(who) ?? '' },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })

const reviewers = ['ada', 'bo']
const approvers = [...reviewers, 'lena']
const clerks = [...reviewers, 'pat']

const verdict = { questionId: 'TRN-03', choice: 'accepted', answerRevision: '7', lastSeq: '7' }
const finding = {
  severity: 'High',
  statement: 'x',
  treatment: 'accept',
  owner: 'x',
  questionId: 'none',
}

/** Complete forms that fit no state, so that nothing is written even for those who may: only the guard tells roles apart. */
const forms: { page: string; open: string[]; fields: Record<string, string> }[] = [
  { page: 'answers', open: reviewers, fields: { act: 'take up' } },
  { page: 'answers', open: reviewers, fields: { act: 'verdict', ...verdict } },
  { page: 'answers', open: reviewers, fields: { act: 'verdict' } },
  { page: 'answers', open: reviewers, fields: { act: 'undo', ...verdict } },
  {
    page: 'answers',
    open: reviewers,
    fields: { act: 'evidence', evidenceId: 'one', status: 'verified', revision: '9' },
  },
  {
    page: 'answers',
    open: reviewers,
    fields: { act: 'read evidence', evidenceId: 'one', kind: 'none', revision: '9' },
  },
  { page: 'answers', open: reviewers, fields: { act: 'note', text: '' } },
  { page: 'unchanged', open: reviewers, fields: { answers: 'TRN-01 9 9' } },
  { page: 'findings', open: reviewers, fields: { act: 'raise', ...finding } },
  { page: 'findings', open: reviewers, fields: { act: 'take', rule: 'none' } },
  {
    page: 'findings',
    open: reviewers,
    fields: { act: 'dismiss', word: 'dismissed', rule: 'none', reason: 'x' },
  },
  { page: 'findings', open: reviewers, fields: { act: 'restore', word: 'restored', rule: 'none' } },
  {
    page: 'findings',
    open: reviewers,
    fields: { act: 'change', ...finding, finding: '9', revision: '1' },
  },
  {
    page: 'findings',
    open: reviewers,
    fields: { act: 'close', finding: '9', closure: 'x', revision: '1' },
  },
  {
    page: 'findings',
    open: reviewers,
    fields: { act: 'reopen', finding: '9', reason: 'x', revision: '1' },
  },
  { page: 'questions', open: reviewers, fields: { act: 'collect', questionId: 'none', ask: 'x' } },
  {
    page: 'questions',
    open: reviewers,
    fields: { act: 'change collected', id: 'none', ask: 'x', revision: '1' },
  },
  {
    page: 'questions',
    open: reviewers,
    fields: { act: 'remove collected', id: 'none', revision: '1' },
  },
  { page: 'questions', open: reviewers, fields: { act: 'send collected', seen: 'none 1' } },
  { page: 'questions', open: clerks, fields: { act: 'reply', questionId: 'none', text: '' } },
  { page: 'decision', open: reviewers, fields: { act: 'propose', decision: 'hold' } },
  { page: 'decision', open: reviewers, fields: { act: 'withdraw', proposalId: 'none' } },
  {
    page: 'decision',
    open: approvers,
    fields: { act: 'approve', proposalId: 'none', approved: 'approved' },
  },
  { page: 'decision', open: approvers, fields: { act: 'waive', rule: 'none' } },
  {
    page: 'decision',
    open: approvers,
    fields: { act: 'withdraw waiver', waiverId: 'none', withdrawnReason: 'x' },
  },
  { page: 'decision', open: reviewers, fields: { act: 'resume', resumeReason: 'x' } },
  {
    page: 'conditions',
    open: approvers,
    fields: { condition: '9', status: 'met', note: 'x', revision: '1' },
  },
]

const everything = async () => {
  const { db } = server.app.store
  const { verdicts, findings, suggestionWords, clarifications, evidenceReadings } = db.t
  const tables = [verdicts, findings, suggestionWords, clarifications, evidenceReadings]
  const { notes, proposals, approvals, waivers, conditions, auditEvents } = db.t
  const rows = []
  for (const table of [...tables, notes, proposals, approvals, waivers, conditions, auditEvents]) {
    rows.push(await db.select().from(table))
  }
  return rows
}

describe('a form of the reviewer’s pages', () => {
  it.each(forms)('$page: $fields.act is for those whom the policy names', async (form) => {
    const path = `/reviews/1/${form.page}?_data=routes%2F_staff.reviews.%24number.${form.page}`
    const before = await everything()
    for (const { id } of everybody) {
      const answered = await post(path, form.fields, id)
      const mayAct = form.open.includes(id)
      expect([id, answered.status === 403]).toEqual([id, !mayAct])
    }
    const [page = ''] = path.split('?')
    expect((await post(page, form.fields)).headers.get('Location')).toContain('/sign-in')
    expect(await everything()).toEqual(before)
  })

  it('starts a simulation for reviewers and admins alone', async () => {
    for (const { id, roles } of everybody) {
      const mayRun = roles.includes('reviewer') || roles.includes('admin')
      const body = new FormData()
      body.append('draft', new File([''], 'draft.yaml'))
      const answered = await fetch(
        `${server.url}/admin/simulate?_data=routes%2F_staff.admin.simulate`,
        {
          method: 'POST',
          headers: { ...fromOwnPage(server), Cookie: cookies.get(id) ?? '' },
          body,
        },
      )
      expect([id, answered.status]).toEqual([id, mayRun ? 422 : 403])
    }
  })
})
