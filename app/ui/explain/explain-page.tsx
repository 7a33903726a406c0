// Why a review has its score: one page for the screen and for paper, down to every point that is missing.

import { bandWords, dateWords, pairWords } from '../../core/report/words'
import { reviewLabel } from '../../core/review/number'
import type { ExplanationView } from '../../core/scoring/explanation-view'
import { LinkButton } from '../button'
import { Notice } from '../notice'
import { Page } from '../page'
import { RiskBadge } from '../risk-badge'
import { ScorePair, scoreText } from '../score-pair'
import { Arithmetic } from './arithmetic'
import { CostsByDomain } from './costs-by-domain'
import { QuestionByQuestion } from './question-by-question'
import { Adjustments, CapsAndKnockouts } from './rules-and-adjustments'
import { WouldMove } from './would-move'

export function ExplainPage({ view, back }: { view: ExplanationView; back: string }) {
  const { number, offering, vendor, tier, questionnaire, asOf } = view
  return (
    <Page
      back={{ to: back, label: `Back to ${reviewLabel(number)}` }}
      eyebrow={`${reviewLabel(number)}, ${vendor}: ${offering}`}
      title={`Why ${scoreText(view.assured)}?`}
      lead={`${questionnaire.title}, version ${questionnaire.version}, tier ${tier}. Judged as of ${dateWords(asOf)} for ${view.organisation}.`}
      actions={<Copies view={view} />}
    >
      <LeftOut view={view} />
      <InShort view={view} />
      <CostsByDomain view={view} />
      <CapsAndKnockouts view={view} />
      <WouldMove ways={view.wouldMove} />
      <Adjustments view={view} />
      <QuestionByQuestion domains={view.domains} />
      <Arithmetic view={view} />
    </Page>
  )
}

function Copies({ view }: { view: ExplanationView }) {
  const path = `/reviews/${view.number}/explain`
  const forVendor = view.for === 'vendor'
  const copy = forVendor ? '?for=vendor' : ''
  return (
    <>
      <LinkButton to={forVendor ? path : `${path}?for=vendor`}>
        {forVendor ? 'Our own copy' : 'Copy for the vendor'}
      </LinkButton>
      <LinkButton to={`${path}.csv${copy}`} document>
        Questions (CSV)
      </LinkButton>
      <LinkButton to={`${path}.json${copy}`} document>
        Everything (JSON)
      </LinkButton>
    </>
  )
}

function LeftOut({ view }: { view: ExplanationView }) {
  if (view.leftOut.length === 0) return null
  return (
    <div className="mb-6">
      <Notice title="A copy for the vendor">
        <p>Left out here: {view.leftOut.join('; ')}. All figures are those of our own copy.</p>
      </Notice>
    </div>
  )
}

function InShort({ view }: { view: ExplanationView }) {
  const { coverage, band, statusSentence } = view
  const before = pairWords(view.uncapped)
  return (
    <div className="prose-measure grid gap-2">
      <p className="text-lg">
        <ScorePair assured={view.assured} asStated={view.asStated} />
      </p>
      {statusSentence ? <p>{statusSentence}</p> : null}
      <p>
        Assurance is {bandWords(band)}. “As stated” takes every answer at its word; “assured” counts
        heavy questions (weight 4 and 5) by how well they are supported: stated 65 %, link 80 %,
        evidence 90 %, verified 100 %.
      </p>
      {before === pairWords(view) ? null : <p>Before caps: {before}.</p>}
      {view.for === 'us' ? (
        <p className="flex flex-wrap items-center gap-2">
          <span>Residual risk at tier {view.tier}</span> <RiskBadge level={view.residual} />
        </p>
      ) : null}
      <p>
        {coverage.answered} of {coverage.visible} questions answered, {coverage.withEvidence} with
        evidence, {coverage.notApplicable} said not to apply; {coverage.hidden} were not asked.
      </p>
    </div>
  )
}
