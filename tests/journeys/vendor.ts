// What a respondent does in the browser, by the names of what they see; the same with script and without.
import { PDFDocument } from 'pdf-lib'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { AnswerValue } from '../../app/core/questionnaire/answer-value'
import type { Question } from '../../app/core/questionnaire/definition'
import type { Control } from '../../app/core/questionnaire/kinds/control'
import { kindOf } from '../../app/core/questionnaire/kinds/registry'
import { type Said, said } from './answers'
import type { Portal } from './portal'

/** The link in an invitation's plain part, and the same in its HTML part. */
export function linkIn(mail: { text: string; html: string }): string {
  const link = /https?:\/\/\S+\/respond\/[\w-]+(?![\w/-])/.exec(mail.text)?.[0]
  if (link === undefined) throw new Error('The mail carries no link')
  expect(mail.html).toContain(`href="${link}"`)
  return link
}

/** From the door to the task list by the code that is mailed. */
export async function comeIn(portal: Portal, page: Page, at: { link: string; email: string }) {
  await page.goto(at.link)
  await page.getByRole('button', { name: 'Send me a code' }).click()
  await page.getByRole('heading', { level: 1, name: 'Type the code' }).waitFor()
  const mail = await portal.mailTo(at.email, /code/i)
  await page.getByLabel('Code').fill(codeIn(mail))
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('heading', { name: 'Sections' }).waitFor()
}

export function codeIn(mail: { text: string }): string {
  const code = /^\s*(\d{3}\s?\d{3})\s*$/m.exec(mail.text)?.[1]
  if (code === undefined) throw new Error('The mail carries no code')
  return code
}

export const cardOf = (page: Page, { id }: Pick<Question, 'id'>) => page.locator(`#${id}`)

/** Answers what the page asks, in its order, also what only an answer on it has brought up. Gives the ids. */
export async function answerPage(page: Page, questions: readonly Question[], today: string) {
  const answered: string[] = []
  for (const question of questions) {
    if (!(await cardOf(page, question).isVisible())) continue
    await answer(cardOf(page, question), question, said(question, today))
    answered.push(question.id)
  }
  return answered
}

export async function answer(card: Locator, question: Question, given: Said): Promise<void> {
  if (given.value !== null) await fillValue(card, question, given.value)
  if (given.exception) await card.getByLabel('True, except for …').fill(given.exception)
  if (given.link) await card.getByLabel('Web page that says so').fill(given.link)
  if (given.comment === undefined) return
  await openFold(card)
  await card.getByLabel('Comment').fill(given.comment)
}

/** A comment is folded away until there is one, or an exception to explain. */
export async function openFold(card: Locator): Promise<void> {
  if (await card.getByLabel('Comment').isVisible()) return
  await card
    .locator('summary')
    .filter({ hasText: /comment/i })
    .click()
}

/** The name of a control is the question's id and its prompt. */
const namedBy = ({ id, prompt }: Question) => new RegExp(`^${id}\\s*${escaped(prompt)}`)
const escaped = (text: string) =>
  text
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+')

async function fillValue(card: Locator, question: Question, value: AnswerValue): Promise<void> {
  const control: Control = kindOf(question).control(question)
  const group = card.getByRole('group', { name: namedBy(question) })
  switch (control.control) {
    case 'radios': {
      const label = control.options.find((option) => option.value === value)?.label ?? ''
      return group.getByRole('radio', { name: label, exact: true }).check()
    }
    case 'checkboxes':
      for (const { value: option, label } of control.options) {
        if (!Array.isArray(value) || !value.some((picked) => picked === option)) continue
        await group.getByRole('checkbox', { name: label, exact: true }).check()
      }
      return
    case 'rows':
      for (const [at, row] of (Array.isArray(value) ? value : []).entries()) {
        const line = group.getByRole('group', { name: `Row ${at + 1}` })
        for (const { key, label } of control.columns) {
          await line
            .getByLabel(label)
            .fill(String(Object.entries(row).find(([k]) => k === key)?.[1]))
        }
      }
      return
    case 'evidence':
      return
    default:
      return card.getByLabel(namedBy(question)).fill(String(value))
  }
}

/** A real PDF of one page. */
export async function aPdf(text: string): Promise<Buffer> {
  const document = await PDFDocument.create()
  document.addPage([300, 200]).drawText(text, { x: 20, y: 100, size: 12 })
  return Buffer.from(await document.save())
}

export interface Given {
  fileName: string
  kind: string
  from: string
  to: string
  issuer: string
  /** Something else than a PDF. */
  text?: string
}

/** On the page of one question's files: gives one more. */
export async function upload(page: Page, { fileName, kind, from, to, issuer, text }: Given) {
  await page.getByLabel('File', { exact: true }).setInputFiles({
    name: fileName,
    mimeType: text === undefined ? 'application/pdf' : 'text/html',
    buffer: text === undefined ? await aPdf(`${fileName} by ${issuer}`) : Buffer.from(text),
  })
  await page.getByLabel('What it is', { exact: true }).selectOption({ label: kind })
  await page.getByLabel(/^First day/).fill(from)
  await page.getByLabel(/^Last day/).fill(to)
  await page.getByLabel(/^Issued by/).fill(issuer)
  await page.getByRole('button', { name: 'Upload the file' }).click()
  await page.getByRole('link', { name: fileName }).waitFor()
}

export async function submit(page: Page, by: { name: string; title: string }): Promise<void> {
  await page.getByLabel('Your name').fill(by.name)
  await page.getByLabel('Your title or role').fill(by.title)
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await page.getByRole('button', { name: 'Submit', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Your answers were submitted' }).waitFor()
}
