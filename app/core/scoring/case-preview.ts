/** Worked cases as people read them: which answers differ, what is expected, and whether the engine agrees. */
import { z } from 'zod'
import type { CompiledIntake } from '../intake/compile'
import { type AnswerSet, parseAnswers } from '../questionnaire/answer'
import type { CompiledQuestionnaire } from '../questionnaire/compile'
import { kindOf } from '../questionnaire/kinds/registry'
import { pairWords } from '../report/words'
import type { PlainDate } from '../schedule/plain-date'
import type { WorkedCase, WorkedCases } from './case-file'
import { runCases } from './cases'
import { runContradictionCases } from './contradiction-cases'

export interface Said {
  what: string
  value: string
}

export interface CasePreview {
  id: string
  title: string
  /** What the use is for, and which of its intake answers the case changes. */
  use: string
  useChanges: Said[]
  /** Where every answer starts from; null where only the tier is looked at. */
  vendor: string | null
  answers: Said[]
  expected: Said[]
  /** None: the engine says what is expected. */
  differences: string[]
}

export interface ContradictionPreview {
  id: string
  stands: Said[]
  nearMiss: Said[]
  differences: string[]
}

export interface CasesPreview {
  cases: CasePreview[]
  contradictions: ContradictionPreview[]
}

export function previewCases(
  questionnaire: CompiledQuestionnaire,
  intake: CompiledIntake,
  file: WorkedCases,
): CasesPreview {
  const outcomes = runCases(questionnaire, intake, file)
  const shown = runContradictionCases(questionnaire, intake, file)
  return {
    cases: file.cases.map((worked, index) => ({
      id: worked.id,
      title: worked.title,
      use: useWords(file, worked.use),
      useChanges: intakeSaid(intake, worked.with ?? {}),
      vendor: worked.vendor === undefined ? null : vendorWords(file, worked.vendor),
      answers: answersSaid(questionnaire, worked.but, worked.asOf ?? file.asOf),
      expected: expectedSaid(worked.expect),
      differences: outcomes[index]?.differences ?? [],
    })),
    contradictions: (file.contradictions ?? []).map((worked, index) => ({
      id: worked.contradiction,
      stands: answersSaid(questionnaire, worked.stands, file.asOf),
      nearMiss: answersSaid(questionnaire, worked.nearMiss, file.asOf),
      differences: shown[index]?.differences ?? [],
    })),
  }
}

const useSchema = z.looseObject({ use_case: z.string() })

const useWords = (file: WorkedCases, use: string): string =>
  useSchema.safeParse(file.uses[use]).data?.use_case ?? use

function vendorWords(file: WorkedCases, name: string): string {
  const vendor = file.vendors[name]
  if (!vendor) return name
  return vendor.start === 'blank'
    ? 'No answer at all'
    : `The best answer to every question, ${vendor.basis ?? 'stated'}`
}

function intakeSaid(intake: CompiledIntake, changes: Record<string, unknown>): Said[] {
  return Object.entries(changes).map(([key, value]) => {
    const item = intake.definition.items.find(({ field, id }) => field === key || id === key)
    const question = item && intake.byId.get(item.id)
    const parsed = question
      ? kindOf(question).answerSchema(question, null).safeParse(value)
      : undefined
    return {
      what: key.replaceAll('_', ' '),
      value:
        question && parsed?.success ? kindOf(question).print(question, parsed.data) : String(value),
    }
  })
}

/** What cannot be read is among the differences of the outcome, so it is left out here. */
function answersSaid(
  questionnaire: CompiledQuestionnaire,
  changes: WorkedCase['but'],
  asOf: PlainDate,
): Said[] {
  return Object.entries(changes ?? {}).flatMap(([id, change]) => {
    const question = questionnaire.byId.get(id)
    const read = parseAnswers(questionnaire, { [id]: change }, asOf)
    const answer = read.ok ? read.answers[id] : undefined
    if (!question || !answer) return []
    const value = answer.value === null ? null : kindOf(question).print(question, answer.value)
    const said = [value ?? (answer.notApplicable ? null : 'blank'), ...besideValue(answer)]
    return [{ what: id, value: said.filter((part) => part !== null).join('; ') }]
  })
}

function besideValue(answer: AnswerSet[string]): (string | null)[] {
  const { basis, exception, notApplicable, evidenceValidTo, reviewedCredit } = answer
  const accepted = answer.notApplicableAccepted ? ', accepted' : ''
  return [
    basis === 'stated' ? null : basis,
    notApplicable && `not applicable${accepted}: ${notApplicable}`,
    exception && `except: ${exception}`,
    evidenceValidTo ? `evidence valid to ${evidenceValidTo}` : null,
    reviewedCredit === undefined ? null : `reviewer’s credit ${reviewedCredit}`,
  ]
}

const names: Record<keyof WorkedCase['expect'], string> = {
  tier: 'Tier',
  points: 'Points of the intake',
  reasons: 'Because',
  score: 'Score',
  uncapped: 'Before caps',
  domains: 'Domains',
  flags: 'Red flags',
  knockouts: 'Knock-outs',
  notes: 'Notes',
  caps: 'Caps',
  band: 'Assurance',
  residual: 'Residual risk',
  proposal: 'Proposal',
  unanswered: 'Unanswered',
  contradictions: 'Contradictions',
}

function expectedSaid(expected: WorkedCase['expect']): Said[] {
  const { score, uncapped, domains, ...others } = expected
  const pair = ([assured, asStated]: [number | null, number | null]) =>
    pairWords({ assured, asStated })
  const figures = [
    ...(score ? [{ what: names.score, value: pair(score) }] : []),
    ...(uncapped ? [{ what: names.uncapped, value: pair(uncapped) }] : []),
    ...Object.entries(domains ?? {}).map(([id, both]) => ({ what: id, value: pair(both) })),
  ]
  const said = new Map<string, unknown>(Object.entries(others))
  const words = Object.entries(names).flatMap(([member, what]) =>
    said.has(member) ? [{ what, value: plain(said.get(member)) }] : [],
  )
  return [...words.slice(0, 1), ...figures, ...words.slice(1)]
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ')
  return value === null ? 'none' : String(value)
}
