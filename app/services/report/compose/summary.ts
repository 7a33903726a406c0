// The decision's summary in at most 120 words, and the three strengths and concerns to name first.
import { tollWords } from '../../../core/evidence/toll-words'
import { severities } from '../../../core/findings/input'
import type { ReportRecord } from '../../../core/report/record'
import { countWords, scoreWords } from '../../../core/report/words'
import { evidenceToll } from '../../judgement/evidence-view'
import { numbered, type RecordGround } from './ground'
import { answerWords } from './questions'

const LONGEST_SUMMARY = 120
const NAMED = 3

type RecordedScore = ReportRecord['score']

export function summaryOf(ground: RecordGround, score: RecordedScore): string {
  const { row } = ground.file
  const { review, use, offering, vendor } = row
  const { answered, visible, withEvidence } = score.coverage
  const reasons = review.tierReasons.length === 0 ? '' : ` (${review.tierReasons.join('; ')})`
  const sentences = [
    `${offering.name}, ${offering.plan}, by ${vendor.name} was reviewed for "${firstWords(use.title, 15)}" in Tier ${review.tier}${firstWords(reasons, 25)}.`,
    `The vendor answered ${answered} of ${countWords(visible, 'question')}, ${withEvidence} of them with evidence.`,
    tollWords(evidenceToll(ground.file)),
    scoreSentence(score),
    rulesSentence(score),
    adjustedSentence(ground, score),
    findingsSentence(ground),
  ]
  return firstWords(sentences.filter((sentence) => sentence !== '').join(' '), LONGEST_SUMMARY)
}

function scoreSentence({ assured, asStated, band, residual }: RecordedScore): string {
  if (assured === null || band === null) return 'Nothing could be scored.'
  return `Assurance is ${band}: assured ${scoreWords(assured)}, as stated ${scoreWords(asStated)}. Residual risk is ${residual}.`
}

function rulesSentence({ flags, knockouts, caps, uncappedAsStated }: RecordedScore): string {
  if (flags.length + knockouts.length === 0) return 'No red flag or knock-out fired.'
  const fired = [
    ...(flags.length > 0 ? [countWords(flags.length, 'red flag')] : []),
    ...(knockouts.length > 0 ? [countWords(knockouts.length, 'knock-out')] : []),
  ]
  // A ceiling above both numbers is in force, but it lowered nothing.
  const lowest = caps
    .filter(({ scope, at }) => scope === 'overall' && (uncappedAsStated ?? 0) > at)
    .map(({ at }) => at)
  const verb = flags.length + knockouts.length === 1 ? 'caps' : 'cap'
  const capped = lowest.length === 0 ? '' : `, which ${verb} the score at ${Math.min(...lowest)}`
  return `${fired.join(' and ')} fired${capped}.`
}

function adjustedSentence({ file }: RecordGround, { automatic, assured }: RecordedScore): string {
  const changed = [...file.assessment.standing.values()].filter(
    ({ kind, notApplicableAccepted }) => kind !== 'accepted' || notApplicableAccepted !== null,
  )
  if (changed.length === 0 || automatic === null) return ''
  const answers = countWords(changed.length, 'answer')
  return automatic.assured === assured
    ? `Reviewers changed ${answers}, which left assured at ${scoreWords(assured)}.`
    : `Reviewers changed ${answers}, which moved assured from ${scoreWords(automatic.assured)} to ${scoreWords(assured)}.`
}

function findingsSentence({ findings, conditions }: RecordGround): string {
  const open = findings.filter(({ status }) => status === 'open').length
  const parts = [
    ...(open > 0 ? [`${countWords(open, 'finding')} ${open === 1 ? 'is' : 'are'} open`] : []),
    ...(conditions.length > 0
      ? [
          `${countWords(conditions.length, 'condition')} ${conditions.length === 1 ? 'applies' : 'apply'}`,
        ]
      : []),
  ]
  return parts.length === 0 ? '' : `${parts.join(' and ')}.`
}

/** The best domains that are at least acceptable, best first. */
export function strengthsOf({ domains }: RecordedScore): string[] {
  return domains
    .filter(({ band }) => band === 'strong' || band === 'acceptable')
    .toSorted((a, b) => (b.assured ?? 0) - (a.assured ?? 0))
    .slice(0, NAMED)
    .map(
      ({ name, assured, asStated, band }) =>
        `${name}: ${band}, assured ${scoreWords(assured)}, as stated ${scoreWords(asStated)}.`,
    )
}

/**
 * Knock-outs first, then what reviewers found and is still open, then red flags that no finding speaks of,
 * then the answers that cost most.
 */
export function concernsOf(ground: RecordGround, score: RecordedScore): string[] {
  const { file, frameworks } = ground
  const found = openFindings(ground)
  const spokenOf = new Set(found.map(({ questionId }) => questionId))
  const flags = score.flags.filter(
    ({ id, questionId }) =>
      !found.some(({ rule }) => rule === id) && (questionId === null || !spokenOf.has(questionId)),
  )
  const named = new Set([
    ...spokenOf,
    ...[...score.knockouts, ...flags].map((rule) => rule.questionId),
  ])
  const costly = score.contributions
    .filter(({ question, lost }) => lost > 0 && !named.has(question))
    .toSorted((a, b) => b.lost - a.lost)
    .flatMap(({ question: id, lost }) => {
      const question = file.questionnaire.byId.get(id)
      if (!question) return []
      const answer = answerWords(question, file, frameworks)
      const said = answer === null ? 'not answered' : `"${firstWords(answer, 12)}"`
      return [`${id} cost ${lost.toFixed(1)} points: ${question.prompt} Answer: ${said}.`]
    })
  const findings = found
    .filter(({ rule }) => !score.knockouts.some(({ id }) => id === rule))
    .map(({ number, severity, statement }) => {
      return `${numbered('F', number)} (${severity}): ${firstWords(statement, 30)}`
    })
  const sentences = [...score.knockouts.map(ruleWords), ...findings, ...flags.map(ruleWords)]
  return [...sentences, ...costly].slice(0, NAMED)
}

const ruleWords = ({ questionId, sentence }: { questionId: string | null; sentence: string }) =>
  questionId === null ? sentence : `${questionId}: ${sentence}`

/** Worst first, then in the order they were raised. */
function openFindings({ findings }: RecordGround) {
  return findings
    .filter(({ status }) => status === 'open')
    .toSorted((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity))
}

export function firstWords(text: string, most: number): string {
  const words = text.split(/\s+/)
  return words.length <= most ? text : `${words.slice(0, most).join(' ')} …`
}
