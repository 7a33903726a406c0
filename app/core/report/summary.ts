// The sentences a reader meets first: what was decided, how much was answered, how long it holds.
import type { ReportRecord } from './record'
import { capitalised, countWords, DECISION_WORDS, dateWords, pairWords } from './words'

/** 'Notion AI (Business plan)'. */
export function offeringWords({ offering }: ReportRecord): string {
  return offering.plan === null ? offering.name : `${offering.name} (${offering.plan})`
}

export function vendorWords({ vendor }: ReportRecord): string {
  return vendor.legalName ?? vendor.name
}

/** One word or phrase for the cover: the decision, or that there is none yet. */
export function outcomeWords({ decision }: ReportRecord): string {
  return decision === null ? 'Not decided' : DECISION_WORDS[decision.kind]
}

/** 'R-0012, version 2'. */
export function reportWords({ number, version }: ReportRecord): string {
  return `${number}, version ${version}`
}

/** Why this version was issued and which one it replaces; undefined in the first one. */
export function reissueSentence({ version, reissue }: ReportRecord): string | undefined {
  if (version === 1) return undefined
  const replaced = `Replaces version ${reissue?.replaces ?? version - 1}.`
  const reason = reissue?.reason ?? ''
  return reason === '' ? replaced : `${replaced} Issued because: ${reason}`
}

/** The decision in one sentence, without its reason. */
export function decisionSentence(record: ReportRecord): string {
  const { decision, organisation } = record
  if (decision === null) return `${organisation.name} has not decided on this review yet.`
  const what = {
    approve: 'approved',
    // In the vendor's copy the conditions may all be ours, which it does not count.
    'approve with conditions':
      record.conditions.length === 0
        ? 'approved with conditions'
        : `approved, under ${countWords(record.conditions.length, 'condition')},`,
    hold: 'put on hold',
    reject: 'rejected',
  }[decision.kind]
  const until =
    decision.validUntil === null ? '' : `, valid until ${dateWords(decision.validUntil)}`
  const subject = `the use of ${offeringWords(record)} by ${vendorWords(record)}`
  return `${organisation.name} ${what} ${subject} on ${dateWords(decision.decidedOn)}${until}.`
}

/** '38 of 40 questions answered, 22 with evidence'. */
export function coverageSentence({ score: { coverage } }: ReportRecord): string {
  const { answered, visible, withEvidence, notApplicable } = coverage
  const aside = notApplicable === 0 ? '' : `, ${notApplicable} said not to apply`
  return `${answered} of ${countWords(visible, 'question')} answered, ${withEvidence} with evidence${aside}.`
}

/** 'Assured 68.0, as stated 84.2: acceptable. Residual risk: Moderate.' */
export function scoreSentence({ score, review }: ReportRecord): string {
  if (score.band === null) return `${capitalised(pairWords(score))}.`
  const residual =
    score.residual === null ? '' : ` Residual risk at tier ${review.tier}: ${score.residual}.`
  return `${capitalised(pairWords(score))}: ${score.band}.${residual}`
}

/** What the caps did to the pair, or that they did nothing; null where none is in force. */
export function capsSentence({ score }: ReportRecord): string | null {
  if (score.caps.length === 0) return null
  const before = { assured: score.uncappedAssured, asStated: score.uncappedAsStated }
  if (before.assured === score.assured && before.asStated === score.asStated) {
    return 'The score was below every cap in force already, so no cap changed it.'
  }
  return `Before caps: ${pairWords(before)}. After: ${pairWords(score)}.`
}

/** What one red flag does: to the score only through the caps it helps to put in force, to the proposal always. */
export function flagEffect({ score }: ReportRecord, questionId: string | null): string {
  const caps = score.caps.filter(({ questions }) => questions.some((id) => id === questionId))
  return caps.length > 0
    ? `Puts ${caps.map(({ id }) => id).join(' and ')} in force`
    : 'No cap; approval needs conditions'
}

/** Undefined where no next review was set. */
export function nextReviewSentence({ decision }: ReportRecord): string | undefined {
  if (!decision?.nextReviewOn) return undefined
  const reason = decision.nextReviewReason === null ? '' : `, because ${decision.nextReviewReason}`
  return `Next review on ${dateWords(decision.nextReviewOn)}${reason}.`
}
