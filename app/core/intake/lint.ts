/** Checks an intake definition, as the questionnaire's linter does a questionnaire. */
import { contentHash } from '../questionnaire/content-hash'
import { type Published, publishedProblems } from '../questionnaire/lint'
import { conditionProblems } from '../questionnaire/lint/conditions'
import { readablePath } from '../questionnaire/lint/readable-path'
import { inPlainWords, type Problem } from '../questionnaire/problem'
import { itemAsQuestion } from './compile'
import { type IntakeDefinition, intakeDefinitionSchema } from './definition'

export type LintedIntake =
  | { ok: true; definition: IntakeDefinition; hash: string }
  | { ok: false; problems: Problem[] }

export function lintIntake(data: unknown, published: Published): LintedIntake {
  const parsed = intakeDefinitionSchema.safeParse(data)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({
      path: readablePath(data, issue.path),
      message: inPlainWords(issue),
    }))
    return { ok: false, problems }
  }
  const definition = parsed.data
  const hash = contentHash(definition, published.sha256)
  const problems = [
    ...publishedProblems(definition, hash, published.hashes),
    ...duplicates(definition),
    ...reasonProblems(definition),
  ]
  return problems.length > 0 ? { ok: false, problems } : { ok: true, definition, hash }
}

function duplicates({ items }: IntakeDefinition): Problem[] {
  const keys = items.flatMap((item) => [item.id, item.field])
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) < index))].map((key) => ({
    path: `items.${key}`,
    message: 'is there twice',
  }))
}

function reasonProblems(definition: IntakeDefinition): Problem[] {
  const questions = new Map(definition.items.map((item) => [item.id, itemAsQuestion(item)]))
  const lists = [
    ['refuse', definition.refuse],
    ['tier1', definition.tier1.any],
    ['tier2', definition.tier2.any],
  ] as const
  return lists.flatMap(([name, reasons]) =>
    reasons.flatMap(({ when, reason }) =>
      conditionProblems(when, `${name}.${reason}`, {
        place: 'rule',
        questions,
        reachable: questions,
      }),
    ),
  )
}
