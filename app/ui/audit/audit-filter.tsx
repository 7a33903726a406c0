// The filters of the audit log as a form: what is set goes into the address and comes back as chips.
import { type AuditFilters, groupLabels, others } from '../../core/audit/listing'
import { reviewLabel } from '../../core/review/number'
import { wordsOf } from '../../core/schedule/plain-date'
import { DateInput, Select, TextInput } from '../inputs'
import type { FilterChip } from '../list-controls'
import { SearchForm } from '../search-form'

export interface Choices {
  people: { id: string; name: string }[]
  vendors: { id: string; name: string }[]
}

const otherPeople = Object.entries(others).map(([value, label]) => ({ value, label }))
const optionsOf = (named: Choices['people']) =>
  named.map(({ id, name }) => ({ value: id, label: name }))

export function AuditFilter({ filters, people, vendors }: Choices & { filters: AuditFilters }) {
  const { what, who, vendor, review, from, to, q } = filters
  return (
    <SearchForm label="Words, names or a hash" value={q ?? ''}>
      <Picked name="what" label="About" value={what} options={groupLabels} />
      <Picked
        name="who"
        label="Done by"
        value={who}
        options={[...otherPeople, ...optionsOf(people)]}
      />
      <Picked name="vendor" label="Vendor" value={vendor} options={optionsOf(vendors)} />
      <div className="w-28">
        <TextInput
          key={review}
          name="review"
          label="Review"
          placeholder="R-0001"
          defaultValue={review === undefined ? '' : reviewLabel(review)}
        />
      </div>
      <DateInput key={`from ${from}`} name="from" label="From" defaultValue={from ?? ''} />
      <DateInput key={`to ${to}`} name="to" label="To" defaultValue={to ?? ''} />
    </SearchForm>
  )
}

interface PickedProps {
  name: string
  label: string
  value: string | undefined
  options: readonly { value: string; label: string }[]
}

function Picked({ name, label, value, options }: PickedProps) {
  return (
    <div key={value} className="w-44">
      <Select
        name={name}
        label={label}
        options={options}
        placeholder="Any"
        defaultValue={value ?? ''}
      />
    </div>
  )
}

export function auditChips(filters: AuditFilters, { people, vendors }: Choices): FilterChip[] {
  const { what, who, vendor, review, from, to, q } = filters
  const chip = (name: string, value: string | undefined, label: string): FilterChip[] =>
    value === undefined ? [] : [{ name, label: `${label}: ${value}` }]
  return [
    ...chip('q', q, 'Words'),
    ...chip('what', labelled(groupLabels, what), 'About'),
    ...chip('who', labelled([...otherPeople, ...optionsOf(people)], who), 'Done by'),
    ...chip('vendor', labelled(optionsOf(vendors), vendor), 'Vendor'),
    ...chip('review', review === undefined ? undefined : reviewLabel(review), 'Review'),
    ...chip('from', from && wordsOf(from), 'From'),
    ...chip('to', to && wordsOf(to), 'To'),
  ]
}

/** A value that is no longer among the choices is shown as it is, so that it can be taken away. */
const labelled = (options: PickedProps['options'], value: string | undefined) =>
  options.find((option) => option.value === value)?.label ?? value
