// The head of every page: where one came from, its one heading, what it is about, what can be done.
import type { ReactNode } from 'react'
import { BackIcon } from './icons'
import { Link } from './link'

export interface PageProps {
  title: ReactNode
  /** Above the heading, such as the vendor's name. */
  eyebrow?: ReactNode
  lead?: ReactNode
  /** Buttons beside the heading. */
  actions?: ReactNode
  back?: { to: string; label: string } | undefined
  /** Vendor pages and long text keep to a readable measure; lists use the whole width. */
  narrow?: boolean
  children?: ReactNode
}

export function Page(props: PageProps) {
  const { title, eyebrow, lead, actions, back, narrow = false, children } = props
  return (
    <div className={narrow ? 'prose-measure' : ''}>
      {back ? (
        <p className="mb-3 print:hidden">
          <Link to={back.to} className="link inline-flex items-center gap-1">
            <BackIcon />
            {back.label}
          </Link>
        </p>
      ) : null}
      <header className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          {eyebrow ? <p className="text-muted">{eyebrow}</p> : null}
          <h1 className="text-2xl font-semibold">{title}</h1>
          {lead ? <p className="prose-measure mt-1 text-muted">{lead}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
      </header>
      {children}
    </div>
  )
}

/** A part of a page under its own heading. */
export function Section({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="mt-8 first:mt-0">
      <h2 className="mb-3 text-xl font-semibold">{title}</h2>
      {children}
    </section>
  )
}
