// Faults to seed into the fuzzed portal, so that it can be seen that the fuzz finds them.

import { ORGANISATION_KEY, organisationOf } from '../../app/core/people/organisation'
import { putSetting, settingByKey } from '../../db/queries/people'
import type { World } from '../routes/matrix/world'
import { ofB } from './fuzz-world'

export interface Spoilable {
  world: World
  /** Hears every line of the portal's log. */
  onLine(hear: (line: string) => void): void
}

export const spoils = {
  /** Every eighth time that something is hashed, it throws. */
  async 'failing-pages'({ world }: Spoilable) {
    const { secrets } = world.app
    const { hash } = secrets
    let asked = 0
    secrets.hash = (...given) => {
      asked += 1
      if (asked % 8 === 0) throw new Error('seeded')
      return hash(...given)
    }
    return () => {
      secrets.hash = hash
    }
  },
  /** Every page of a vendor says by whom it is asked: in the words of another vendor. */
  async 'another-vendors-word'({ world }: Spoilable) {
    const { db } = world.app.store
    const { value } = (await settingByKey(db, ORGANISATION_KEY))[0] ?? {}
    const put = (stored: unknown) =>
      putSetting(db, { key: ORGANISATION_KEY, value: stored, updatedAt: new Date() })
    const organisation = organisationOf(value)
    await put({ ...organisation, name: ofB.answer })
    return async () => {
      await put(organisation)
    }
  },
  /** Something grows with each answer, as a cache does that nobody empties. */
  async 'kept-requests'({ onLine }: Spoilable) {
    const kept: unknown[] = []
    onLine((line) => kept.push(line, new Array(8_000).fill(line.length)))
    return () => {
      kept.splice(0)
      onLine(() => {})
    }
  },
} satisfies Record<string, (fuzz: Spoilable) => Promise<() => void | Promise<void>>>
