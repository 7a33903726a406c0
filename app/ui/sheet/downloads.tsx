// The questions and answers as files: to read ahead, to fill in elsewhere, to take along.
import { Section } from '../page'
import type { Mark } from '../respond/words/common'
import { tasksWords } from '../respond/words/tasks'
import { TextLink } from '../text-link'

const words = tasksWords.downloads

export function Downloads({ token }: { token: string }) {
  const base = `/respond/${token}`
  const file =
    (name: string): Mark =>
    (text) => (
      <TextLink to={`${base}/download/${name}`} document>
        {text}
      </TextLink>
    )
  return (
    <Section title={words.title}>
      <ul className="grid gap-3">
        <li>
          {words.all(file('questions.pdf'), file('questions.xlsx'), file('questions.csv'))}
          <p className="text-base text-muted">{words.allHint}</p>
        </li>
        <li>
          <TextLink to={`${base}/import`}>{words.upload}</TextLink>
          <p className="text-base text-muted">{words.uploadHint}</p>
        </li>
        <li>
          {file('answers.json')(words.answers)}
          <p className="text-base text-muted">{words.answersHint}</p>
        </li>
      </ul>
    </Section>
  )
}
