// What an erasure did, what it left and what is to be done now.
import type { Erased } from '../../services/privacy/erase-person'
import { Notice } from '../notice'
import { Stays } from './stays'

export function ErasedPerson(erased: Omit<Erased, 'ok'>) {
  const { name, places, auditValues, sessions, stays, openReviews, cleaned } = erased
  return (
    <Notice kind="done" title={`Erased: “${name}” stands in their place now`} announce>
      <p>
        Entries changed: {places}. Values of the audit log erased: {auditValues}. Links and sessions
        ended: {sessions}.
      </p>
      {openReviews.length > 0 ? (
        <p>Nobody is asked any more in {openReviews.join(', ')}: invite somebody else there.</p>
      ) : null}
      {stays.length > 0 ? (
        <>
          <p className="mt-2 font-semibold">What stays, and why</p>
          <Stays stays={stays} />
        </>
      ) : null}
      <p className="mt-2">
        {cleaned
          ? 'Backups from before still hold the person until they are thrown away.'
          : 'The database was in use, so traces may be left in its file until the next erasure. Backups from before still hold the person.'}
      </p>
    </Notice>
  )
}
