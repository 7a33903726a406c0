// "Waiting on": its groups with their counts, what can be done with ticked rows, and what sleeps.
import type { WaitingOn } from '../../core/review/waiting'
import type { WaitingWish } from '../../core/review/waiting-wish'
import { EmptyState } from '../empty-state'
import { Stack } from '../stack'
import { TextLink } from '../text-link'
import {
  CHOSEN_FORM,
  ChosenActs,
  chipsOf,
  Snoozed,
  type SnoozedRow,
  WaitingFilters,
} from './waiting-controls'
import { type WaitingRow, WaitingTable } from './waiting-table'

interface Group {
  on: WaitingOn
  reviews: readonly WaitingRow[]
  total: number
  overdue: number
  page: number
  pages: number
}

export interface WaitingHomeProps {
  groups: readonly Group[]
  snoozed: readonly SnoozedRow[]
  everybodys: number
  mine: number
  wish: WaitingWish
  /** The query of this list, to come back to it. */
  back: string
  mayChase: boolean
}

const words: Record<WaitingOn, string> = {
  us: 'Us',
  vendor: 'The vendor',
  reviewer: 'A reviewer',
  nobody: 'Nobody',
}

export function WaitingHome(home: WaitingHomeProps) {
  const { groups, snoozed, wish, back, mayChase } = home
  const filled = groups.filter(({ total }) => total > 0)
  return (
    <Stack gap="large">
      <Stack>
        <WaitingFilters wish={wish} everybodys={home.everybodys} mine={home.mine} />
        {wish.on === undefined ? <Counts groups={groups} /> : null}
      </Stack>
      {filled.length === 0 && snoozed.length === 0 ? <Nothing wish={wish} /> : null}
      {filled.map((group) => (
        <WaitingTable
          key={group.on}
          {...group}
          more={alone(back, group.on)}
          form={mayChase ? CHOSEN_FORM : null}
        />
      ))}
      <Snoozed rows={snoozed} mayWake={mayChase} />
      {mayChase && filled.length > 0 ? <ChosenActs back={back} /> : null}
    </Stack>
  )
}

function Nothing({ wish }: { wish: WaitingWish }) {
  return chipsOf(wish).length > 0 ? (
    <EmptyState
      text="No review meets these filters."
      action={<TextLink to="/">Clear filters</TextLink>}
    />
  ) : (
    <EmptyState
      text="Every review was closed or cancelled."
      action={<TextLink to="/reviews">All reviews</TextLink>}
    />
  )
}

/** "Us 12 · The vendor 30": each leads to its table. */
function Counts({ groups }: { groups: readonly Group[] }) {
  return (
    <nav aria-label="Waiting on" className="print:hidden">
      <ul className="flex flex-wrap gap-x-5 gap-y-1 tabular-nums">
        {groups.map(({ on, total }) => (
          <li key={on}>
            {total > 0 ? (
              <a href={`#${on}`} className="link">
                {words[on]} {total}
              </a>
            ) : (
              <span className="text-muted">{words[on]} 0</span>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The group by itself, with the filters in force. */
function alone(back: string, on: WaitingOn): string {
  const params = new URLSearchParams(back)
  params.set('on', on)
  params.delete('page')
  return `/?${params}`
}
