// The filters of the findings' register as a form: what is set goes into the address and comes back as chips.
import { severities, treatments } from '../../core/findings/input'
import type { FindingFilters } from '../../core/findings/register'
import { capitalised } from '../../core/report/words'
import { Checkbox } from '../choices'
import { Select, TextInput } from '../inputs'
import type { FilterChip } from '../list-controls'
import { SearchForm } from '../search-form'

const optionsOf = (values: readonly string[]) =>
  values.map((value) => ({ value, label: capitalised(value) }))

const choices = {
  status: optionsOf(['open', 'closed']),
  severity: optionsOf(severities),
  treatment: optionsOf(treatments),
}
const labels = { status: 'Status', severity: 'Severity', treatment: 'Treatment' }
const selects = ['status', 'severity', 'treatment'] as const

export function FindingsFilter({ filters, sort }: { filters: FindingFilters; sort: string }) {
  return (
    <SearchForm label="Vendor" value={filters.q ?? ''}>
      <input type="hidden" name="sort" value={sort} />
      <TextInput
        key={`owner ${filters.owner}`}
        name="owner"
        label="Owner"
        type="search"
        width="short"
        defaultValue={filters.owner ?? ''}
      />
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

export function findingChips(filters: FindingFilters): FilterChip[] {
  const picked = selects.flatMap((name): FilterChip[] => {
    const value = filters[name]
    return value ? [{ name, label: `${labels[name]}: ${capitalised(value)}` }] : []
  })
  return [
    ...(filters.q === undefined ? [] : [{ name: 'q', label: `Vendor: ${filters.q}` }]),
    ...(filters.owner === undefined ? [] : [{ name: 'owner', label: `Owner: ${filters.owner}` }]),
    ...picked,
    ...(filters.overdue === undefined ? [] : [{ name: 'overdue', label: 'Overdue' }]),
  ]
}
