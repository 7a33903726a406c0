import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  checkDefinitions,
  findQuestionnaire,
  readCases,
  readDefinitions,
} from '../../app/ports/questionnaires'

const shipped = fileURLToPath(new URL('../../questionnaires', import.meta.url))
let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'assay-questionnaires-'))
  cpSync(shipped, folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(path.join(folder, file), 'utf8')
  expect(text).toContain(from)
  writeFileSync(path.join(folder, file), text.replace(from, to))
}

const problems = () => {
  const checked = checkDefinitions(folder)
  return checked.ok
    ? []
    : checked.problems.map(({ file, path, message }) => `${file}: ${path}: ${message}`)
}

describe('the questionnaires folder', () => {
  it('hands out compiled definitions by slug and version', () => {
    const definitions = readDefinitions(folder)
    expect(findQuestionnaire(definitions, 'ai-vendor')?.questions).toHaveLength(90)
    expect(findQuestionnaire(definitions, 'ai-vendor@1')?.definition.version).toBe(1)
    expect(findQuestionnaire(definitions, 'ai-vendor@2')).toBe(null)
    expect(findQuestionnaire(definitions, 'nothing')).toBe(null)
    expect(definitions.intakes.map(({ definition }) => definition.version)).toEqual([1])
  })

  it('gives the newest version unless one is named', () => {
    cpSync(path.join(folder, 'ai-vendor/1.yaml'), path.join(folder, 'ai-vendor/10.yaml'))
    cpSync(path.join(folder, 'ai-vendor/1.yaml'), path.join(folder, 'ai-vendor/2.yaml'))
    edit('ai-vendor/10.yaml', 'version: 1', 'version: 10')
    edit('ai-vendor/2.yaml', 'version: 1', 'version: 2')
    const definitions = readDefinitions(folder)
    expect(findQuestionnaire(definitions, 'ai-vendor')?.definition.version).toBe(10)
    expect(findQuestionnaire(definitions, 'ai-vendor@2')?.definition.version).toBe(2)
  })

  it('refuses a published version that changed, by one word', () => {
    edit('ai-vendor/1.yaml', 'How is our data encrypted?', 'How is data encrypted?')
    edit('intake/1.yaml', 'title: About this use', 'title: About the use')
    expect(problems()).toEqual([
      expect.stringMatching(/^ai-vendor\/1\.yaml: : version 1 is published and must not change/),
      expect.stringMatching(/^intake\/1\.yaml: : version 1 is published and must not change/),
    ])
  })

  it('does not mind a comment or another order of lines', () => {
    edit(
      'ai-vendor/1.yaml',
      'slug: ai-vendor\nversion: 1',
      '# As agreed.\nversion: 1\nslug: ai-vendor',
    )
    expect(problems()).toEqual([])
  })

  it('stops a start with everything that is wrong', () => {
    edit('ai-vendor/1.yaml', 'showIf: TRN-01 in (never,opt_in,no)', 'showIf: TRN-01 in (sometimes)')
    edit('ai-vendor/1.yaml', 'evidenceKind: pentest', 'evidenceKind: pentesting')
    expect(() => readDefinitions(folder)).toThrow(/TRN-02\.showIf: TRN-01 is never sometimes/)
    expect(() => readDefinitions(folder)).toThrow(/DAT-11\.evidenceKind: pentesting does not exist/)
  })

  it('names the place where a file is no YAML', () => {
    edit('ai-vendor/1.yaml', 'version: 1', 'version: [1')
    expect(problems()).toEqual([expect.stringMatching(/^ai-vendor\/1\.yaml: : .* at line \d+/)])
  })

  it('refuses a definition under another name than its own', () => {
    edit('ai-vendor/1.yaml', 'version: 1', 'version: 7')
    expect(problems()).toEqual(['ai-vendor/1.yaml: : calls itself ai-vendor version 7'])
  })

  it('has worked cases beside a questionnaire, or says that there are none', () => {
    expect(readCases(folder, 'ai-vendor')).toMatchObject({ ok: true })
    expect(readCases(folder, 'intake')).toBe(null)
  })
})
