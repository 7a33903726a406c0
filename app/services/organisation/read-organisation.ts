// Who runs this portal, with defaults for what nobody has set.
import { settingByKey } from '../../../db/queries/people'
import { type Db, read, run } from '../../../db/store'
import { ORGANISATION_KEY, type Organisation, organisationOf } from '../../core/people/organisation'
import type { Services } from '../context'

export function readOrganisation({ store }: Pick<Services, 'store'>): Promise<Organisation> {
  return read(store.db, loadOrganisation)
}

/** The same inside a transaction: `const organisation = yield* loadOrganisation(tx)`. */
export function* loadOrganisation(db: Db) {
  const [row] = yield* run(settingByKey(db, ORGANISATION_KEY))
  return organisationOf(row?.value)
}
