// The filters of the reviews list as a form: what is set goes into the address and comes back as chips.

import { lapseKinds } from '../../core/judgement/standing'
import { reviewStatuses } from '../../core/review/lifecycle'
import { type Arrangement, residualLevels } from '../../core/review/listing'
import { waitingOns } from '../../core/review/waiting'
import { Checkbox } from '../choices'
import { Select } from '../inputs'
import type { FilterChip } from '../list-controls'
import { SearchForm } from '../search-form'

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

const choices = {
  status: reviewStatuses.map((value) => ({ value, label: capital(value) })),
  tier: ['1', '2', '3'].map((value) => ({ value, label: `Tier ${value}` })),
  residual: [
    ...residualLevels.map((value) => ({ value, label: value })),
    { value: 'none', label: 'Not assessed' },
  ],
  waiting: waitingOns.map((value) => ({ value, label: capital(value) })),
  standing: lapseKinds.map((value) => ({ value, label: capital(value) })),
}

const labels = {
  status: 'Status',
  tier: 'Tier',
  residual: 'Residual risk',
  waiting: 'Waiting on',
  standing: 'Stands as',
} as const

const selects = ['status', 'tier', 'residual', 'waiting', 'standing'] as const

export function FilterForm({ filters, sort }: { filters: Arrangement['filters']; sort: string }) {
  return (
    <SearchForm label="Vendor" value={filters.q ?? ''}>
      <input type="hidden" name="sort" value={sort} />
      {selects.map((name) => (
        <div key={`${name} ${filters[name]}`} className="w-36">
          <Select
            name={name}
            label={labels[name]}
            options={choices[name]}
            placeholder="Any"
            defaultValue={filters[name] ?? ''}
          />
        </div>
      ))}
      <Checkbox
        key={filters.overdue}
        name="overdue"
        label="Overdue only"
        defaultChecked={filters.overdue !== undefined}
      />
    </SearchForm>
  )
}

export function chipsOf(filters: Arrangement['filters']): FilterChip[] {
  const picked = selects.flatMap((name): FilterChip[] => {
    const choice = choices[name].find(({ value }) => value === filters[name])
    return choice ? [{ name, label: `${labels[name]}: ${choice.label}` }] : []
  })
  return [
    ...(filters.q === undefined ? [] : [{ name: 'q', label: `Vendor: ${filters.q}` }]),
    ...picked,
    ...(filters.overdue === undefined ? [] : [{ name: 'overdue', label: 'Overdue' }]),
  ]
}
