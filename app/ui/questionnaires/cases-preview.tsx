// Worked cases: the questionnaire's specification for people who do not code, with what the engine says today.
import type { ReactNode } from 'react'
import { countWords } from '../../core/report/words'
import type { CasePreview, ContradictionPreview, Said } from '../../core/scoring/case-preview'
import type { QuestionnairesView } from '../../services/questionnaires/view-questionnaires'
import { EmptyState } from '../empty-state'
import { CheckIcon, ErrorIcon } from '../icons'
import { Notice } from '../notice'
import { Section } from '../page'

export function WorkedCasesSection({
  cases,
  version,
}: Pick<QuestionnairesView, 'cases'> & { version: number }) {
  if (cases === null) {
    return (
      <Section title="Worked cases">
        <EmptyState
          text={`There are no worked cases beside version ${version}: they are kept for the newest version only.`}
        />
      </Section>
    )
  }
  if (!cases.ok) {
    return (
      <Section title="Worked cases">
        <Notice kind="warning" title="The worked cases cannot be read">
          <ul className="list-disc pl-5">
            {cases.problems.map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                {path} {message}
              </li>
            ))}
          </ul>
        </Notice>
      </Section>
    )
  }
  const all = [...cases.cases, ...cases.contradictions]
  const failed = all.filter(({ differences }) => differences.length > 0).length
  return (
    <Section title="Worked cases">
      <p className="mb-3">
        {failed === 0
          ? `${countWords(all.length, 'case')}, and in each the engine says what is expected.`
          : `In ${failed} of ${countWords(all.length, 'case')} the engine says something else than is expected.`}
      </p>
      <ul className="border-t border-line">
        {cases.cases.map((one) => (
          <Case key={one.id} one={one} />
        ))}
        {cases.contradictions.map((one) => (
          <Contradiction key={one.id} one={one} />
        ))}
      </ul>
    </Section>
  )
}

function Case({ one }: { one: CasePreview }) {
  return (
    <Foldable title={one.title} differences={one.differences}>
      <Facts title="Use" said={[{ what: 'For', value: one.use }, ...one.useChanges]} />
      {one.vendor === null ? null : (
        <Facts
          title="Answers"
          said={[{ what: 'To begin with', value: one.vendor }, ...one.answers]}
        />
      )}
      <Facts title="Expected" said={one.expected} />
    </Foldable>
  )
}

function Contradiction({ one }: { one: ContradictionPreview }) {
  return (
    <Foldable title={`Contradiction: ${one.id}`} differences={one.differences}>
      <Facts title="Stands" said={one.stands} />
      <Facts title="Near, but does not stand" said={one.nearMiss} />
    </Foldable>
  )
}

interface FoldableProps {
  title: string
  differences: readonly string[]
  children: ReactNode
}

function Foldable({ title, differences, children }: FoldableProps) {
  const holds = differences.length === 0
  return (
    <li className="border-b border-line py-1">
      <details open={!holds}>
        <summary className="min-h-7 cursor-pointer py-1 hover:underline">
          <span className="mr-2 inline-flex items-center gap-1 font-semibold">
            {holds ? <CheckIcon /> : <ErrorIcon />}
            {holds ? 'Pass' : 'Fail'}
          </span>
          {title}
        </summary>
        {holds ? null : (
          <ul className="mt-2 list-disc pl-5 font-semibold">
            {differences.map((difference) => (
              <li key={difference}>{difference}</li>
            ))}
          </ul>
        )}
        <div className="grid gap-4 py-2 md:grid-cols-3">{children}</div>
      </details>
    </li>
  )
}

function Facts({ title, said }: { title: string; said: readonly Said[] }) {
  return (
    <section className="min-w-0">
      <h3 className="font-semibold">{title}</h3>
      <dl className="mt-1 grid gap-1">
        {said.map(({ what, value }) => (
          <div key={what}>
            <dt className="inline text-muted">{what}: </dt>
            <dd className="inline break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
