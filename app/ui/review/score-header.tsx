// The score above everything a reviewer does: the pair, what capped it, and what the engine proposes and why.

import { ENDING_DAYS } from '../../core/evidence/standing'
import { tollWords } from '../../core/evidence/toll-words'
import type { ScoreView } from '../../core/judgement/view'
import { bandWords, countWords } from '../../core/report/words'
import type { Pair } from '../../core/scoring/result'
import { DomainBars } from '../domain-bars'
import { Link } from '../link'
import { RiskBadge } from '../risk-badge'
import { ScorePair, scoreText } from '../score-pair'
import { Adjustments } from './adjustments'

export interface ScoreHeaderProps {
  score: ScoreView
  /** Not everybody who reads a decision may have its score explained. */
  mayExplain: boolean
  /** Of the review, and how many of its answers nobody has judged; without them only the score shows. */
  work?: { number: number; unreviewed: number } | undefined
}

export function ScoreHeader({ score, mayExplain, work }: ScoreHeaderProps) {
  const fired = score.flags.length + score.knockouts.length
  return (
    <section
      aria-label="Score"
      className="mb-6 grid grid-cols-[minmax(0,1fr)] gap-2 rounded-md border border-line bg-surface p-4"
    >
      <div className="flex flex-wrap items-center gap-x-6 gap-y-1">
        <p className="text-lg">
          <ScorePair assured={score.assured} asStated={score.asStated} />
        </p>
        {mayExplain ? (
          <p>
            <Link to="../explain" relative="path" className="link">
              Why {scoreText(score.assured)}?
            </Link>
          </p>
        ) : null}
        <p className="flex flex-wrap items-center gap-2">
          <span>Assurance {bandWords(score.band)}.</span>
          <span>Residual risk</span>
          <RiskBadge level={score.residual} />
        </p>
      </div>
      <Coverage score={score} work={work} />
      {score.statusSentence ? <p>{score.statusSentence}</p> : null}
      {score.proposal ? (
        <p>
          The engine proposes to <strong className="font-semibold">{score.proposal}</strong>
          {score.because ? `, because ${score.because}` : null}. A person decides.
        </p>
      ) : null}
      <Caps score={score} />
      <Automatic score={score} />
      <div className="flex flex-wrap gap-x-6 gap-y-1">
        <Adjustments score={score} />
        <details className="min-w-0 open:basis-full">
          <summary className="link w-fit">Score of each domain</summary>
          <div className="mt-3">
            <DomainBars domains={score.domains} />
          </div>
        </details>
        {fired === 0 ? (
          <p>No red flag or knock-out fired.</p>
        ) : (
          <details className="min-w-0 open:basis-full">
            <summary className="link w-fit">{countWords(fired, 'rule')} fired</summary>
            <RulesFired score={score} />
          </details>
        )}
      </div>
    </section>
  )
}

/** A cap that lay above the score anyway is named among the rules, but changed no number. */
function Caps({ score }: { score: ScoreView }) {
  const { assured, asStated } = score.uncapped
  return (
    <>
      {same(score.uncapped, score) ? null : (
        <p>
          Before caps: <ScorePair assured={assured} asStated={asStated} />.
        </p>
      )}
      {score.caps.length === 0 ? null : (
        <ul className="list-disc pl-5">
          {score.caps.map((cap) => (
            <li key={cap.rule}>
              {cap.sentence}
              {changedNumber(cap) ? '' : ' It changed nothing: the score is below.'}{' '}
              <span className="text-muted">({cap.rule})</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const changedNumber = ({ from, to, asStatedFrom, asStatedTo }: ScoreView['caps'][number]) =>
  from !== to || asStatedFrom !== asStatedTo

/** What the engine alone had said, once a verdict exists to make a difference. */
function Automatic({ score }: { score: ScoreView }) {
  if (score.judged === 0) return null
  const { assured, asStated, uncapped } = score.automatic
  if (same(score.automatic, score) && same(uncapped, score.uncapped)) return null
  return (
    <p>
      Without the reviewers’ verdicts: <ScorePair assured={assured} asStated={asStated} />
      {same(uncapped, score.automatic) ? null : (
        <>
          {' '}
          (before caps: <ScorePair assured={uncapped.assured} asStated={uncapped.asStated} />)
        </>
      )}
      .
    </p>
  )
}

/**
 * How much was answered and proven, and what proof that no longer counts takes away: a low number over many
 * blanks speaks of the answering, not of the vendor, so this stands beside it.
 */
function Coverage({ score: { coverage, toll }, work }: Pick<ScoreHeaderProps, 'score' | 'work'>) {
  const { answered, visible, withEvidence } = coverage
  const blank = visible - answered
  return (
    <p className="tabular-nums">
      <strong className="font-semibold">
        {answered} of {countWords(visible, 'question')} answered, {withEvidence} with evidence
      </strong>{' '}
      that counts.
      {blank > 0 ? ` ${blank === 1 ? 'One blank counts' : `${blank} blanks count`} 0.` : ''}
      {work ? ` ${work.unreviewed} left unreviewed.` : ''}
      {toll.ended + toll.rejected > 0 ? (
        <>
          {' '}
          <strong className="font-semibold">{tollWords(toll)}</strong>
        </>
      ) : null}
      {toll.ending > 0
        ? ` ${countWords(toll.ending, 'piece')} of evidence ${toll.ending === 1 ? 'runs' : 'run'} out within ${ENDING_DAYS} days.`
        : null}
    </p>
  )
}

const same = (a: Pair, b: Pair) => a.assured === b.assured && a.asStated === b.asStated

export function RulesFired({ score }: { score: Pick<ScoreView, 'flags' | 'knockouts' | 'notes'> }) {
  const rules = [
    ...score.knockouts.map((rule) => ({ ...rule, effect: '◆ Knock-out' })),
    ...score.flags.map((rule) => ({ ...rule, effect: '▲ Red flag' })),
    ...score.notes.map((rule) => ({ ...rule, effect: 'Note' })),
  ]
  return (
    <ul className="mt-2 grid gap-1">
      {rules.map((rule) => (
        <li key={rule.rule}>
          <span className="font-semibold">{rule.effect}</span> {rule.question}: {rule.sentence}{' '}
          <span className="text-muted">({rule.rule})</span>
        </li>
      ))}
    </ul>
  )
}
