// What reviewers and approvers do in the browser, by the names of what they see.
import type { Page } from 'playwright-core'
import { arrive } from './staff'

/** Opens one question in the workspace. */
export async function openQuestion(page: Page, number: number, id: string): Promise<void> {
  await page.goto(`/reviews/${number}/answers?question=${id}`)
  await page.getByRole('article').getByText(id, { exact: false }).first().waitFor()
  await arrive(page, /./)
}

const verdict = (page: Page) => page.getByRole('form', { name: 'Verdict' })

export async function accept(page: Page): Promise<void> {
  await verdict(page).getByRole('button', { name: 'Accept', exact: true }).click()
}

export async function adjust(page: Page, to: { credit: string; reason: string }): Promise<void> {
  await verdict(page).getByLabel('Credit').fill(to.credit)
  await verdict(page).getByLabel('Reason').fill(to.reason)
  await verdict(page).getByRole('button', { name: 'Adjust' }).click()
}

export interface FindingTyped {
  severity: string
  statement: string
  question: RegExp
  treatment: string
  owner: string
  due: string
}

export async function raiseFinding(page: Page, typed: FindingTyped): Promise<void> {
  const form = page.getByRole('form', { name: 'Raise a finding' })
  await form.getByRole('radio', { name: typed.severity, exact: true }).check()
  await form.getByLabel('What is wrong').fill(typed.statement)
  const options = await form.getByLabel('Question').getByRole('option').allTextContents()
  const wanted = options.find((option) => typed.question.test(option)) ?? ''
  await form.getByLabel('Question').selectOption({ label: wanted })
  await form.getByRole('radio', { name: typed.treatment, exact: true }).check()
  await form.getByLabel('Owner').fill(typed.owner)
  await form.getByLabel('Due').fill(typed.due)
  await form.getByRole('button', { name: 'Raise the finding' }).click()
  await page.getByRole('table', { name: 'Findings of this review' }).waitFor()
}

export interface ProposalTyped {
  decision: string
  reason: string
  condition: { sentence: string; owner: string; due: string; evidence: string; consequence: string }
}

export async function propose(page: Page, typed: ProposalTyped): Promise<void> {
  const form = page.getByRole('form', { name: 'Propose a decision' })
  await form.getByRole('radio', { name: typed.decision, exact: true }).check()
  await form.getByLabel('Why').fill(typed.reason)
  const row = form.getByRole('group', { name: 'Condition C-01' })
  await row.getByLabel('Condition', { exact: true }).fill(typed.condition.sentence)
  await row.getByLabel('Binds').selectOption({ label: 'the vendor' })
  await row.getByLabel('Owner').fill(typed.condition.owner)
  await row.getByLabel('Due').fill(typed.condition.due)
  await row.getByLabel('Evidence needed').fill(typed.condition.evidence)
  await row.getByLabel('Consequence if missed').fill(typed.condition.consequence)
  await form.getByRole('button', { name: 'Propose', exact: true }).click()
  await page.getByRole('heading', { name: 'Proposed, waiting for approval' }).waitFor()
}
