// Exactly what the vendor will see: how much is asked, every question by section, and the mail.
import { Section } from '../page'

export interface PreviewProps {
  intro: string
  sections: readonly {
    id: string
    title: string
    minutes: number
    questions: readonly { id: string; prompt: string; why: string }[]
  }[]
  mail: { subject: string; text: string; questions: number; minutes: number }
}

export function Preview({ intro, sections, mail }: PreviewProps) {
  return (
    <div>
      <Section title="The mail">
        <dl className="rounded-md border border-line">
          <div className="border-b border-line p-3">
            <dt className="text-muted">Subject</dt>
            <dd className="font-semibold">{mail.subject}</dd>
          </div>
          <div className="p-3">
            <dt className="sr-only">Text</dt>
            <dd className="prose-measure whitespace-pre-line">{mail.text}</dd>
          </div>
        </dl>
      </Section>
      <Section title="The questionnaire">
        <p className="prose-measure">
          {mail.questions} questions in {sections.length} sections, about {mail.minutes} minutes.
          Some answers bring up further questions, and some leave questions out.
        </p>
        <p className="prose-measure mt-2 text-muted">{intro}</p>
        <div className="mt-3 grid gap-2">
          {sections.map((section) => (
            <details key={section.id} className="rounded-md border border-line">
              <summary className="px-3 py-2">
                {section.title}: {section.questions.length}{' '}
                {section.questions.length === 1 ? 'question' : 'questions'}, {section.minutes}{' '}
                {section.minutes === 1 ? 'minute' : 'minutes'}
              </summary>
              <ol className="grid list-decimal gap-3 pt-1 pr-3 pb-3 pl-9">
                {section.questions.map((question) => (
                  <li key={question.id}>
                    <p>{question.prompt}</p>
                    <p className="text-muted">Why we ask: {question.why}</p>
                  </li>
                ))}
              </ol>
            </details>
          ))}
        </div>
      </Section>
    </div>
  )
}
