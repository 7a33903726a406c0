// What other people's programs say of our files: qpdf of their build, poppler of their fonts, text and structure.
import { beforeAll, describe, expect, it } from 'vitest'
import { audiences } from '../../app/core/report/audience'
import { signDocument } from '../../app/pdf/signature/sign'
import { renderReport } from '../../templates/report/report'
import { testIssuer } from '../support/issuer'
import { run } from '../support/pdf-tools'
import { everyPart, largest, PARTS } from './fixtures/blueprint'
import { squeezed } from './reading'

interface Made {
  name: string
  bytes: Uint8Array
}

/** Every copy signed as it is given out, one of them superseded, one a draft, and the largest on Letter. */
async function everyCopy(): Promise<Made[]> {
  const issuer = await testIssuer()
  const record = everyPart()
  const at = new Date(record.issuedAt)
  const signing = { fingerprint: issuer.fingerprint, signatureBytes: issuer.signatureBytes }
  const signed = (unsigned: Uint8Array) => signDocument(unsigned, (parts) => issuer.sign(parts, at))
  const copies = audiences.map(async (audience) => ({
    name: audience,
    bytes: signed(await renderReport(record, { audience, signing })),
  }))
  return Promise.all([
    ...copies,
    { name: 'superseded', bytes: signed(await renderReport(record, { supersededBy: 3, signing })) },
    { name: 'draft', bytes: await renderReport(everyPart({ decision: null })) },
    { name: 'largest', bytes: await renderReport(largest(), { pageSize: 'Letter' }) },
  ])
}

describe('in other programs', () => {
  let copies: Made[]
  beforeAll(async () => {
    copies = await everyCopy()
  })

  it('every copy is a sound file: its table of objects, and each stream', () => {
    for (const { name, bytes } of copies) {
      const { status, output, problems } = run('qpdf', bytes, (file) => ['--check', file])
      expect({ name, status, problems }).toEqual({ name, status: 0, problems: '' })
      expect(output).toContain('No syntax or stream encoding errors found')
    }
  })

  it('every copy has title, pages and size, is tagged, and neither scripted nor encrypted', () => {
    for (const { name, bytes } of copies) {
      const { status, output, problems } = run('pdfinfo', bytes, (file) => [file])
      expect({ name, status, problems }).toEqual({ name, status: 0, problems: '' })
      const facts = new Map(
        output.split('\n').map((line) => {
          const [key = '', ...value] = line.split(':')
          return [key, value.join(':').trim()]
        }),
      )
      expect(facts.get('Title'), name).toMatch(/^R-0012 version 2: Parlance Systems GmbH/)
      expect(facts.get('Author'), name).toBe('Halden Insurance')
      expect(facts.get('Tagged'), name).toBe('yes')
      expect(facts.get('JavaScript'), name).toBe('no')
      expect(facts.get('Encrypted'), name).toBe('no')
      expect(facts.get('Suspects'), name).toBe('no')
      const paper = name === 'largest' ? '612 x 792 pts (letter)' : '595.28 x 841.89 pts (A4)'
      expect(facts.get('Page size'), name).toBe(paper)
      const least = { summary: 1, vendor: 10, annex: 10, largest: 80 }[name] ?? 20
      expect(Number(facts.get('Pages')), name).toBeGreaterThanOrEqual(least)
    }
  })

  it('every face is embedded, as a subset, with what its codes stand for', () => {
    for (const { name, bytes } of copies) {
      const { output } = run('pdffonts', bytes, (file) => [file])
      const fonts = output.trim().split('\n').slice(2)
      expect(fonts.length, name).toBeGreaterThan(1)
      for (const font of fonts) expect(font, name).toMatch(/^[A-Z]{6}\+\S+ .* yes yes yes +\d+ +0$/)
    }
  })

  it('every answer is read back, in the order of the questions', () => {
    const record = largest()
    const bytes = copies.find(({ name }) => name === 'largest')?.bytes ?? new Uint8Array()
    // The head and foot of each page would stand inside what goes over a page break.
    const body = ['-x', '0', '-y', '50', '-W', '612', '-H', '696']
    const { output } = run('pdftotext', bytes, (file) => ['-raw', ...body, file, '-'])
    const text = squeezed(output)
    let at = text.indexOf(squeezed('Wording is exactly as the vendor read it.'))
    expect(at).toBeGreaterThan(0)
    for (const { id, wording, answer, hiddenBecause } of record.questions) {
      if (hiddenBecause !== null) continue
      const said = squeezed(`${id} ${wording} Answer ${answer ?? 'Not answered'}`)
      const found = text.indexOf(said, at)
      expect(found, `${id} is not read back after the question before it`).toBeGreaterThanOrEqual(
        at,
      )
      at = found + said.length
    }
  })

  it('the structure is one of headings, tables with head cells, and figures', () => {
    const bytes = copies.find(({ name }) => name === 'full')?.bytes ?? new Uint8Array()
    const { output, problems } = run('pdfinfo', bytes, (file) => ['-struct-text', file])
    expect(problems).toBe('')
    const lines = output.split('\n').map((line) => line.trim())
    const parts = lines.flatMap((line, at) => (/^H1\b/.test(line) ? [lines[at + 1] ?? ''] : []))
    expect(parts.map((title) => title.replace(/"/g, '').replace(/\s+/g, ' '))).toEqual([
      'Contents',
      ...PARTS,
    ])
    const count = (tag: string) =>
      lines.filter((line) => new RegExp(`^${tag}\\b`).test(line)).length
    expect(count('Table')).toBeGreaterThan(15)
    expect(count('TH')).toBeGreaterThanOrEqual(count('Table') * 2)
    const scopes = lines.filter((line) => line.includes('/Scope /Column'))
    expect(scopes).toHaveLength(count('TH'))
    expect(count('Figure')).toBe(2)
  })
})
