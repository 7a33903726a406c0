// A frozen record and a template version give one file: whoever changes what is drawn raises the version.
import { expect, it } from 'vitest'
import { reportRecord, TEMPLATE_VERSION } from '../../app/core/report/record'
import { renderReport } from '../../templates/report/report'
import { everyPart } from './fixtures/blueprint'
import { hashesNow, readKeptHashes } from './kept-hashes'
import { bodyText, squeezed } from './reading'

const SAY = [
  'The copies of a report are other bytes than this template version was kept with.',
  'Raise TEMPLATE_VERSION in app/core/report/record.ts and run npm run keep:pages;',
  'where the version was never given out: npm run keep:pages -- --same-version.',
].join(' ')

it('a template version draws what it drew when it was kept, in every copy', async () => {
  expect(await hashesNow(), SAY).toEqual(readKeptHashes())
})

it('a record from an older version is drawn by the one of today, and says both', async () => {
  const old = reportRecord.parse({ ...everyPart(), templateVersion: 1 })
  const text = await bodyText(await renderReport(old))
  expect(text).toContain(
    squeezed(`report template ${TEMPLATE_VERSION}; the record was frozen under template 1,`),
  )
  const today = await bodyText(await renderReport(everyPart({ templateVersion: TEMPLATE_VERSION })))
  expect(today).not.toContain(squeezed('the record was frozen under'))
})
