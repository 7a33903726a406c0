// `user add`: makes an account without a browser; the first administrator can come into being this way as well.
import { Command } from 'commander'
import type { z } from 'zod'
import { staffRoles } from '../core/access/roles'
import { newUserInput } from '../core/people/input'
import { newPasswordSchema } from '../core/people/password'
import { createUser } from '../services/identity/create-user'
import { temporaryPassword } from '../services/identity/temporary-password'
import { weakness } from '../services/identity/weak-password'
import { readOrganisation } from '../services/organisation/read-organisation'
import { refuse, type Terminal } from './terminal'
import { withPortal } from './with-portal'

interface Options {
  email?: string
  name?: string
  role?: string[]
  passwordStdin?: true
}

export const userCommand = (terminal: Terminal): Command =>
  new Command('user').description('accounts of staff').addCommand(
    new Command('add')
      .description(
        'add an account; prints a temporary password, good for seven days, unless one is given. Whoever can run this owns the data folder, so any role may be given, administrator included',
      )
      .option('--email <address>', 'e-mail address, used to sign in')
      .option('--name <name>', 'name as others see it')
      .option('--role <roles...>', `one or more of ${staffRoles.join(', ')}`)
      .option('--password-stdin', 'read the password from standard input')
      .action((options: Options) => addUser(terminal, options)),
  )

async function addUser(terminal: Terminal, options: Options): Promise<void> {
  // Options left out are judged with the rest, so that every problem is named at once.
  const { email = '', name = '', role: roles = [] } = options
  const account = newUserInput.safeParse({ email, name, roles })
  // One line end is what `echo` adds; anything else belongs to the password.
  const typed = options.passwordStdin ? (await terminal.input()).replace(/\r?\n$/, '') : null
  const chosen = newPasswordSchema.nullable().safeParse(typed)
  if (!account.success || !chosen.success) {
    const problems = account.success ? [] : problemsOf(account.error)
    if (!chosen.success) problems.push(...problemsOf(chosen.error, 'password'))
    return refuse(terminal, problems)
  }
  await withPortal(terminal, async (app) => {
    const { name: organisation } = await readOrganisation(app)
    const flaw = chosen.data ? weakness(chosen.data, { name, email, organisation }) : null
    if (flaw !== null) return refuse(terminal, [`password: ${flaw}`])
    const password = chosen.data ?? temporaryPassword(app.ids)
    const made = { ...account.data, password, passwordTemporary: chosen.data === null }
    const created = await createUser(app, 'command line', made)
    if (!created.ok) {
      return refuse(terminal, [`--email: ${account.data.email} already has an account`])
    }
    terminal.err(`Added ${account.data.email} as ${account.data.roles.join(', ')}.`)
    if (app.settings.signOn?.localSignIn === false) {
      terminal.err(
        'Passwords are off here: this one opens Assay once ASSAY_LOCAL_SIGN_IN=on and a restart allow it.',
      )
    }
    if (chosen.data === null) {
      terminal.err('The temporary password below is shown once; it is replaced at first sign-in.')
      terminal.out(password)
    }
  })
}

const optionOf: Record<string, string> = { email: '--email', name: '--name', roles: '--role' }

/** The schema speaks to a page; here the roles are named. */
function problemsOf(error: z.ZodError, where?: string): string[] {
  return error.issues.map(({ path: [field, place], message }) => {
    const said =
      field === 'roles' && place !== undefined ? `choose from ${staffRoles.join(', ')}` : message
    return `${where ?? optionOf[String(field)] ?? String(field)}: ${said}`
  })
}
