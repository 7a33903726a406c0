// A search through the address, so that what was found can be kept and shared; works without script.
import type { ReactNode } from 'react'
import { Button } from './button'
import { TextInput } from './inputs'
import { Form } from './link'

export interface SearchFormProps {
  label: string
  value: string
  /** Further fields of the same search. */
  children?: ReactNode
}

export function SearchForm({ label, value, children }: SearchFormProps) {
  return (
    <Form method="get" role="search" className="flex flex-wrap items-end gap-3 print:hidden">
      <TextInput
        name="q"
        label={label}
        type="search"
        defaultValue={value}
        key={value}
        width="medium"
      />
      {children}
      <Button look="secondary">Show</Button>
    </Form>
  )
}
