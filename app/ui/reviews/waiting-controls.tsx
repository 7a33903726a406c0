// Around the groups of "Waiting on": whose reviews and which are shown, what to do with the ticked ones, and what sleeps.
import type { ChaseAct } from '../../core/review/chase-input'
import { reviewLabel } from '../../core/review/number'
import type { WaitingOn } from '../../core/review/waiting'
import type { WaitingWish } from '../../core/review/waiting-wish'
import { Actions, Button } from '../button'
import { type Column, DataTable } from '../data-table'
import { DateText } from '../date-text'
import { Select } from '../inputs'
import { Form } from '../link'
import { type FilterChip, FilterChips } from '../list-controls'
import { Notice } from '../notice'
import { SearchForm } from '../search-form'
import { ReviewLink } from './review-link'
import { waitingTitles } from './waiting-table'

export interface WaitingFiltersProps {
  wish: WaitingWish
  everybodys: number
  mine: number
}

export function WaitingFilters({ wish, everybodys, mine }: WaitingFiltersProps) {
  return (
    <>
      <SearchForm label="Vendor" value={wish.q ?? ''}>
        <div key={`whose ${wish.whose}`} className="w-44">
          <Select
            name="whose"
            label="Looked after by"
            placeholder={`Everybody (${everybodys})`}
            options={[{ value: 'mine', label: `Me (${mine})` }]}
            defaultValue={wish.whose ?? ''}
          />
        </div>
        <div key={`tier ${wish.tier}`} className="w-28">
          <Select
            name="tier"
            label="Tier"
            placeholder="Any"
            options={['1', '2', '3'].map((value) => ({ value, label: `Tier ${value}` }))}
            defaultValue={wish.tier ?? ''}
          />
        </div>
        {wish.on === undefined ? null : <input type="hidden" name="on" value={wish.on} />}
      </SearchForm>
      <FilterChips chips={chipsOf(wish)} />
    </>
  )
}

export const chipsOf = ({ whose, tier, q, on }: WaitingWish): FilterChip[] => [
  ...(on === undefined ? [] : [{ name: 'on', label: waitingTitles[on] }]),
  ...(q === undefined ? [] : [{ name: 'q', label: `Vendor: ${q}` }]),
  ...(whose === undefined ? [] : [{ name: 'whose', label: 'Looked after by me' }]),
  ...(tier === undefined ? [] : [{ name: 'tier', label: `Tier ${tier}` }]),
]

/** Rows name this form; a key press of Enter on a ticked row does the first of its acts. */
export const CHOSEN_FORM = 'chosen'

/** Stays in sight below long lists. */
export function ChosenActs({ back }: { back: string }) {
  return (
    <Form
      id={CHOSEN_FORM}
      method="get"
      action="/waiting/nudge"
      className="sticky bottom-0 z-10 border-t border-line bg-page py-3 print:hidden"
    >
      <input type="hidden" name="back" value={back} />
      <Actions>
        <span>With the chosen reviews:</span>
        <Button look="secondary">Nudge…</Button>
        <Button look="secondary" formAction="/waiting/snooze">
          Snooze…
        </Button>
        <Button look="secondary" formAction="/waiting/reassign">
          Reassign…
        </Button>
      </Actions>
    </Form>
  )
}

export interface SnoozedRow {
  number: number
  vendor: string
  offering: string
  waitingOn: WaitingOn
  snoozed: { until: string; reason: string; by: string } | null
}

/** Folded: they come back by themselves. */
export function Snoozed({ rows, mayWake }: { rows: readonly SnoozedRow[]; mayWake: boolean }) {
  if (rows.length === 0) return null
  return (
    <details className="rounded-md border border-line px-3 py-2">
      <summary className="font-semibold tabular-nums">Snoozed ({rows.length})</summary>
      <div className="pt-2">
        <DataTable
          caption="Snoozed reviews"
          captionHidden
          rows={rows}
          rowKey={({ number }) => String(number)}
          columns={mayWake ? [...snoozedColumns, wake] : snoozedColumns}
        />
        <p className="pt-2 text-muted">
          Each is back on its day, or as soon as its vendor does something.
        </p>
      </div>
    </details>
  )
}

const snoozedColumns: Column<SnoozedRow>[] = [
  { key: 'number', header: 'Review', cell: ({ number }) => <ReviewLink number={number} /> },
  {
    key: 'offering',
    header: 'Product',
    cell: ({ vendor, offering }) => (
      <>
        {offering} <span className="text-muted">{vendor}</span>
      </>
    ),
  },
  {
    key: 'until',
    header: 'Until',
    cell: ({ snoozed }) => (snoozed ? <DateText date={snoozed.until} /> : null),
  },
  { key: 'reason', header: 'Because', cell: ({ snoozed }) => snoozed?.reason },
  { key: 'by', header: 'By', cell: ({ snoozed }) => snoozed?.by },
]

const wake: Column<SnoozedRow> = {
  key: 'wake',
  header: 'Bring back',
  cell: ({ number }) => (
    <WakeForm numbers={[number]} label="Bring back" about={reviewLabel(number)} />
  ),
}

function WakeForm(wakes: { numbers: readonly number[]; label: string; about?: string }) {
  return (
    <Form method="post" action="/waiting/snooze">
      <input type="hidden" name="intent" value="wake" />
      {wakes.numbers.map((number) => (
        <input key={number} type="hidden" name="r" value={number} />
      ))}
      <Button look="plain">
        {wakes.label}
        {wakes.about ? <span className="sr-only"> {wakes.about}</span> : null}
      </Button>
    </Form>
  )
}

export interface Chased {
  act: ChaseAct
  done: readonly number[]
  /** What could not be done, and is as it was. */
  left: readonly number[]
}

const doneWords: Record<ChaseAct, (what: string) => string> = {
  nudged: (what) => `A nudge is on its way to the vendor of ${what}`,
  snoozed: (what) => `Snoozed: ${what}`,
  woken: (what) => `Back again: ${what}`,
  reassigned: (what) => `Given to somebody else to look after: ${what}`,
}

const some = (numbers: readonly number[]): string =>
  numbers.length > 5 ? `${numbers.length} reviews` : numbers.map(reviewLabel).join(', ')

/** What was just done, with the way back where there is one. */
export function ChasedNotice({ chased }: { chased: Chased }) {
  const { act, done, left } = chased
  return (
    <Notice kind={done.length > 0 ? 'done' : 'warning'} announce>
      {done.length > 0 ? <p className="font-semibold">{doneWords[act](some(done))}</p> : null}
      {left.length > 0 ? <p>Left as it was: {some(left)}. Its page says why.</p> : null}
      {act === 'snoozed' && done.length > 0 ? <WakeForm numbers={done} label="Undo" /> : null}
    </Notice>
  )
}
