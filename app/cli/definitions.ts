// The questionnaires that come with this installation, opened for a command.
import { fileURLToPath } from 'node:url'
import type { CompiledQuestionnaire } from '../core/questionnaire/compile'
import { outlineOf } from '../core/questionnaire/outline'
import { problemLine } from '../core/questionnaire/problem'
import { checkDefinitions, type Definitions } from '../ports/questionnaires'
import { refuse, type Terminal } from './terminal'

export const questionnairesFolder = fileURLToPath(new URL('../../questionnaires', import.meta.url))

/** Null after telling the terminal what is wrong with the definitions. */
export function openDefinitions(terminal: Terminal, folder: string): Definitions | null {
  const checked = checkDefinitions(folder)
  if (checked.ok) return checked.definitions
  refuse(
    terminal,
    checked.problems.map((problem) => problemLine(problem.file, problem)),
  )
  return null
}

/** Its name and hash, and what each tier is asked. */
export function summaryOf(questionnaire: CompiledQuestionnaire): string {
  const { slug, version, hash, tiers } = outlineOf(questionnaire)
  const lines = tiers.map(
    ({ tier, questions, minutes }) =>
      `  Tier ${tier}: up to ${questions} questions, ${minutes} minutes`,
  )
  return [`${slug}@${version} ${hash}`, ...lines].join('\n')
}
