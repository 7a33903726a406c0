// Terms with their values, each with an optional action such as "Change".
import type { ReactNode } from 'react'

export interface SummaryItem {
  term: ReactNode
  value: ReactNode
  /** A link whose text names what it changes, for those who hear links out of context. */
  action?: ReactNode
}

export function SummaryList({ items }: { items: readonly (SummaryItem & { key: string })[] }) {
  return (
    <dl className="border-t border-line">
      {items.map((item) => (
        <div
          key={item.key}
          className="grid gap-x-4 border-b border-line py-2 sm:grid-cols-[minmax(8rem,14rem)_minmax(0,1fr)_auto]"
        >
          <dt className="font-semibold">{item.term}</dt>
          <dd className="min-w-0">{item.value}</dd>
          {item.action ? <dd>{item.action}</dd> : null}
        </div>
      ))}
    </dl>
  )
}
