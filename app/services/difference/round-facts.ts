// Gathers what is known of one round, so that it can be compared with another.

import { hasEnded } from '../../core/evidence/reading'
import { namedByContent } from '../../core/judgement/since'
import { isAnswered } from '../../core/questionnaire/answer'
import { listOfText } from '../../core/questionnaire/answer-value'
import type { CompiledQuestion } from '../../core/questionnaire/compile'
import type { Frameworks } from '../../core/questionnaire/frameworks'
import { kindOf } from '../../core/questionnaire/kinds/registry'
import { visibleQuestions } from '../../core/questionnaire/visible'
import type { AskedFacts, RoundFacts, RuleFact } from '../../core/review/difference/facts'
import { type QuestionCredit, questionCredits } from '../../core/scoring/question-credits'
import { basisOn } from '../../core/scoring/sums'
import type { CaseEvidence, CaseFile } from '../judgement/load-case'
import type { RoundCase } from '../judgement/round-case'
import { numbered, staffName } from '../report/compose/ground'
import { answerWords, evidenceTitle, verdictWords } from '../report/compose/questions'

export function roundFacts(round: RoundCase, frameworks: Frameworks): RoundFacts {
  const { file } = round
  const { questionnaire, assessment, row, moment } = file
  const { reviewed } = assessment
  return {
    number: row.review.number,
    round: row.review.round,
    on: moment.on,
    settled: row.review.decidedAt !== null,
    score: {
      ...{ assured: reviewed.assured, asStated: reviewed.asStated, uncapped: reviewed.uncapped },
      residual: reviewed.residual,
      domains: reviewed.domains.map(({ id, name, assured, asStated }) => ({
        ...{ id, name, assured, asStated },
      })),
      caps: reviewed.caps.map(({ sentence }) => sentence),
    },
    asked: askedFacts(file, frameworks),
    inQuestionnaire: questionnaire.questions.map(({ id }) => id),
    rules: rulesIn(file),
    documents: file.evidence.map((item) => documentOf(item, file, frameworks)),
    findings: round.findings.map(({ number, severity, statement, questionId, rule, status }) => ({
      label: numbered('F', number),
      ...{ severity, statement, questionId, rule, status },
    })),
    conditions: round.conditions.map(({ number, sentence, status }) => ({
      label: numbered('C', number),
      ...{ sentence, status },
    })),
  }
}

function rulesIn({ assessment: { reviewed } }: CaseFile): RuleFact[] {
  const { knockouts, flags, notes } = reviewed
  const facts =
    (effect: RuleFact['effect']) =>
    ({ rule, question, sentence }: (typeof flags)[number]): RuleFact => ({
      id: rule,
      ...{ effect, question, sentence },
    })
  return [
    ...knockouts.filter(({ waived }) => !waived).map(facts('knock-out')),
    ...flags.map(facts('red flag')),
    ...notes.map(facts('note')),
  ]
}

function documentOf(item: CaseEvidence, { input }: CaseFile, frameworks: Frameworks) {
  const { sha256, kind, fileName, validTo, status } = item
  const reviewed = status === 'unreviewed' ? ('not reviewed' as const) : status
  const state = status !== 'rejected' && hasEnded(item, input.asOf) ? ('ended' as const) : reviewed
  return { sha256, kind, title: evidenceTitle(frameworks, kind), fileName, validTo, state }
}

function askedFacts(file: CaseFile, frameworks: Frameworks): AskedFacts[] {
  const { questionnaire, input, assessment } = file
  const shown = new Set(visibleQuestions(questionnaire, input))
  const byId = (credits: readonly QuestionCredit[]) =>
    new Map(credits.map((credit) => [credit.question, credit]))
  const automatic = byId(questionCredits(input))
  const reviewed = byId(questionCredits({ ...input, answers: assessment.answers }))
  const lost = new Map(assessment.reviewed.contributions.map((cost) => [cost.question, cost.lost]))
  return questionnaire.compiled
    .filter(({ question }) => shown.has(question))
    .map((compiled) => ({
      ...said(compiled, file, frameworks),
      verdict: verdictOn(compiled.question.id, file),
      automatic: automatic.get(compiled.question.id) ?? null,
      reviewed: reviewed.get(compiled.question.id) ?? null,
      lost: lost.get(compiled.question.id) ?? null,
    }))
}

type Said = Omit<AskedFacts, 'verdict' | 'automatic' | 'reviewed' | 'lost'>

function said(compiled: CompiledQuestion, file: CaseFile, frameworks: Frameworks): Said {
  const { question, section } = compiled
  const { input, stored, answers } = file
  const answer = input.answers[question.id]
  const given = answer && answer.notApplicable === null && isAnswered(question, answer)
  const bySha = new Map(stored.evidence.map(({ id, sha256 }) => [id, sha256]))
  const basis = given ? basisOn(answer, input.asOf) : null
  return {
    question,
    section: section.title,
    value: given ? namedByContent(answer.value, bySha) : null,
    answer: answerWords(question, file, frameworks),
    items: given ? itemsOf(compiled, file, frameworks) : null,
    exception: answer?.exception ?? null,
    notApplicable: answer?.notApplicable ?? null,
    comment: answer?.comment ?? null,
    link: answers.get(question.id)?.link || null,
    basis,
    proofEnded: given && basis !== answer.basis ? (answer.evidenceValidTo ?? null) : null,
  }
}

/** Each thing of a list in words; null where the answer is one thing. */
function itemsOf(
  { question }: CompiledQuestion,
  file: CaseFile,
  frameworks: Frameworks,
): string[] | null {
  const value = file.input.answers[question.id]?.value ?? null
  switch (question.kind) {
    case 'multi':
      return listOfText(value).map((picked) => kindOf(question).print(question, [picked]))
    case 'file':
      // Without its place in the register, which is another in every round.
      return file.evidence
        .filter(({ id }) => listOfText(value).includes(id))
        .map(({ fileName }) => fileName)
    case 'models':
    case 'certifications':
      return (answerWords(question, file, frameworks) ?? '').split('\n')
    default:
      return null
  }
}

function verdictOn(questionId: string, file: CaseFile): AskedFacts['verdict'] {
  const standing = file.assessment.standing.get(questionId)
  if (!standing) return null
  const { credit, reason, byId } = standing
  return { word: verdictWords(standing), credit, reason, by: staffName(file, byId) }
}
