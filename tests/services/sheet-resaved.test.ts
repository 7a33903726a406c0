// Workbooks that LibreOffice opened and saved again still say what was written into them.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Filled } from '../core/sheet-case'
import { KEPT, resavedFolder, resavedName, sameAnswers } from './resaved-case'

// Written by tests/support/resave-sheets.ts together with the files.
const filled = z
  .array(z.custom<Filled>((value) => typeof value === 'object' && value !== null))
  .length(KEPT)
  .parse(JSON.parse(readFileSync(`${resavedFolder}/answers.json`, 'utf8')))

test.each(filled.map((answers, at) => ({ name: resavedName(at), answers })))(
  '$name equals what was filled in',
  async ({ name, answers }) => {
    expect(await sameAnswers(readFileSync(`${resavedFolder}/${name}`), answers)).toBe(true)
  },
)

test('and another set of answers does not', async () => {
  const bytes = readFileSync(`${resavedFolder}/${resavedName(0)}`)
  expect(await sameAnswers(bytes, filled[1] ?? {})).toBe(false)
})
