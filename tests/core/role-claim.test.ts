import { describe, expect, it, test } from 'vitest'
import { readRoleClaim, rolesClaimed } from '../../app/core/access/role-claim'

function mapping(text: string) {
  const read = readRoleClaim(text)
  if (!read.ok) throw new Error(read.problems.join(', '))
  return read.roleClaim
}

const problems = (text: string) => {
  const read = readRoleClaim(text)
  return read.ok ? [] : read.problems
}

describe('how an installation writes down which claim gives which roles', () => {
  it('names a claim, its values and their roles', () => {
    expect(mapping('groups: assay-admins=admin, risk = reviewer + procurement')).toEqual({
      claim: 'groups',
      values: [
        { value: 'assay-admins', roles: ['admin'] },
        { value: 'risk', roles: ['reviewer', 'procurement'] },
      ],
    })
  })

  it('takes in quotes whatever means something here', () => {
    const read = mapping('"https://example.com/roles": "cn=risk,ou=all: x+y" = legal,b=admin')
    expect(read.claim).toBe('https://example.com/roles')
    expect(read.values.map(({ value }) => value)).toEqual(['cn=risk,ou=all: x+y', 'b'])
  })

  test.each([
    ['', 'must look like'],
    ['groups', 'must look like'],
    ['https://example.com/roles: a=admin', 'must look like'],
    ['groups: "a=admin', 'must look like'],
    ['groups:', 'has "" where'],
    [': a=admin', 'leaves a claim empty'],
    ['groups: a', 'has "a" where'],
    ['groups: a=admin=legal', 'has "a=admin=legal" where'],
    ['groups: =admin', 'leaves a value empty'],
    ['groups: a=', 'gives "a" the role ""'],
    ['groups: a=boss', 'gives "a" the role "boss", which is none of requester'],
    ['groups: a=Admin', 'gives "a" the role "Admin"'],
    ['groups: a=admin, a=legal', 'names "a" twice'],
    ['groups: a=admin,', 'has "" where'],
    ['groups: a"b"=admin', 'must have a"b" in double quotes'],
    ['groups: a+b=admin', 'must have a+b in double quotes'],
  ])('%s is refused', (text, problem) => {
    expect(problems(text).join('\n')).toContain(problem)
  })

  it('tells every mistake at once', () => {
    expect(problems('groups: a=boss, =admin, c').length).toBe(3)
  })
})

describe('the roles that a person’s claims give', () => {
  const groups = mapping('groups: risk=reviewer+procurement, admins=admin, lawyers=legal')

  test.each([
    [{ groups: ['risk'] }, ['procurement', 'reviewer']],
    [{ groups: 'admins' }, ['admin']],
    [{ groups: ['admins', 'risk', 'others'] }, ['procurement', 'reviewer', 'admin']],
    [{ groups: ['RISK', 'risk ', 'ris'] }, []],
    [{ groups: [['risk']] }, []],
    [{ groups: { risk: true } }, []],
    [{ groups: null }, []],
    [{ roles: ['risk'] }, []],
    [null, []],
    ['risk', []],
  ])('of %j are %j', (claims, roles) => {
    expect(rolesClaimed(groups, claims)).toEqual(roles)
  })

  it('may lie in a member of a member', () => {
    const nested = mapping('realm_access.roles: risk=reviewer')
    expect(rolesClaimed(nested, { realm_access: { roles: ['risk'] } })).toEqual(['reviewer'])
    expect(rolesClaimed(nested, { 'realm_access.roles': ['risk'] })).toEqual(['reviewer'])
  })

  it('never come from what every object has', () => {
    for (const name of ['constructor.name', '__proto__', 'length']) {
      const odd = mapping(`${name}: Object=admin, Array=admin`)
      expect(rolesClaimed(odd, {})).toEqual([])
    }
    expect(rolesClaimed(groups, Object.create({ groups: ['admins'] }))).toEqual([])
  })
})
