// A difference as rows of a sheet: one row for each part that changed, regressions first.

import type { DiffPiece } from '../../judgement/diff-piece'
import { scoreWords } from '../../report/words'
import type { Difference, ListedQuestion } from '../difference'
import type { Tone } from './direction'
import type { Beside } from './rest'
import type { ShownAnswer, ShownDifference, ShownPart } from './view'

type Cell = string | number | null

const head = ['Change', 'Question', 'Wording', 'What', 'Before', 'After', 'Points']

export const toneWords: Record<Tone, string> = {
  regression: 'Worse',
  improvement: 'Better',
  neutral: 'Other change',
}

export function differenceSheet(of: ShownDifference): Cell[][] {
  const { assured, asStated, residual, points } = of
  return [
    head,
    ['Score', null, null, 'Assured', scoreWords(assured.was), scoreWords(assured.now), null],
    ['Score', null, null, 'As stated', scoreWords(asStated.was), scoreWords(asStated.now), null],
    ['Score', null, null, 'Residual risk', residual.was, residual.now, null],
    ...of.domains.map(domainRow),
    ...of.changed.flatMap(answerRows),
    ...of.rules.map(({ tone, question, sentence, moved }): Cell[] => {
      const what = moved === 'fired' ? 'Rule fired' : 'Rule no longer fires'
      return [toneWords[tone], question, null, what, null, sentence, null]
    }),
    ...of.askedDifferently.map(listedRow('Asked differently')),
    ...of.fresh.map(listedRow('Asked for the first time')),
    ...of.gone.map(listedRow('No longer asked')),
    ...of.documents.map(besideRow('Document')),
    ...of.findings.map(besideRow('Finding')),
    ...of.conditions.map(besideRow('Condition')),
    ['Points', null, null, 'Everything not listed with its points', null, null, points.rest],
    ['Points', null, null, 'Assured before caps', null, null, points.total],
  ]
}

const domainRow = ({ id, name, was, now, moved }: Difference['domains'][number]): Cell[] => [
  'Domain',
  id,
  name,
  'Assured',
  scoreWords(was?.assured ?? null),
  scoreWords(now?.assured ?? null),
  moved,
]

/** Points stand on the first row of an answer, so that the column can be added up. */
function answerRows({ tone, id, prompt, parts, rules, points }: ShownAnswer): Cell[][] {
  const rows = [
    ...parts.map((part): Cell[] => [part.term, ...sides(part)]),
    ...rules.fired.map(({ sentence }): Cell[] => ['Rule fired', null, sentence]),
    ...rules.gone.map(({ sentence }): Cell[] => ['Rule no longer fires', sentence, null]),
  ]
  return rows.map((row, at) => [toneWords[tone], id, prompt, ...row, at === 0 ? points : null])
}

function sides(part: ShownPart): [before: string, after: string] {
  switch (part.kind) {
    case 'values':
      return [part.before, part.after]
    case 'list':
      return [part.removed.join('\n'), part.added.join('\n')]
    case 'text':
      return [textOf(part.pieces, 'added'), textOf(part.pieces, 'removed')]
  }
}

const textOf = (pieces: readonly DiffPiece[], without: DiffPiece['change']): string =>
  pieces
    .filter(({ change }) => change !== without)
    .map(({ text }) => text)
    .join('')

const listedRow =
  (kind: string) =>
  ({ id, prompt, before, after, points }: ListedQuestion): Cell[] => [
    kind,
    id,
    prompt,
    'Answer',
    before,
    after,
    points,
  ]

const besideRow =
  (kind: string) =>
  ({ what, before, after }: Beside): Cell[] => [kind, null, what, null, before, after, null]
