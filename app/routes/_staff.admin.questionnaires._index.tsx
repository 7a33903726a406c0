// The questionnaires of this installation in words: versions, domains, rules, contradictions, worked cases.
import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { refusedPage } from '../http/refused'
import { requireStaff } from '../http/staff'
import { viewQuestionnaires } from '../services/questionnaires/view-questionnaires'
import { QuestionnairesPage } from '../ui/questionnaires/questionnaires-page'

export const meta: MetaFunction = () => [{ title: 'Questionnaires – Assay' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const wanted = new URL(args.request.url).searchParams.get('version')
  const viewed = await viewQuestionnaires(args.context.app, staff, wanted)
  if (!viewed.ok) throw refusedPage(viewed)
  return json(viewed.view, { status: viewed.view.unknown === null ? 200 : 404 })
}

export default function Questionnaires() {
  return <QuestionnairesPage {...useLoaderData<typeof loader>()} />
}
