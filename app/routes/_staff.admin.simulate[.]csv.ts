// A simulation as a sheet: every review, as it is and under the draft, and why.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvOf } from '../core/export/csv'
import { simulationSheet } from '../core/simulation/result'
import { fileResponse } from '../http/file-response'
import { authorise, requireStaff } from '../http/staff'
import { noSuchPage } from '../http/staff-page'
import { viewSimulation } from '../services/simulation/start-simulation'

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'questionnaire.simulate')
  const id = new URL(args.request.url).searchParams.get('run') ?? ''
  const run = args.context.app.simulations.find(id, staff.id)
  const outcome = run && viewSimulation(staff, run).outcome
  if (!outcome?.reviews) throw noSuchPage()
  return fileResponse({
    bytes: new TextEncoder().encode(csvOf(simulationSheet(outcome.reviews))),
    mediaType: 'text/csv; charset=utf-8',
    fileName: `simulation-${outcome.draft.slug}-${outcome.draft.version}.csv`,
  })
}
