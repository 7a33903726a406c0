// What changed since the round before and how every round scored, as the record keeps it.
import type { RecordedDifference, ReportRecord } from '../../../core/report/record'
import type { ListedQuestion } from '../../../core/review/difference'
import type { RulesMoved } from '../../../core/review/difference/direction'
import type { RuleFact } from '../../../core/review/difference/facts'
import { summaryLine } from '../../../core/review/difference/summary'
import {
  type ShownAnswer,
  type ShownDifference,
  shownDifference,
} from '../../../core/review/difference/view'
import { reviewLabel } from '../../../core/review/number'
import { compareRounds } from '../../difference/compare-rounds'
import { roundScore, scoreOfCase } from '../../difference/round-scores'
import { wordDiff } from '../../judgement/word-diff'
import type { RecordGround } from './ground'

/** Null in the first round. */
export const differenceOf = ({ before, frameworks, ...now }: RecordGround) =>
  before && shownDifference(compareRounds(before, now, frameworks), wordDiff)

/** This round as it is in this record, after every decided one before it. */
export const roundsOf = ({ file, earlier }: RecordGround): ReportRecord['rounds'] => [
  ...earlier.map((row) => roundScore(row, file.organisation.timeZone)),
  scoreOfCase(file),
]

export function sinceLastOf(of: ShownDifference): RecordedDifference {
  const { was, assured, asStated, uncapped, residual, caps, unchanged } = of
  const { documents, findings, conditions, points } = of
  return {
    review: reviewLabel(was.number),
    round: was.round,
    decidedOn: was.on,
    summary: summaryLine(of),
    ...{ assured, asStated, uncapped, residual, caps, unchanged, points },
    changed: of.changed.map(changedOf),
    rules: of.rules.map(({ moved, tone, ...rule }) => ({ ...ruleOf(rule, moved), tone })),
    notCompared: [
      ...of.askedDifferently.map((each) => uncompared(each, 'asked differently', each.wording)),
      ...of.fresh.map((each) =>
        uncompared(each, each.isNew ? 'new in the questionnaire' : 'asked for the first time'),
      ),
      ...of.gone.map((each) =>
        uncompared(each, each.isNew ? 'left the questionnaire' : 'no longer asked'),
      ),
    ],
    ...{ documents, findings, conditions },
  }
}

const changedOf = ({ id, prompt, tone, points, parts, rules }: ShownAnswer) => ({
  question: id,
  wording: prompt,
  ...{ tone, points, parts },
  rules: movedRules(rules),
})

const movedRules = ({ fired, gone }: RulesMoved) => [
  ...fired.map((rule) => ruleOf(rule, 'fired')),
  ...gone.map((rule) => ruleOf(rule, 'gone')),
]

const ruleOf = ({ id, effect, question, sentence }: RuleFact, moved: 'fired' | 'gone') => ({
  ...{ id, effect, question, sentence, moved },
})

type Uncompared = RecordedDifference['notCompared'][number]

const uncompared = (
  { id, prompt, before, after, points }: ListedQuestion,
  why: Uncompared['why'],
  wordingDiff: Uncompared['wordingDiff'] = [],
): Uncompared => ({ question: id, wording: prompt, why, wordingDiff, before, after, points })
