// How each answer compares with the round before, for the reviewer's list: worse first.
import type { WorkItem } from '../../core/judgement/view'
import type { Frameworks } from '../../core/questionnaire/frameworks'
import type { Tone } from '../../core/review/difference/direction'
import { compareRounds } from '../difference/compare-rounds'
import type { CaseFile } from './load-case'

type Tones = ReadonlyMap<string, Tone>

/** By question; what is as before is missing, and what cannot be compared is neither better nor worse. */
export function tonesSince(file: CaseFile, prior: CaseFile | null, frameworks: Frameworks): Tones {
  if (!prior) return new Map()
  // What was found and asked for says nothing of an answer.
  const nothing = { findings: [], conditions: [] }
  const between = compareRounds({ file: prior, ...nothing }, { file, ...nothing }, frameworks)
  const { changed, rules, askedDifferently, fresh } = between
  return new Map<string, Tone>([
    ...[...askedDifferently, ...fresh].map(({ id }) => [id, 'neutral'] as const),
    ...rules.map(({ question, tone }) => [question, tone] as const),
    ...changed.map(({ id, tone }) => [id, tone] as const),
  ])
}

const headings: readonly [Tone | undefined, string][] = [
  ['regression', 'Worse than last round'],
  ['improvement', 'Better than last round'],
  ['neutral', 'Other changes since last round'],
  [undefined, 'As before'],
]

/** Under what became of them in place of their sections. */
export const byTone = (items: readonly WorkItem[], tones: Tones): WorkItem[] =>
  headings.flatMap(([tone, section]) =>
    items.filter(({ id }) => tones.get(id) === tone).map((item) => ({ ...item, section })),
  )
