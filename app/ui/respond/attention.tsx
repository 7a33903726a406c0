// What stands out before submitting, first: gaps, limits, proof that has run out, and answers that do not go together.

import type { ReactNode } from 'react'
import type { CheckedAnswer, CheckModel } from '../../core/respond/submission'
import { Link } from '../link'
import { Section } from '../page'
import type { ChangeLink } from './answers-list'
import { checkWords as words } from './words/check'

export interface AttentionProps {
  check: CheckModel
  change: ChangeLink
  /** Where contradictions are asked about and explained. */
  children?: ReactNode
}

export function Attention({ check, change, children }: AttentionProps) {
  const { gaps, exceptions, expired, contradictions } = check
  if (gaps.length + exceptions.length + expired.length + contradictions.length === 0) {
    return <p>{words.nothing}</p>
  }
  return (
    <Section title={words.first}>
      <div className="grid gap-5">
        <Group
          title={words.gaps(gaps.length)}
          about={words.gapsText}
          answers={gaps}
          change={change}
        />
        <Group
          title={words.exceptions(exceptions.length)}
          about={words.exceptionsText}
          answers={exceptions}
          change={change}
        />
        <Group
          title={words.expired(expired.length)}
          about={words.expiredText}
          answers={expired}
          change={change}
        />
        {children}
      </div>
    </Section>
  )
}

interface GroupProps {
  title: string
  about: string
  answers: readonly CheckedAnswer[]
  change: ChangeLink
}

function Group({ title, about, answers, change }: GroupProps) {
  if (answers.length === 0) return null
  return (
    <div className="border-l-4 border-line pl-4">
      <h3 className="font-semibold">{title}</h3>
      <p className="text-base text-muted">{about}</p>
      {answers.length > FEW ? (
        <details className="mt-1">
          <summary className="text-action">{words.whichOnes}</summary>
          <Answers answers={answers} change={change} />
        </details>
      ) : (
        <Answers answers={answers} change={change} />
      )}
    </div>
  )
}

/** More than these are folded away, or the way to submit would be a page further down. */
const FEW = 12

function Answers({ answers, change }: Pick<GroupProps, 'answers' | 'change'>) {
  return (
    <ul className="mt-1 grid gap-1">
      {answers.map((answer) => {
        const to = change(answer)
        return (
          <li key={answer.id}>
            {to === null ? (
              answer.id
            ) : (
              <Link to={to} className="link">
                {answer.id}
              </Link>
            )}{' '}
            {answer.prompt}
          </li>
        )
      })}
    </ul>
  )
}
