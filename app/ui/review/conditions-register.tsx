// Conditions of all reviews in one table: what is to be done by whom until when, and what was missed.
import { conditionLabel, isMissed } from '../../core/judgement/condition'
import {
  type ConditionWish,
  type RegisteredCondition,
  registerStates,
} from '../../core/judgement/conditions-register'
import { capitalised } from '../../core/report/words'
import { reviewLabel } from '../../core/review/number'
import { LinkButton } from '../button'
import { type Column, DataTable } from '../data-table'
import { DateText } from '../date-text'
import { EmptyState } from '../empty-state'
import { Select } from '../inputs'
import { useSearchParams } from '../link'
import { FilterChips } from '../list-controls'
import { Page } from '../page'
import { SearchForm } from '../search-form'
import { Stack } from '../stack'
import { TextLink } from '../text-link'
import { ConditionStateTag } from './condition-state'

export interface ConditionsRegisterProps {
  conditions: RegisteredCondition[]
  wish: ConditionWish
  totals: string
  /** How many there are without a filter. */
  known: number
}

export function ConditionsRegister({ conditions, wish, totals, known }: ConditionsRegisterProps) {
  const [search] = useSearchParams()
  return (
    <Page
      title="Conditions"
      lead="What decisions rest on: who does what until when, and what follows if it is missed."
    >
      {known === 0 ? (
        <EmptyState text="No decision carries a condition so far." />
      ) : (
        <Stack>
          <Filters wish={wish} />
          <FilterChips chips={chipsOf(wish)} />
          {conditions.length === 0 ? (
            <EmptyState
              text="No condition meets these filters."
              action={<TextLink to="/conditions?state=all">Show all conditions</TextLink>}
            />
          ) : (
            <>
              <DataTable
                caption="Conditions"
                captionHidden
                sort={`${wish.descending ? '-' : ''}${wish.sort}`}
                rows={conditions}
                rowKey={({ review, number }) => `${review}-${number}`}
                totals={totals}
                columns={columns}
              />
              <div>
                <LinkButton to={`/conditions.csv?${search}`} document>
                  Export this view
                </LinkButton>
              </div>
            </>
          )}
        </Stack>
      )}
    </Page>
  )
}

const sides = { vendor: 'The vendor', us: 'Us' } as const

function Filters({ wish }: { wish: ConditionWish }) {
  return (
    <SearchForm label="Vendor or owner" value={wish.q ?? ''}>
      <input type="hidden" name="sort" value={`${wish.descending ? '-' : ''}${wish.sort}`} />
      <div key={`state ${wish.state}`} className="w-36">
        <Select
          name="state"
          label="State"
          options={registerStates.map((value) => ({ value, label: capitalised(value) }))}
          defaultValue={wish.state}
        />
      </div>
      <div key={`binds ${wish.binds}`} className="w-36">
        <Select
          name="binds"
          label="Binds"
          placeholder="Either"
          options={[
            { value: 'vendor', label: sides.vendor },
            { value: 'us', label: sides.us },
          ]}
          defaultValue={wish.binds ?? ''}
        />
      </div>
    </SearchForm>
  )
}

const chipsOf = ({ state, binds, q }: ConditionWish) => [
  ...(q === undefined ? [] : [{ name: 'q', label: `Vendor or owner: ${q}` }]),
  ...(state === 'to do' ? [] : [{ name: 'state', label: `State: ${capitalised(state)}` }]),
  ...(binds === undefined ? [] : [{ name: 'binds', label: `Binds: ${sides[binds]}` }]),
]

const columns: Column<RegisteredCondition>[] = [
  {
    key: 'id',
    header: 'Condition',
    sort: 'review',
    cell: ({ review, number }) => (
      <span className="whitespace-nowrap">
        <TextLink to={`/reviews/${review}/conditions#${conditionLabel(number)}`}>
          {reviewLabel(review)} {conditionLabel(number)}
        </TextLink>
      </span>
    ),
  },
  {
    key: 'vendor',
    header: 'Vendor',
    sort: 'vendor',
    cell: ({ vendor, offering }) => (
      <>
        {vendor} <span className="block text-muted">{offering}</span>
      </>
    ),
  },
  {
    key: 'sentence',
    header: 'What',
    cell: ({ sentence, state, consequence }) => (
      <>
        {sentence}
        {isMissed(state) ? <strong className="block font-semibold">{consequence}</strong> : null}
      </>
    ),
  },
  {
    key: 'owner',
    header: 'Owner',
    sort: 'owner',
    cell: ({ owner, ownerSide }) => (
      <>
        {owner} <span className="block text-muted">{sides[ownerSide]}</span>
      </>
    ),
  },
  {
    key: 'due',
    header: 'Due',
    sort: 'due',
    cell: ({ dueOn }) => <DateText date={dueOn} />,
  },
  { key: 'state', header: 'State', cell: ({ state }) => <ConditionStateTag state={state} /> },
]
