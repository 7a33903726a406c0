// Questions between us and the vendor: collected ones and the mail to come, what the vendor asks, and what was said.
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { reviewLabel } from '../core/review/number'
import { clarifyAct } from '../http/clarify-acts'
import { refusedPage } from '../http/refused'
import { reviewNumber } from '../http/review-number'
import { authorise, requireStaff } from '../http/staff'
import { loadQuestions } from '../services/clarify/load-questions'
import { StaffQuestions } from '../ui/clarify/staff-questions'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `Questions to the vendor, ${reviewLabel(data.number)} – Assay`
      : 'Questions to the vendor – Assay',
  },
]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  const number = reviewNumber(args.params)
  const questions = await loadQuestions(args.context.app, staff, number)
  if (!questions.ok && questions.reason !== 'not possible now') throw refusedPage(questions)
  const sent = new URL(args.request.url).searchParams.has('sent')
  const sentence = questions.ok ? '' : questions.sentence
  return json({ number, questions: questions.ok ? questions : null, sentence, sent })
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'clarification.reply')
  const number = reviewNumber(args.params)
  const form = await args.request.formData()
  const here = `/reviews/${number}/questions`
  const done = await clarifyAct({ app: args.context.app, staff, number, form, here })
  if (done === null) throw new Response('No such form', { status: 400 })
  return done
}

export default function QuestionsToTheVendor() {
  const { number, questions, sentence, sent } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (questions === null) return <p>{sentence}</p>
  return (
    <StaffQuestions
      number={number}
      questions={questions}
      sent={sent && refused === undefined}
      errors={refused?.errors}
      values={refused?.values ?? {}}
    />
  )
}
