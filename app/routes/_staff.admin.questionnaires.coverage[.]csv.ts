// The coverage of one framework as a sheet.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvOf } from '../core/export/csv'
import { coverageSheet } from '../core/questionnaire/coverage-choice'
import { fileResponse } from '../http/file-response'
import { refusedPage } from '../http/refused'
import { requireStaff } from '../http/staff'
import { noSuchPage } from '../http/staff-page'
import { viewCoverage } from '../services/questionnaires/view-coverage'

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const viewed = viewCoverage(args.context.app, staff, new URL(args.request.url).searchParams)
  if (!viewed.ok) throw refusedPage(viewed)
  const { picked, questionnaire } = viewed.view
  if (picked === null) throw noSuchPage()
  const { coverage, tier } = picked
  return fileResponse({
    bytes: new TextEncoder().encode(csvOf(coverageSheet(coverage, tier))),
    mediaType: 'text/csv; charset=utf-8',
    fileName: `coverage-${questionnaire.slug}-${questionnaire.version}-${coverage.scheme}-tier-${tier}.csv`,
  })
}
