// `tier`: the tier of a use from a file of intake answers, complete or not.
import { Command } from 'commander'
import { assessTier } from '../core/intake/tier'
import { openDefinitions, questionnairesFolder } from './definitions'
import { readIntake } from './score'
import { refuse, type Terminal } from './terminal'

const fileHelp = `
The file gives answers by item id or field name; items may be missing:
  { "IN-04": "confidential", "data_kinds": ["personal"], "IN-11": 100 }
A refused use has the tier null.`

export const tierCommand = (terminal: Terminal, folder = questionnairesFolder): Command =>
  new Command('tier')
    .description('the tier of a use and its reasons, as JSON')
    .requiredOption('--intake <file>', 'JSON file with the intake answers')
    .addHelpText('after', fileHelp)
    .action(({ intake }: { intake: string }) => printTier(terminal, folder, intake))

function printTier(terminal: Terminal, folder: string, file: string): void {
  const intake = openDefinitions(terminal, folder)?.intakes.at(-1)
  if (!intake) return
  const read = readIntake(file, intake)
  if (!read.ok) {
    refuse(terminal, read.problems)
    return
  }
  const { tier, points, reasons, refused, complete } = assessTier(intake, read.answers)
  terminal.out(JSON.stringify({ tier, points, reasons, refused, complete }, null, 2))
}
