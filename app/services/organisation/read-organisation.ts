// Who runs this portal, with defaults for what nobody has set.
import { settingByKey } from '../../../db/queries/people'
import { type Db, read, run } from '../../../db/store'
import { ORGANISATION_KEY, type Organisation, organisationOf } from '../../core/people/organisation'
import type { Services } from '../context'

export function readOrganisation({ store }: Pick<Services, 'store'>): Promise<Organisation> {
  return read(store.db, loadOrganisation)
}

/** With the revision that a change has to name; 0 while nothing was ever saved. */
export async function readOrganisationToChange({ store }: Pick<Services, 'store'>) {
  const [row] = await settingByKey(store.db, ORGANISATION_KEY)
  return { organisation: organisationOf(row?.value), revision: row?.revision ?? 0 }
}

/** The same inside a transaction: `const organisation = yield* loadOrganisation(tx)`. */
export function* loadOrganisation(db: Db) {
  const [row] = yield* run(settingByKey(db, ORGANISATION_KEY))
  return organisationOf(row?.value)
}
