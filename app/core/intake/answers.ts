/** The intake's answers: checked item by item, and read as the facts that conditions ask for. */
import { z } from 'zod'
import { kindOf } from '../questionnaire/kinds/registry'
import { type Problem, zodProblems } from '../questionnaire/problem'
import type { CompiledIntake, IntakeAnswers } from './compile'
import {
  aiActClasses,
  autonomies,
  criticalities,
  dataClasses,
  dataKinds,
  type IntakeFacts,
  regions,
} from './facts'

export type ParsedIntake = { ok: true; answers: IntakeAnswers } | { ok: false; problems: Problem[] }

/** Accepts item ids or field names as keys; items may be missing or null. */
export function parseIntake(intake: CompiledIntake, data: unknown): ParsedIntake {
  const members = z.record(z.string(), z.unknown()).safeParse(data)
  if (!members.success) {
    return { ok: false, problems: [{ path: '', message: 'must be an object of intake answers' }] }
  }
  const ids = new Map(intake.definition.items.map((item) => [item.field, item.id]))
  const problems: Problem[] = []
  const answers: IntakeAnswers = {}
  for (const [key, value] of Object.entries(members.data)) {
    const id = ids.get(key) ?? key
    const question = intake.byId.get(id)
    if (!question) {
      problems.push({ path: key, message: 'is not an item of the intake' })
    } else if (Object.hasOwn(answers, id)) {
      problems.push({ path: key, message: `answers ${id} a second time` })
    } else {
      const parsed = kindOf(question).answerSchema(question, null).nullable().safeParse(value)
      if (parsed.success) answers[id] = parsed.data
      else problems.push(...zodProblems(parsed.error, key))
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, answers }
}

/** The items that have no answer yet. */
export function unansweredItems(intake: CompiledIntake, answers: IntakeAnswers): string[] {
  return intake.questions
    .filter((question) => {
      const value = answers[question.id] ?? null
      return value === null || !kindOf(question).isAnswered(question, value)
    })
    .map((question) => question.id)
}

const peopleItem = z.enum(['none', 'own_staff', 'customers', 'public_or_vulnerable'])
const decidesItem = z.enum(['no', 'informs', 'decides'])
const connectsItem = z.enum(['nothing', 'read_one', 'read_many', 'write'])
const personalKinds = ['personal', 'special_category', 'children', 'health'] as const

/** Facts of unanswered items are null, and so is what would be derived from them. */
export function deriveIntake(answers: IntakeAnswers): IntakeFacts {
  const kinds = listed(z.enum(dataKinds), answers['IN-05'])
  const people = picked(peopleItem, answers['IN-06'])
  const decides = picked(decidesItem, answers['IN-07'])
  const connects = picked(connectsItem, answers['IN-09'])
  const aiActClass = picked(z.enum(aiActClasses), answers['IN-13'])
  const allowed = listed(z.enum(regions), answers['IN-14'])
  const start = answers['IN-16'] ?? null
  return {
    data_class: picked(z.enum(dataClasses), answers['IN-04']),
    data_kinds: kinds,
    autonomy: picked(z.enum(autonomies), answers['IN-08']),
    criticality: picked(z.enum(criticalities), answers['IN-10']),
    user_count: picked(z.int().min(0), answers['IN-11']),
    ai_act_class: aiActClass,
    personal_data: kinds && personalKinds.some((kind) => kinds.includes(kind)),
    connects_sources: connects && connects !== 'nothing',
    affects_people: affectsPeople(people, decides),
    decides_about_people: decides && decides !== 'no',
    eu_nexus: aiActClass && aiActClass !== 'no_eu',
    residency_required: allowed && !allowed.includes('any'),
    allowed_regions: allowed,
    already_in_use: start === null ? null : start === 'already_in_use',
  }
}

/** True as soon as one of the two items says so; false only when both deny it. */
function affectsPeople(
  people: z.infer<typeof peopleItem> | null,
  decides: z.infer<typeof decidesItem> | null,
): boolean | null {
  if (people === 'customers' || people === 'public_or_vulnerable') return true
  if (decides === 'informs' || decides === 'decides') return true
  return people === null || decides === null ? null : false
}

function picked<T>(schema: z.ZodType<T>, value: unknown): T | null {
  return schema.safeParse(value).data ?? null
}

/** An empty list is no answer. */
function listed<T>(schema: z.ZodType<T>, value: unknown): T[] | null {
  const list = z.array(schema).min(1).safeParse(value).data
  return list ?? null
}
