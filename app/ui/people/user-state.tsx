// How a colleague gets in now, as a tag with the day until when.
import type { UserState } from '../../services/identity/list-users'
import { InstantText } from '../date-text'
import { StatusTag } from '../status-tag'

const words: Record<UserState, string> = {
  active: 'Active',
  deactivated: 'Deactivated',
  invited: 'Invited',
  'invitation over': 'Invitation no longer works',
  'temporary password': 'Temporary password',
  'temporary password ran out': 'Temporary password ran out',
}

const waiting: readonly UserState[] = ['invited', 'temporary password']

export function UserStateTag({ state, until }: { state: UserState; until: string | null }) {
  const open = waiting.includes(state)
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      {open ? (
        <StatusTag tone="blue">{words[state]}</StatusTag>
      ) : (
        <StatusTag>{words[state]}</StatusTag>
      )}
      {open && until !== null ? (
        <span className="text-muted">
          until <InstantText instant={until} />
        </span>
      ) : null}
    </span>
  )
}
