// The questionnaires that come with this installation, opened for a command.
import { fileURLToPath } from 'node:url'
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
