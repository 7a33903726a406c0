// A difference as pages, sheets and reports show it: texts compared word by word.
import type { DiffPiece } from '../../judgement/diff-piece'
import type { PlainDate } from '../../schedule/plain-date'
import type { Difference, ListedQuestion } from '../difference'
import type { RoundScorePoint } from '../round-score'
import type { ChangedAnswer } from './changed'
import type { Part, Term } from './parts'

export type ShownPart =
  | Exclude<Part, { kind: 'values' | 'text' }>
  | { term: Term; kind: 'values'; before: string; after: string }
  | { term: Term; kind: 'text'; pieces: DiffPiece[] }

export type ShownAnswer = Omit<ChangedAnswer, 'parts'> & { parts: ShownPart[] }

export type ShownDifference = Omit<Difference, 'changed' | 'askedDifferently'> & {
  changed: ShownAnswer[]
  askedDifferently: (ListedQuestion & { wording: DiffPiece[] })[]
}

/** Compares two texts word by word; core has no way of its own to tell words apart in every script. */
export type WordDiff = (before: string, after: string) => DiffPiece[]

export function shownDifference(of: Difference, wordDiff: WordDiff): ShownDifference {
  const shown = (part: Part): ShownPart => {
    if (part.kind === 'list') return part
    const { term, kind, before, after } = part
    return kind === 'values'
      ? { term, kind, before, after }
      : { term, kind, pieces: wordDiff(before, after) }
  }
  return {
    ...of,
    changed: of.changed.map((answer) => ({ ...answer, parts: answer.parts.map(shown) })),
    askedDifferently: of.askedDifferently.map((question) => ({
      ...question,
      wording: question.changes.includes('wording')
        ? wordDiff(question.promptBefore, question.prompt)
        : [],
    })),
  }
}

export interface DifferencePage {
  number: number
  vendor: string
  offering: string
  use: string
  /** Every decided round before this one, newest first, to compare with. */
  earlier: { number: number; round: number; on: PlainDate }[]
  /** Those up to this one, oldest first. */
  rounds: RoundScorePoint[]
  /** Why the earlier round cannot be compared with: its answers were removed. Null where they are there. */
  gone: string | null
  /** Null in the first round, and where the earlier one is gone. */
  difference: ShownDifference | null
  /** 'Assured 78.2 → 71.4, 2 regressions, 5 improvements; High → High'. */
  summary: string
  mayReadAnswers: boolean
}
