// What a vendor submits: the answers to look at once more, what stands out in them, and the bytes that are attested.
import { z } from 'zod'
import { canonicalJson, type Sha256 } from '../audit/canonical-json'
import { type AnswerValue, isAnswered } from '../questionnaire/answer'
import type { CompiledQuestionnaire } from '../questionnaire/compile'
import type { Question } from '../questionnaire/definition'
import { kindOf } from '../questionnaire/kinds/registry'
import { type Asked, visibleQuestions } from '../questionnaire/visible'
import {
  type EvidenceLink,
  evidenceBehind,
  type StoredAnswer,
  type StoredEvidence,
} from '../review/answer-set'
import type { PlainDate } from '../schedule/plain-date'
import {
  type CheckedContradiction,
  checkedContradictions,
  type StoredExplanation,
} from './explanations'
import { isAskedIn } from './part'

/** A piece of evidence as its vendor gave it. */
export interface GivenEvidence extends StoredEvidence {
  fileName: string
  sha256: string
}

export interface CheckedAnswer {
  id: string
  prompt: string
  sectionId: string
  /** In words, one paragraph a line; null when not answered. */
  answer: string | null
  exception: string | null
  comment: string | null
  link: string | null
  notApplicable: string | null
  evidence: { fileName: string; expired: boolean }[]
}

export interface CheckModel {
  sections: { id: string; title: string; answers: CheckedAnswer[] }[]
  /** Questions without an answer, then answers with an exception, then answers that rest on expired proof. */
  gaps: CheckedAnswer[]
  exceptions: CheckedAnswer[]
  expired: CheckedAnswer[]
  /** Answers that can hardly be true together. */
  contradictions: CheckedContradiction<CheckedAnswer>[]
  total: number
}

export interface Given {
  questionnaire: CompiledQuestionnaire
  asked: Asked
  stored: {
    answers: readonly StoredAnswer[]
    evidence: readonly GivenEvidence[]
    links: readonly EvidenceLink[]
    explanations: readonly StoredExplanation[]
  }
  /** What this round asks; null for everything. Nothing else is submitted or attested. */
  asks: readonly string[] | null
  /** The date that ages of certificates and reports are judged on. */
  today: PlainDate
}

/** Every visible question with what was said to it, in the order of the pages. */
export function checkModel(given: Given): CheckModel {
  const visible = new Set(askedQuestions(given))
  const sections = given.questionnaire.definition.sections
    .map((section) => ({
      id: section.id,
      title: section.title,
      answers: section.questions
        .filter((question) => visible.has(question))
        .map((question) => checkedAnswer(question, section.id, given)),
    }))
    .filter(({ answers }) => answers.length > 0)
  const all = sections.flatMap(({ answers }) => answers)
  return {
    sections,
    gaps: all.filter(isGap),
    exceptions: all.filter(({ exception }) => exception !== null),
    expired: all.filter(({ evidence }) => evidence.some(({ expired }) => expired)),
    contradictions: checkedContradictions(given, all),
    total: all.length,
  }
}

const isGap = ({ answer, notApplicable }: CheckedAnswer): boolean =>
  answer === null && notApplicable === null

function checkedAnswer(
  question: Question,
  sectionId: string,
  { asked, stored, today }: Given,
): CheckedAnswer {
  const answer = asked.answers[question.id]
  const row = stored.answers.find(({ questionId }) => questionId === question.id)
  const said = answer && isAnswered(question, answer) ? answer.value : null
  return {
    id: question.id,
    prompt: question.prompt,
    sectionId,
    answer: said === null ? null : answerInWords(question, said),
    exception: answer?.exception ?? null,
    comment: answer?.comment ?? null,
    link: row?.link ?? null,
    notApplicable: answer?.notApplicable ?? null,
    evidence: evidenceBehind(question, stored).map(({ fileName, validTo }) => ({
      fileName,
      expired: validTo !== null && validTo < today,
    })),
  }
}

/** Where files are the answer, their names stand below it; the register's kinds would say less to a vendor. */
function answerInWords(question: Question, value: AnswerValue): string {
  const { source, print } = kindOf(question)
  if (source === 'form' || !Array.isArray(value)) return print(question, value)
  return value.length === 1 ? '1 file given' : `${value.length} files given`
}

/**
 * The hash that the vendor attests: SHA-256 over canonical JSON of the questionnaire's identity, every
 * visible question with its answer and the hashes of its files, in the order of the pages, and the
 * contradictions left standing with what was said to them.
 */
export function answersHash(given: Given, sha256: Sha256): string {
  const { definition, hash } = given.questionnaire
  const answers = askedQuestions(given).map((question) => attested(question, given))
  const { slug, version } = definition
  const contradictions = checkedContradictions(given, []).map(({ id, explanation }) => ({
    id,
    explanation,
  }))
  return sha256(canonicalJson({ questionnaire: { slug, version, hash }, answers, contradictions }))
}

/** Shown now, and asked in this round. */
export const askedQuestions = ({
  questionnaire,
  asked,
  asks,
}: Pick<Given, 'questionnaire' | 'asked' | 'asks'>) =>
  visibleQuestions(questionnaire, asked).filter(({ id }) => isAskedIn(asks, id))

function attested(question: Question, { asked, stored }: Given) {
  const row = stored.answers.find(({ questionId }) => questionId === question.id)
  return {
    question: question.id,
    value: asked.answers[question.id]?.value ?? null,
    exception: row?.exception ?? null,
    notApplicable: row?.notApplicable ?? null,
    comment: row?.comment ?? '',
    link: row?.link ?? null,
    evidence: evidenceBehind(question, stored)
      .map(({ sha256 }) => sha256)
      .sort(),
  }
}

const line = (empty: string) =>
  z.string().trim().min(1, empty).max(160, 'Use at most 160 characters')

/** What the vendor declares; kept with the submission exactly as it was read. */
export const attestationStatement = (vendor: string): string =>
  `I have checked these answers. To the best of my knowledge they are true and not misleading, and I may give them for ${vendor}.`

export const attestationInput = z.object({
  name: line('Enter your name'),
  title: line('Enter your title or role'),
  confirmed: z.literal('yes', 'Tick the statement if you can make it'),
  /** Hash of the answers that were on the page; what is submitted must be the same. */
  answersHash: z.string().max(64),
  gapsAccepted: z.literal('yes').optional(),
  contradictionsAccepted: z.literal('yes').optional(),
})
export type AttestationInput = z.infer<typeof attestationInput>
