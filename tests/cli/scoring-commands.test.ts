import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCli, temporaryData } from './run-cli'

let data: string
let remove: () => void
beforeEach(() => {
  ;({ data, remove } = temporaryData())
  mkdirSync(path.dirname(data), { recursive: true })
})
afterEach(() => remove())

function file(name: string, content: unknown): string {
  const at = path.join(path.dirname(data), name)
  writeFileSync(at, typeof content === 'string' ? content : JSON.stringify(content))
  return at
}

const intake = {
  data_class: 'confidential',
  'IN-05': ['personal'],
  'IN-11': 100,
  'IN-13': 'minimal',
}
const score = (intakeFile: string, answersFile: string, ...more: string[]) =>
  runCli(
    [
      'score',
      ...['--questionnaire', 'ai-vendor@1', '--tier', '2', '--as-of', '2026-11-21'],
      ...['--intake', intakeFile, '--answers', answersFile],
      ...more,
    ],
    { data },
  )

describe('score', () => {
  it('prints the score as JSON with the published members, as submitted', async () => {
    const answers = {
      'TRN-01': { value: 'opt_out_org', basis: 'link' },
      'INV-01': { value: ['gen_text'] },
    }
    const { code, out } = await score(file('intake.json', intake), file('answers.json', answers))
    expect(code).toBe(0)
    const printed: unknown = JSON.parse(out)
    expect(printed).toMatchObject({
      engine: 1,
      questionnaire: { slug: 'ai-vendor', version: 1 },
      // TRN: 5·25·0.8 of 16 weights; 13 of 95 shares of the overall.
      assured: 0.9,
      asStated: 1.1,
      uncapped: { assured: 0.9, asStated: 1.1 },
      band: 'weak',
      residual: 'High',
      proposal: 'reject',
    })
    expect(Object.keys(Object(printed))).toEqual(
      expect.arrayContaining([
        ...['domains', 'flags', 'knockouts', 'caps', 'contributions', 'unanswered'],
      ]),
    )
  })

  it('needs no data folder and makes none', async () => {
    await score(file('intake.json', intake), file('answers.json', {}))
    expect(existsSync(data)).toBe(false)
  })

  it('names every problem of every file and option, prints nothing, and ends with 2', async () => {
    const { code, out, err } = await score(
      file('intake.json', { data_class: 'secret' }),
      file('answers.json', { 'TRN-01': { value: 'maybe' }, 'ZZZ-01': {} }),
      ...['--questionnaire', 'ai-vendor@1', '--tier', '4', '--as-of', 'today'],
    )
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err.split('\n').map((line) => line.replace(/^.*\//, ''))).toEqual([
      '--tier: must be 1, 2 or 3',
      '--as-of: must be a date such as 2026-11-21',
      'intake.json: data_class: must be one of public, internal, confidential, restricted, unknown',
      'answers.json: TRN-01.value: must be one of never, opt_in, no, opt_out_org, opt_out_user, yes, unclear',
      'answers.json: ZZZ-01: is not a question of this questionnaire',
      '',
    ])
  })

  it('says when a file is missing or no JSON, and when there is no such questionnaire', async () => {
    const { code, out, err } = await score(
      path.join(path.dirname(data), 'gone.json'),
      file('answers.json', '{ "TRN-01": '),
    )
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/gone\.json: cannot be read \(ENOENT\)\n.*answers\.json: is not JSON: /)
    const unknown = await score(
      file('intake.json', intake),
      file('answers.json', {}),
      ...['--questionnaire', 'ai-vendor@99'],
    )
    expect(unknown).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('no ai-vendor@99'),
    })
  })
})

describe('tier', () => {
  it('prints tier, points and reasons as JSON, also of an intake that is not complete', async () => {
    const { code, out, err } = await runCli(['tier', '--intake', file('intake.json', intake)], {
      data,
    })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toEqual({
      tier: 2,
      points: 6,
      reasons: ['confidential data', 'personal data'],
      refused: false,
      complete: false,
    })
  })

  it('refuses a wrong file with 2 and nothing on standard output', async () => {
    const { code, out, err } = await runCli(
      ['tier', '--intake', file('intake.json', { 'IN-99': 1 })],
      { data },
    )
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/intake\.json: IN-99: is not an item of the intake\n$/)
  })
})

describe('questionnaires check', () => {
  it('passes on what is shipped and tells how long each tier takes', async () => {
    const { code, out } = await runCli(['questionnaires', 'check'], { data })
    expect(code).toBe(0)
    expect(out).toMatch(/^ai-vendor@1 [0-9a-f]{64}$/m)
    expect(out).toMatch(/^ {2}Tier 1: up to 90 questions, \d+ minutes$/m)
    expect(out).toMatch(/^ {2}Tier 2: up to 70 questions, \d+ minutes$/m)
    expect(out).toMatch(/^ {2}Tier 3: up to 29 questions, \d+ minutes$/m)
  })
})
