// A vendor who works in a spreadsheet: down, filled in by another program, up, looked at, and taken over row by row.
import { readFile } from 'node:fs/promises'
import { openXlsx, saveXlsx } from 'hucre/xlsx'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { inspect } from './inspect'
import { employ, type Launched, launch } from './launched'
import { openPortal, type Portal } from './portal'
import { arrive } from './staff'
import { stepsOf } from './steps'
import { comeIn } from './vendor'

let portal: Portal
let review: Launched
let page: Page
let filled: Uint8Array

beforeAll(async () => {
  portal = await openPortal()
  await employ(portal)
  review = await launch(portal, 'Southwind')
  page = (await portal.window()).page
  await comeIn(portal, page, review)
}, 240_000)
afterAll(() => portal?.close())

const step = stepsOf(() => portal)

/** What is typed into the answer column beside each question's number. */
const typed: Record<string, string> = {
  'DAT-02': '45',
  'TRN-01': 'No, excluded by contract',
  'GOV-01': 'Somebody, we think',
  'IAM-04': '=1+1',
}

describe('a vendor with a spreadsheet', () => {
  step('has answered something online, and takes the workbook', async () => {
    await page.goto(`${review.link}/section/retention`)
    await arrive(page, /./)
    await page.locator('#DAT-02').getByRole('textbox').first().fill('30')
    await page.getByText(/^Saved \d\d:\d\d:\d\d$/).waitFor()
    await page.goto(`${review.link}/tasks`)
    await arrive(page, /./)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'spreadsheet (Excel)' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/)
    filled = await fillIn(await readFile(await download.path()))
  })

  step('sees what would change before anything is written', async () => {
    await page.goto(`${review.link}/import`)
    await arrive(page, 'Upload a filled file')
    await inspect(page, '80-import')
    await page.getByLabel('Filled spreadsheet, or answers from another review').setInputFiles({
      name: 'filled by sales.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(filled),
    })
    await page.getByRole('button', { name: 'Show what would change' }).click()
    await arrive(page, 'What this file would change')
    await page.getByRole('heading', { name: 'Would change (1)' }).waitFor()
    await page.getByRole('heading', { name: 'New (1)' }).waitFor()
    await page.getByText('Somebody, we think').waitFor()
    await inspect(page, '81-dry-run')
    expect(await answersOf()).toEqual({ 'DAT-02': 30 })
  })

  step('takes over the ticked rows only', async () => {
    await page.getByRole('checkbox', { name: /DAT-02/ }).uncheck()
    await page.getByRole('button', { name: 'Save the ticked answers' }).click()
    await page.getByText('1 answer saved').waitFor()
    expect(await answersOf()).toEqual({ 'DAT-02': 30, 'TRN-01': 'never' })
    await inspect(page, '82-taken-over')
    await page.goto(`${review.link}/section/training`)
    await arrive(page, /./)
    await expect
      .poll(() => page.getByLabel('No, excluded by contract').first().isChecked())
      .toBe(true)
  })

  step('is told in a sentence when a file is none', async () => {
    await page.goto(`${review.link}/import`)
    await arrive(page, /./)
    await page.getByLabel('Filled spreadsheet, or answers from another review').setInputFiles({
      name: 'photo.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('not a workbook'),
    })
    await page.getByRole('button', { name: 'Show what would change' }).click()
    await page.getByRole('alert').waitFor()
    await inspect(page, '83-import-refused')
  })
})

/** As a person with another program does it: some cells of the answer column, and nothing else. */
async function fillIn(bytes: Uint8Array): Promise<Uint8Array> {
  const book = await openXlsx(bytes)
  let cells = 0
  for (const sheet of book.sheets) {
    const head = sheet.rows.find((row) => row.includes('Answer'))
    const at = head?.indexOf('Answer') ?? -1
    for (const row of at < 0 ? [] : sheet.rows) {
      const answer = typed[String(row[0])]
      if (answer === undefined) continue
      row[at] = answer
      cells++
    }
  }
  expect(cells).toBe(Object.keys(typed).length)
  return saveXlsx(book)
}

async function answersOf() {
  const { db } = portal.server.app.store
  const rows = await db.select().from(db.t.answers)
  return Object.fromEntries(rows.map(({ questionId, value }) => [questionId, value]))
}
