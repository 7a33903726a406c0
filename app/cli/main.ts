// The command line of Assay: `npm run assay -- <command>`, over the same services and the same data as the portal.
import { Command } from 'commander'
import { auditCommand } from './audit'
import { backupCommand } from './backup'
import { doctorCommand } from './doctor'
import { questionnairesCommand } from './questionnaires'
import { reportCommand } from './report'
import { restoreCommand } from './restore'
import { reviewsCommand } from './reviews'
import { scoreCommand } from './score'
import { simulateCommand } from './simulate'
import { processTerminal } from './terminal'
import { tierCommand } from './tier'
import { userCommand } from './user'
import { verifyCommand } from './verify'

const program = new Command('assay').description('Vendor AI risk assessment, from the command line')
for (const command of [
  scoreCommand,
  tierCommand,
  questionnairesCommand,
  simulateCommand,
  reviewsCommand,
  reportCommand,
  verifyCommand,
  userCommand,
  backupCommand,
  restoreCommand,
  auditCommand,
  doctorCommand,
]) {
  program.addCommand(command(processTerminal))
}
misuseExitsWith2(program)
await program.parseAsync()

/** An unknown option is bad input like any other; asking for help is not. */
function misuseExitsWith2(command: Command): void {
  command.exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  for (const subcommand of command.commands) misuseExitsWith2(subcommand)
}
