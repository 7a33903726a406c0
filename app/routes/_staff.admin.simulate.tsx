// Simulation: a draft questionnaire run over every submitted review, before it is published.
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { Staff } from '../core/access/roles'
import { redirectTo } from '../http/redirect'
import { refusedPage } from '../http/refused'
import { authorise, requireStaff } from '../http/staff'
import { type Upload, withUpload } from '../http/upload'
import { startSimulation, viewSimulation } from '../services/simulation/start-simulation'
import { SimulationPage } from '../ui/simulation/simulation-page'

export const meta: MetaFunction = () => [{ title: 'Simulation – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'questionnaire.simulate')
  const { simulations } = args.context.app
  const id = new URL(args.request.url).searchParams.get('run')
  const run = id === null ? null : simulations.find(id, staff.id)
  return json({
    view: run && viewSimulation(staff, run),
    gone: id !== null && run === null,
    earlier: simulations
      .listOf(staff.id)
      .filter((other) => other.id !== id)
      .map(({ id, fileName, state }) => ({ id, fileName, state })),
  })
}

interface Draft {
  sentence: string
  problems: { path: string; message: string; line: number | null }[]
}

const refused = (sentence: string, problems: Draft['problems'] = []) =>
  json<Draft>({ sentence, problems }, { status: 422 })

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'questionnaire.simulate')
  const { request } = args
  return withUpload({ request, who: staff.id, field: 'draft' }, (upload) =>
    simulate(args.context, staff, upload),
  )
}

async function simulate({ app }: AppLoadContext, staff: Staff, upload: Upload) {
  if (!upload.ok) return refused('The file could not be read. Choose a definition file in YAML.')
  const { file } = upload
  if (file === null || file.bytes.byteLength === 0) return refused('Choose the file of the draft')
  const started = await startSimulation(app, staff, {
    fileName: file.name,
    bytes: file.bytes,
    runs: app.simulations,
    onFailure: (error) => app.log.error(error, 'simulation failed'),
  })
  if (started.ok) return redirectTo(`/admin/simulate?run=${started.id}`)
  if ('problems' in started) {
    return refused(
      `${file.name} was not run: the check found what is listed below`,
      started.problems,
    )
  }
  throw refusedPage(started)
}

export default function Simulation() {
  return (
    <SimulationPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />
  )
}
