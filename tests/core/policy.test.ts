// The policy table against the roles of the domain guide, written down a second time: every line that is widened,
// narrowed or added without a word here turns this red.
import { expect, it } from 'vitest'
import { type Action, allows, type Circumstances, policy } from '../../app/core/access/policy'
import { type StaffRole, staffRoles } from '../../app/core/access/roles'

/** Who may: always, or only where the circumstances are right (with a question mark). */
const expected = {
  'use.file': 'requester procurement',
  'use.read': 'requester? procurement reviewer legal',
  'use.list': 'requester procurement reviewer legal',
  'use.changeTier': 'procurement reviewer',
  'vendor.read': 'procurement reviewer legal',
  'vendor.manage': 'procurement',
  'change.record': 'procurement reviewer',
  'review.list': 'requester procurement reviewer legal',
  'review.outcome': 'requester? procurement reviewer legal',
  'review.launch': 'procurement',
  'review.cancel': 'procurement',
  'review.changeDue': 'procurement',
  'review.handOver': 'procurement',
  'review.chase': 'procurement',
  'review.raiseTier': 'procurement reviewer',
  'review.close': 'procurement',
  'review.hold': 'legal',
  'answers.read': 'reviewer legal?',
  'answers.judge': 'reviewer',
  'score.explain': 'procurement? reviewer legal?',
  'review.compare': 'procurement? reviewer legal?',
  'questionnaire.read': 'reviewer admin',
  'questionnaire.simulate': 'reviewer admin',
  'clarification.read': 'procurement reviewer legal?',
  'clarification.reply': 'procurement reviewer',
  'clarification.collect': 'reviewer',
  'clarification.send': 'reviewer',
  'finding.list': 'reviewer legal',
  'finding.read': 'reviewer legal?',
  'finding.manage': 'reviewer',
  'decision.read': 'procurement? reviewer legal',
  'decision.propose': 'reviewer',
  'decision.approve': 'reviewer? legal?',
  'decision.resume': 'reviewer',
  'waiver.record': 'reviewer legal',
  'report.reissue': 'reviewer legal',
  'report.read': 'procurement? reviewer legal',
  'condition.list': 'procurement reviewer legal',
  'condition.manage': 'reviewer legal',
  'outcome.release': 'procurement reviewer legal',
  'outbox.read': 'procurement admin',
  'outbox.retry': 'procurement admin',
  'users.manage': 'admin',
  'settings.manage': 'admin',
  'privacy.manage': 'admin',
  'audit.read': 'legal admin',
} satisfies Record<Action, string>

const best: Circumstances = {
  ownUse: true,
  decided: true,
  tier: 1,
  authorOfProposal: false,
  launcher: false,
  recordedWaiver: false,
}
const worst: Circumstances = {
  ownUse: false,
  decided: false,
  tier: 1,
  authorOfProposal: true,
  launcher: true,
  recordedWaiver: true,
}

function granted(role: StaffRole, action: Action): string[] {
  const may = (circumstances: Circumstances) => allows({ roles: [role] }, action, circumstances)
  // What nobody told must not help: only a grant without conditions survives silence.
  expect(may({}), `${role}, ${action}, untold`).toBe(may(worst))
  if (may(worst)) return [role]
  return may(best) ? [`${role}?`] : []
}

it.each(Object.entries(expected))('"%s" is for %s', (action, who) => {
  const may = staffRoles.flatMap((role) => granted(role, action as Action))
  expect(may.join(' ')).toBe(who)
})

it('nothing is granted that is not written here', () => {
  expect(Object.keys(policy).sort()).toEqual(Object.keys(expected).sort())
})

it.each(['constructor', '__proto__', 'hasOwnProperty', 'toString', 'owner', ''])(
  'a role that is none is granted nothing: %j',
  (name) => {
    const stranger = { roles: [name as StaffRole] }
    for (const action of Object.keys(policy) as Action[]) {
      expect(allows(stranger, action, best), action).toBe(false)
    }
  },
)
