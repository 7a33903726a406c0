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

describe('what can change between reviews', () => {
  it('is read beside the newest version, with the questions of each kind', () => {
    const changes = readDefinitions(folder).changes.get('ai-vendor')
    expect(changes?.changes.map(({ id }) => id)).toEqual([
      'evidence_expired',
      'subprocessor_added',
      'model_added',
      'model_changed',
      'incident',
      'terms_changed',
      'function_added',
      'use_changed',
      'owner_changed',
    ])
    expect(changes?.changes.find(({ id }) => id === 'incident')).toMatchObject({
      days: 5,
      recordedBy: ['staff', 'vendor'],
    })
    expect(changes?.lightCheck.questions).toContain('SUP-01')
  })

  const refused = (from: string, to: string) => {
    edit('ai-vendor/changes.yaml', from, to)
    return problems()
  }

  it('names the line of a question that does not exist, and of one that is there twice', () => {
    const [line] = refused('[MON-04, MON-05,', '[MON-04, MON-99, MON-04,')
    expect(line).toMatch(
      /^ai-vendor\/changes\.yaml:\d+: changes\.incident\.questions\.2: MON-99 does not exist/,
    )
    expect(problems()[1]).toMatch(/changes\.incident\.questions\.3: MON-04 is there twice/)
    const text = readFileSync(path.join(folder, 'ai-vendor/changes.yaml'), 'utf8').split('\n')
    const at = text.findIndex((each) => each.includes('MON-99')) + 1
    expect(line).toContain(`changes.yaml:${at}:`)
  })

  it.each([
    ['    days: 5\n', '    days: 0\n', /incident\.days: .*expected number to be >=1/],
    ['id: incident', 'id: model_added', /changes\.model_added: is there twice/],
    ['recordedBy: [portal]', 'recordedBy: [staff]', /only the portal can record that/],
    [
      '  because: a light check is due',
      '  because: x\n  colour: red',
      /lightCheck\.colour: is not known/,
    ],
    ['title: Incident', 'title: ""', /incident\.title: is empty/],
  ])('refuses %j in place of what it was', (from, to, message) => {
    expect(refused(from, to).join('\n')).toMatch(message)
  })

  it('refuses a list without questions', () => {
    const lines = refused(
      '[SUP-01, SUP-02, SUP-03, SUP-04, DAT-04, DAT-05, DAT-08, DAT-09, TRN-03, REG-05]',
      '[]',
    )
    expect(lines.join()).toMatch(/subprocessor_added\.questions: /)
  })

  it('is empty for a questionnaire that declares none', () => {
    rmSync(path.join(folder, 'ai-vendor/changes.yaml'))
    expect(readDefinitions(folder).changes.size).toBe(0)
  })
})

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
