// What the audit log keeps beside itself of one person: found by name and address, decided field by field.
import { leaveValues, readKept, valuesNaming } from '../../../db/queries/privacy'
import { type Db, run } from '../../../db/store'
import { personalFields } from '../../core/audit/events'
import type { KeptValues } from '../../core/audit/personal'
import { type Identity, mentions } from '../../core/privacy/identity'
import { searchKeyOf } from '../../core/vendors/search-key'
import { type Identified, knownIn } from './identify'

export interface KeptOfPerson {
  seq: number
  kind: string
  at: Date
  /** What names the person. */
  theirs: KeptValues
  /** What stays of the event. */
  rest: KeptValues
}

export function* keptOfPerson(db: Db, found: Identified) {
  const { identity, actors, shared } = found
  const words = [identity.email, ...identity.names, ...shared].map(searchKeyOf).filter(Boolean)
  const rows = yield* run(valuesNaming(db, [...new Set(words)]))
  return rows.flatMap(({ seq, kind, at, kept, actor, reviewId }): KeptOfPerson[] => {
    // Of no review, only the address is theirs alone: a name was chosen by whoever bears it.
    const known = knownIn(found, reviewId) ?? { email: identity.email, names: [] }
    // Whoever submitted is the one who is named in it, whatever the name.
    const own = kind === 'review submitted' && actors.includes(actor)
    const { theirs, rest } = divide(kind, readKept(kept), { identity: known, own })
    return Object.keys(theirs).length > 0 ? [{ seq, kind, at, theirs, rest }] : []
  })
}

/** A title goes with the name beside it; typed words go where they name the person. */
function divide(
  kind: string,
  values: KeptValues,
  { identity, own }: { identity: Identity; own: boolean },
) {
  const fields = personalFields(kind)
  const isPerson = (field: string) => fields[field] === 'person'
  const named =
    own ||
    Object.entries(values).some(
      ([f, { value }]) => isPerson(f) && mentions({ name: value }, identity),
    )
  const theirs: KeptValues = {}
  const rest: KeptValues = {}
  for (const [field, kept] of Object.entries(values)) {
    const goes = isPerson(field) ? named : mentions(kept.value, identity)
    const side = goes ? theirs : rest
    side[field] = kept
  }
  return { theirs, rest }
}

/** Resolves to how many values went. */
export function* eraseKept(db: Db, found: readonly KeptOfPerson[]) {
  let values = 0
  for (const { seq, theirs, rest } of found) {
    yield* run(leaveValues(db, seq, rest))
    values += Object.keys(theirs).length
  }
  return values
}
