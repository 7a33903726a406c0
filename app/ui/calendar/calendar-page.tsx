// The calendar: a month or a list of dates, narrowed and moved through the address.
import { type CalendarDate, dateKinds, kindWords } from '../../core/calendar/date'
import { monthWords } from '../../core/calendar/month'
import { type CalendarWish, monthsOf, stepMonth } from '../../core/calendar/wish'
import { Actions, LinkButton } from '../button'
import { classNames } from '../class-names'
import { EmptyState } from '../empty-state'
import { Select } from '../inputs'
import { Link, useSearchParams } from '../link'
import { type FilterChip, FilterChips, Pagination } from '../list-controls'
import { Page } from '../page'
import { SearchForm } from '../search-form'
import { Stack } from '../stack'
import { TextLink } from '../text-link'
import { DatesTable } from './dates-table'
import { MonthGrid } from './month-grid'

export interface CalendarPageProps {
  wish: CalendarWish
  /** Of the page that is shown. */
  dates: CalendarDate[]
  today: string
  totals: string
  page: number
  pages: number
  /** False while nothing was ever sent. */
  known: boolean
}

export function CalendarPage(props: CalendarPageProps) {
  const { wish, known } = props
  return (
    <Page
      title="Calendar"
      lead="When vendors answer, when decisions are looked at again, and when what they rest on ends."
      actions={
        <span className="print:hidden">
          <TextLink to="/account#calendar">Follow it in your own calendar</TextLink>
        </span>
      }
    >
      {known ? (
        <Stack>
          <Steps wish={wish} />
          <Filters wish={wish} />
          <FilterChips chips={chipsOf(wish)} />
          <Dates {...props} />
        </Stack>
      ) : (
        <EmptyState text="No date is known so far: the first comes with a review that is sent to its vendor." />
      )}
    </Page>
  )
}

/** "November 2026 – January 2027". */
export function spanWords(wish: Pick<CalendarWish, 'view' | 'month'>): string {
  const last = stepMonth(wish.month, monthsOf(wish) - 1)
  const words = monthWords(wish.month)
  return last === wish.month ? words : `${words} – ${monthWords(last)}`
}

function Dates({ wish, dates, today, totals, page, pages }: CalendarPageProps) {
  const [search] = useSearchParams()
  const filtered = chipsOf(wish).length > 0
  if (dates.length === 0 && wish.view === 'list') {
    return (
      <EmptyState
        text={
          filtered
            ? `No date in ${spanWords(wish)} meets these filters.`
            : `No date in ${spanWords(wish)}.`
        }
        action={
          filtered ? (
            <TextLink to={at(search, { kind: null, tier: null, q: null })}>Clear filters</TextLink>
          ) : undefined
        }
      />
    )
  }
  return (
    <>
      {wish.view === 'month' ? (
        <MonthGrid month={wish.month} dates={dates} today={today} totals={totals} />
      ) : (
        <>
          <DatesTable caption={spanWords(wish)} dates={dates} today={today} totals={totals} />
          <Pagination page={page} pageCount={pages} />
        </>
      )}
      <div>
        <LinkButton to={`/calendar.csv?${search}`} document>
          Export this view
        </LinkButton>
      </div>
    </>
  )
}

/** The address with some of its parts changed; null takes one away. */
function at(search: URLSearchParams, change: Record<string, string | null>): string {
  const next = new URLSearchParams(search)
  next.delete('page')
  for (const [name, value] of Object.entries(change)) {
    if (value === null) next.delete(name)
    else next.set(name, value)
  }
  return `?${next}`
}

const views = { month: 'Month', list: 'List' } as const

function Steps({ wish }: { wish: CalendarWish }) {
  const [search] = useSearchParams()
  const by = monthsOf(wish)
  const to = (months: number) => at(search, { month: stepMonth(wish.month, months) })
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <h2 className="text-xl font-semibold">{spanWords(wish)}</h2>
      <nav aria-label="Calendar" className="flex flex-wrap gap-x-6 gap-y-2 print:hidden">
        <Actions>
          <LinkButton to={to(-by)}>Previous</LinkButton>
          <LinkButton to={at(search, { month: null })}>Today</LinkButton>
          <LinkButton to={to(by)}>Next</LinkButton>
        </Actions>
        <ul className="flex gap-1">
          {(['month', 'list'] as const).map((view) => (
            <li key={view}>
              <Link
                to={at(search, { view })}
                {...(view === wish.view ? { 'aria-current': 'true' as const } : {})}
                className={classNames(
                  'flex min-h-9 items-center rounded-md px-3',
                  view === wish.view
                    ? 'bg-action-wash font-semibold text-action'
                    : 'hover:underline',
                )}
              >
                {views[view]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  )
}

const kindChoices = dateKinds.map((value) => ({ value, label: kindWords[value] }))
const tierChoices = ['1', '2', '3'].map((value) => ({ value, label: `Tier ${value}` }))

function Filters({ wish: { view, month, filters } }: { wish: CalendarWish }) {
  return (
    <SearchForm label="Vendor or product" value={filters.q ?? ''}>
      <input type="hidden" name="view" value={view} />
      <input type="hidden" name="month" value={month} />
      <div key={`kind ${filters.kind}`} className="w-44">
        <Select
          name="kind"
          label="Kind"
          placeholder="Any"
          options={kindChoices}
          defaultValue={filters.kind ?? ''}
        />
      </div>
      <div key={`tier ${filters.tier}`} className="w-28">
        <Select
          name="tier"
          label="Tier"
          placeholder="Any"
          options={tierChoices}
          defaultValue={filters.tier ?? ''}
        />
      </div>
    </SearchForm>
  )
}

const chipsOf = ({ filters: { kind, tier, q } }: CalendarWish): FilterChip[] => [
  ...(q === undefined ? [] : [{ name: 'q', label: `Vendor or product: ${q}` }]),
  ...(kind === undefined ? [] : [{ name: 'kind', label: `Kind: ${kindWords[kind]}` }]),
  ...(tier === undefined ? [] : [{ name: 'tier', label: `Tier ${tier}` }]),
]
