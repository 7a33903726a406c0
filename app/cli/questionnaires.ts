// `questionnaires check`: refuses definitions that would mislead, runs their worked cases, tells how long they take.
import { Command } from 'commander'
import type { CompiledIntake } from '../core/intake/compile'
import type { CompiledQuestionnaire } from '../core/questionnaire/compile'
import { unworkedProblems } from '../core/questionnaire/lint/worked'
import { problemLine } from '../core/questionnaire/problem'
import { parseCases, workedIn } from '../core/scoring/case-file'
import { runCases } from '../core/scoring/cases'
import { runContradictionCases } from '../core/scoring/contradiction-cases'
import { readCases } from '../ports/questionnaires'
import { checkFile } from './check-file'
import { coverageCommand } from './coverage'
import { openDefinitions, questionnairesFolder, summaryOf } from './definitions'
import { refuse, type Terminal } from './terminal'

export const questionnairesCommand = (terminal: Terminal, folder = questionnairesFolder): Command =>
  new Command('questionnaires')
    .description('definition files of questionnaires')
    .addCommand(
      new Command('check')
        .description('check every definition and its worked cases; prints minutes per tier')
        .argument('[file]', 'check this one definition instead, such as a draft')
        .action((file?: string) =>
          file === undefined ? check(terminal, folder) : checkFile(terminal, folder, file),
        ),
    )
    .addCommand(coverageCommand(terminal, folder))

function check(terminal: Terminal, folder: string): void {
  const definitions = openDefinitions(terminal, folder)
  if (!definitions) return
  const { questionnaires, intakes } = definitions
  // The cases describe the newest version; what older ones said is in the history of the file.
  const newest = new Map(questionnaires.map((one) => [one.definition.slug, one]))
  const problems = [...newest.values()].flatMap((one) => caseProblems(folder, one, intakes.at(-1)))
  if (problems.length > 0) {
    refuse(terminal, problems)
    return
  }
  for (const one of questionnaires) terminal.out(summaryOf(one))
  for (const { definition, hash } of intakes) {
    terminal.out(`intake@${definition.version} ${hash}\n  ${definition.items.length} items`)
  }
}

function caseProblems(
  folder: string,
  questionnaire: CompiledQuestionnaire,
  intake: CompiledIntake | undefined,
): string[] {
  if (!intake) return ['intake: has no definition']
  const { slug } = questionnaire.definition
  const file = `${slug}/cases.yaml`
  const read = readCases(folder, slug)
  if (!read) return [`${file}: is missing`]
  const cases = read.ok ? parseCases(read.data) : read
  if (!cases.ok) return cases.problems.map((problem) => problemLine(file, problem))
  const outcomes = [
    ...runCases(questionnaire, intake, cases.cases),
    ...runContradictionCases(questionnaire, intake, cases.cases),
  ]
  return [
    ...outcomes.flatMap(({ id, differences }) =>
      differences.map((difference) => `${file}: ${id}: ${difference}`),
    ),
    ...unworkedProblems(questionnaire.definition, workedIn(cases.cases)).map((problem) =>
      problemLine(file, problem),
    ),
  ]
}
