// A reviewer at work on proof: sees a document in its place, reads it anew, rejects one, takes a finding and closes it.
import { PDFDocument, rgb } from 'pdf-lib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ada, caseRows } from '../services/judgement-case'
import { fill } from '../support/store'
import { inspect } from './inspect'
import { expectQuietLog, openPortal, type Portal } from './portal'
import { openQuestion } from './reviewer'
import { signIn } from './staff'

const PASSWORD = 'amber lantern quiet harbour'
const HOSTILE = '<html><script>parent.ran = 1; top.ran = 1; fetch("/ran")</script><h1>Hello</h1>'
const HOSTILE_PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>parent.ran = 1; fetch("/ran")</script></svg>`

let portal: Portal
let page: Page
const asked: string[] = []

beforeAll(async () => {
  portal = await openPortal()
  const { app } = portal.server
  const keep = (bytes: Uint8Array) => app.files.put(bytes)
  const text = (words: string) => keep(new TextEncoder().encode(words))
  const soc2 = { kind: 'soc2-t2', validFrom: '2025-04-01', validTo: '2027-03-31' }
  const rows = caseRows({
    status: 'in review',
    answers: { 'TRN-01': 'yes' },
    evidence: [
      // In the order of their ids: all came at the same instant.
      { id: 'a-report', ...soc2, sha256: await keep(await aMagentaPage()), fileName: 'soc2.pdf' },
      { id: 'b-page', sha256: await text(HOSTILE), fileName: 'page.pdf' },
      {
        id: 'c-picture',
        sha256: await text(HOSTILE_PICTURE),
        fileName: 'picture.png',
        mediaType: 'image/png',
      },
    ],
    links: ['a-report', 'b-page', 'c-picture'].map((evidenceId) => ({
      evidenceId,
      questionId: 'TRN-01',
    })),
  })
  const passwordHash = await app.passwords.hash(PASSWORD)
  await fill(app.store, { ...rows, users: rows.users.map((user) => ({ ...user, passwordHash })) })
  page = (await portal.window()).page
  page.context().on('request', (request) => asked.push(new URL(request.url()).pathname))
  await signIn(page, { ...ada, password: PASSWORD })
}, 240_000)
afterAll(() => portal?.close())

/** One page, all magenta, which nothing of the portal or of a viewer is. */
async function aMagentaPage(): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const sheet = document.addPage([400, 500])
  sheet.drawRectangle({ x: 0, y: 0, width: 400, height: 500, color: rgb(1, 0, 1) })
  return document.save()
}

/** Which part of a picture is magenta, seen by a blank page of the same browser. */
async function magentaIn(png: Buffer): Promise<number> {
  const blank = await page.context().newPage()
  const share = await blank.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const canvas = new OffscreenCanvas(image.width, image.height)
    const drawing = canvas.getContext('2d')
    if (!drawing) return 0
    drawing.drawImage(image, 0, 0)
    const { data } = drawing.getImageData(0, 0, image.width, image.height)
    let found = 0
    for (let at = 0; at < data.length; at += 4) {
      if ((data[at] ?? 0) > 200 && (data[at + 1] ?? 255) < 60 && (data[at + 2] ?? 0) > 200) found++
    }
    return found / (image.width * image.height)
  }, png.toString('base64'))
  await blank.close()
  return share
}

const piece = (register: string) => page.getByRole('listitem').filter({ hasText: register }).first()

describe('evidence and findings in a browser', { timeout: 180_000 }, () => {
  it('shows the page of a PDF in place, fetched only once it is opened', async () => {
    await openQuestion(page, 1, 'TRN-01')
    const path = '/reviews/1/evidence/a-report'
    expect(asked).not.toContain(path)
    await piece('E-01').getByText('View here').click()
    const frame = piece('E-01').locator('iframe')
    await expect
      .poll(async () => magentaIn(await frame.screenshot()), { timeout: 30_000 })
      .toBeGreaterThan(0.1)
    expect(asked).toContain(path)
  })

  it('never runs what a file brings that is no PDF and no picture', async () => {
    await piece('E-02').getByText('View here').click()
    await piece('E-03').getByText('View here').click()
    await expect.poll(() => asked.includes('/reviews/1/evidence/b-page')).toBe(true)
    await expect.poll(() => asked.includes('/reviews/1/evidence/c-picture')).toBe(true)
    await page.waitForTimeout(1_000)
    expect(await page.evaluate(() => 'ran' in window)).toBe(false)
    for (const name of ['b-page', 'c-picture']) {
      const tab = await page.context().newPage()
      await tab.goto(`/reviews/1/evidence/${name}?view=here`).catch(() => null)
      await tab.waitForTimeout(500)
      await tab.close()
    }
    expect(asked).not.toContain('/ran')
    portal.complaints()
  })

  it('reads a document anew beside what the vendor said', async () => {
    await openQuestion(page, 1, 'TRN-01')
    await piece('E-01').getByText('Correct what it is').click()
    const form = page.getByRole('form', { name: 'Read E-01' })
    await form.getByLabel('Issued by').fill('Hartwell LLP')
    await form.getByLabel('First day').fill('2025-01-01')
    await form.getByLabel('Last day').fill('2024-12-31')
    await form.getByRole('button', { name: 'Read it as this' }).click()
    await form.getByText('The last day must not be before the first').waitFor()
    expect(await form.getByLabel('Issued by').inputValue()).toBe('Hartwell LLP')
    await form.getByLabel('First day').fill('2024-08-01')
    await form.getByLabel('Last day').fill('2024-10-31')
    await form.getByText('Counts until 31 Oct 2025').waitFor()
    await form.getByRole('button', { name: 'Read it as this' }).click()
    await piece('E-01').getByText('Ran out on 31 Oct 2025').waitFor()
    await piece('E-01').getByText('less than 6 months').waitFor()
    await piece('E-01').getByText('The vendor said: SOC 2 Type II').waitFor()
    await page.getByText('1 piece of evidence ran out').waitFor()
    await inspect(page, 'proof-1-read-anew')
  })

  it('rejects one with a reason, which is asked for', async () => {
    const form = page.getByRole('form', { name: 'Judge E-02' })
    await form.getByRole('button', { name: 'Reject' }).click()
    await form.getByText('Say why the evidence is rejected').waitFor()
    await form.getByLabel('Reason').fill('This is no document')
    await form.getByRole('button', { name: 'Reject' }).click()
    await piece('E-02').getByText('Rejected: it supports no answer.').waitFor()
    await piece('E-02').getByText('This is no document').first().waitFor()
  })

  it('takes a finding that a rule suggests and closes it with evidence', async () => {
    await page.goto('/reviews/1/findings')
    await page.getByRole('heading', { name: 'Suggested by rules that fired' }).waitFor()
    await inspect(page, 'proof-2-suggested')
    await page
      .getByRole('button', { name: /^Take it/ })
      .first()
      .click()
    const close = page.getByRole('form', { name: 'Close F-01' })
    await close.getByRole('button', { name: 'Close F-01' }).click()
    await close.getByText('Say what shows that it is closed').waitFor()
    await inspect(page, 'proof-3-finding')
    await close.getByLabel('Evidence of closure').fill('The contract excludes training')
    await close.getByLabel('Shown by this file').selectOption({ index: 1 })
    await close.getByRole('button', { name: 'Close F-01' }).click()
    await page.getByRole('table', { name: 'Findings of this review' }).waitFor()
    await page.getByText('The contract excludes training (E-01)').waitFor()
    await page.goto('/findings')
    await page.getByRole('combobox', { name: 'Status' }).selectOption('closed')
    await page.getByRole('button', { name: 'Show' }).click()
    await page.getByRole('link', { name: /Status: Closed/ }).waitFor()
    await page.getByText('1 finding, 0 overdue').waitFor()
    await inspect(page, 'proof-4-register')
    expect(portal.complaints()).toEqual([])
    expectQuietLog(portal)
  })
})
