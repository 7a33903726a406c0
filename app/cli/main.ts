// The command line of Assay: `npm run assay -- <command>`, over the same services and the same data as the portal.
import { Command } from 'commander'
import { processTerminal, type Terminal } from './terminal'

/** Loaded when asked for: a score needs neither database nor pages, and no command needs all of Assay. */
const commands: Record<string, () => Promise<(terminal: Terminal) => Command>> = {
  score: async () => (await import('./score')).scoreCommand,
  tier: async () => (await import('./tier')).tierCommand,
  questionnaires: async () => (await import('./questionnaires')).questionnairesCommand,
  simulate: async () => (await import('./simulate')).simulateCommand,
  reviews: async () => (await import('./reviews')).reviewsCommand,
  report: async () => (await import('./report')).reportCommand,
  verify: async () => (await import('./verify')).verifyCommand,
  user: async () => (await import('./user')).userCommand,
  backup: async () => (await import('./backup')).backupCommand,
  restore: async () => (await import('./restore')).restoreCommand,
  audit: async () => (await import('./audit')).auditCommand,
  doctor: async () => (await import('./doctor')).doctorCommand,
}

const program = new Command('assay').description('Vendor AI risk assessment, from the command line')
const asked = process.argv[2] ?? ''
// Help, and a name that is none, need the whole list.
const load = Object.hasOwn(commands, asked) ? [commands[asked]] : Object.values(commands)
for (const command of load) {
  if (command) program.addCommand((await command())(processTerminal))
}
misuseExitsWith2(program)
await program.parseAsync()

/** An unknown option is bad input like any other; asking for help is not. */
function misuseExitsWith2(command: Command): void {
  command.exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  for (const subcommand of command.commands) misuseExitsWith2(subcommand)
}
