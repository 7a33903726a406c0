// Which roles the organisation's identity provider gives a person: how that is written down, and what a claim comes to.
import { type StaffRole, staffRoleSchema, staffRoles } from './roles'

export interface RoleClaim {
  /** The member of the ID token that is looked at, such as "groups"; dots lead into members of members. */
  claim: string
  /** Every value that gives roles. A person may have several of them. */
  values: readonly { value: string; roles: readonly StaffRole[] }[]
}

export type RoleClaimRead = { ok: true; roleClaim: RoleClaim } | { ok: false; problems: string[] }

export const ROLE_CLAIM_EXAMPLE = 'groups: assay-admins=admin, risk=reviewer+procurement'

/**
 * Reads `groups: assay-admins=admin, risk=reviewer+procurement`. A name that holds one of , = + : stands in
 * double quotes: `"cn=risk,ou=groups"=reviewer`. Every mistake is told, so that all are corrected in one go.
 */
export function readRoleClaim(text: string): RoleClaimRead {
  const [claimText, ...rest] = splitOutsideQuotes(text, ':')
  const problems: string[] = []
  if (rest.length !== 1 || text.split('"').length % 2 === 0) {
    return { ok: false, problems: [`must look like ${ROLE_CLAIM_EXAMPLE}`] }
  }
  const claim = readName(claimText ?? '', 'a claim', problems)
  const values: { value: string; roles: StaffRole[] }[] = []
  for (const entry of splitOutsideQuotes(rest[0] ?? '', ',')) {
    const read = readEntry(entry, problems)
    if (values.some(({ value }) => value === read.value)) {
      problems.push(`names "${read.value}" twice`)
    }
    values.push(read)
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, roleClaim: { claim, values } }
}

function readEntry(entry: string, problems: string[]): { value: string; roles: StaffRole[] } {
  const [valueText = '', rolesText, ...more] = splitOutsideQuotes(entry, '=')
  if (rolesText === undefined || more.length > 0) {
    const written = entry.trim()
    problems.push(`has "${written}" where a value and its roles belong, such as risk=reviewer`)
    return { value: written, roles: [] }
  }
  const value = readName(valueText, 'a value', problems)
  const roles: StaffRole[] = []
  for (const word of rolesText.split('+').map((part) => part.trim())) {
    const role = staffRoleSchema.safeParse(word)
    if (role.success) roles.push(role.data)
    else {
      problems.push(
        `gives "${value}" the role "${word}", which is none of ${staffRoles.join(', ')}`,
      )
    }
  }
  return { value, roles: [...new Set(roles)] }
}

/** In double quotes as it is; otherwise without what means something here. */
function readName(text: string, what: string, problems: string[]): string {
  const trimmed = text.trim()
  const quoted = /^"([^"]+)"$/.exec(trimmed)?.[1]
  if (quoted !== undefined) return quoted
  if (trimmed === '') problems.push(`leaves ${what} empty`)
  else if (/["+]/.test(trimmed)) problems.push(`must have ${trimmed} in double quotes as a whole`)
  return trimmed
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts = ['']
  let quoted = false
  for (const character of text) {
    if (character === '"') quoted = !quoted
    if (character === separator && !quoted) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts
}

/** The roles that the values in a person's claim give, in the order of the policy; none where nothing fits. */
export function rolesClaimed({ claim, values }: RoleClaim, claims: unknown): StaffRole[] {
  const held = memberOf(claims, claim)
  const words = new Set(Array.isArray(held) ? held : [held])
  const given = values.filter(({ value }) => words.has(value)).flatMap(({ roles }) => roles)
  return staffRoles.filter((role) => given.includes(role))
}

/** By its whole name first: a claim may have dots in it, as an address has. */
function memberOf(claims: unknown, name: string): unknown {
  const whole = ownMember(claims, name)
  return whole === undefined ? name.split('.').reduce(ownMember, claims) : whole
}

function ownMember(of: unknown, name: string): unknown {
  if (typeof of !== 'object' || of === null || !Object.hasOwn(of, name)) return undefined
  return Object.getOwnPropertyDescriptor(of, name)?.value
}
