// The whole questionnaire as its vendor may carry it away, with the answers given so far: for the PDF, the workbook and the table.
import { isAnswered } from '../questionnaire/answer'
import type { CompiledQuestionnaire } from '../questionnaire/compile'
import { kindOf } from '../questionnaire/kinds/registry'
import type { Asked } from '../questionnaire/visible'
import type { AnswerFields } from '../respond/answer-input'
import { type HostSource, hostOf } from '../respond/host'
import type { Host } from '../respond/pages'
import type { Share } from '../respond/part'
import { storedFields } from '../respond/typed-fields'
import {
  type EvidenceLink,
  evidenceBehind,
  type StoredAnswer,
  type StoredEvidence,
} from '../review/answer-set'
import type { PlainDate } from '../schedule/plain-date'
import { type AskableQuestion, askableSections } from './askable'

export interface OutlineQuestion extends AskableQuestion {
  /** As stored; blank where nothing was said. */
  fields: AnswerFields
  revision: number
  /** The answer in words; null while there is none. */
  said: string | null
  files: string[]
  /** False while the review is back for other questions. */
  open: boolean
}

export interface OutlineSection {
  id: string
  title: string
  intro: string
  questions: OutlineQuestion[]
}

export interface Outline {
  /** Which questionnaire, to the letter. */
  form: { slug: string; version: number; hash: string; title: string }
  /** Tells this review's file from another's and says nothing else; see reviewMark. */
  mark: string
  host: Host
  vendor: string
  intro: string
  dueOn: PlainDate
  /** When it was made. */
  today: PlainDate
  sections: OutlineSection[]
  /** Questions that can be asked, and of those the answered ones. */
  total: number
  answered: number
}

/** What the outline is made of; a loaded review of the respondent's scope has all of it. */
export interface Ground {
  row: HostSource & { vendorName: string; dueOn: PlainDate } & Share
  organisation: Parameters<typeof hostOf>[0]
  questionnaire: CompiledQuestionnaire
  asked: Asked
  stored: {
    answers: readonly (StoredAnswer & { revision: number })[]
    evidence: readonly (StoredEvidence & { fileName: string })[]
    links: readonly EvidenceLink[]
  }
  open: ReadonlySet<string>
  today: PlainDate
}

export function outlineOf(ground: Ground, mark: string): Outline {
  const { questionnaire, row, organisation, today } = ground
  const { slug, version, title, intro } = questionnaire.definition
  const sections = askableSections(questionnaire, {
    ...ground.asked,
    part: row.part,
    asks: row.asks,
  }).map((section) => ({
    ...section,
    questions: section.questions.map((asked) => withAnswer(ground, asked)),
  }))
  const questions = sections.flatMap((section) => section.questions)
  return {
    form: { slug, version, hash: questionnaire.hash, title },
    mark,
    host: hostOf(organisation, row),
    vendor: row.vendorName,
    intro,
    dueOn: row.dueOn,
    today,
    sections,
    total: questions.length,
    answered: questions.filter(({ said, fields }) => said !== null || fields.notApplicable).length,
  }
}

function withAnswer({ asked, stored, open }: Ground, askable: AskableQuestion): OutlineQuestion {
  const { question } = askable
  const row = stored.answers.find(({ questionId }) => questionId === question.id)
  const answer = asked.answers[question.id]
  const value = answer && isAnswered(question, answer) ? answer.value : null
  return {
    ...askable,
    fields: storedFields(question, row),
    revision: row?.revision ?? 0,
    said: value === null ? null : kindOf(question).print(question, value),
    files: evidenceBehind(question, stored).map(({ fileName }) => fileName),
    open: open.has(question.id),
  }
}
