// The frame of the vendor's pages: who asks, whom to ask for help, large type, one column.
import type { ReactNode } from 'react'
import { kitWords } from './kit-words'
import { commonWords } from './respond/words/common'
import { SkipLink } from './skip-link'
import { ThemeSwitch } from './theme-switch'

export interface VendorLayoutProps {
  /** The organisation that asks. */
  organisation: string
  /** The named human a vendor can write to. */
  contact?: { name: string; email: string } | null
  children: ReactNode
}

export function VendorLayout({ organisation, contact, children }: VendorLayoutProps) {
  return (
    <div className="audience-vendor flex min-h-dvh flex-col text-lg">
      <SkipLink />
      <header className="border-b border-line bg-surface">
        <p className="mx-auto max-w-3xl px-4 py-3 text-base">
          {commonWords.header(<span className="font-semibold">{organisation}</span>, (text) => (
            <span className="text-muted">{text}</span>
          ))}
        </p>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-3xl flex-1 px-4 py-8">
        <div className="prose-measure">{children}</div>
      </main>
      <footer className="border-t border-line">
        <div className="mx-auto flex max-w-3xl flex-wrap items-center justify-between gap-3 px-4 py-3 text-base">
          {contact ? (
            <p>
              {commonWords.footer(
                contact.name,
                <a href={`mailto:${contact.email}`}>{contact.email}</a>,
              )}
            </p>
          ) : (
            <p className="text-muted">{organisation}</p>
          )}
          <ThemeSwitch />
        </div>
      </footer>
    </div>
  )
}

export interface PlainLayoutProps {
  /** Where changing the theme leads without script; the page itself unless told. */
  returnTo?: string
  children: ReactNode
}

/** The frame of pages outside both journeys: signing in, setting up, errors. */
export function PlainLayout({ children, returnTo }: PlainLayoutProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="border-b border-line bg-surface">
        <p className="mx-auto max-w-3xl px-4 py-3 font-semibold">{kitWords.product}</p>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-3xl flex-1 px-4 py-8">
        {children}
      </main>
      <footer className="border-t border-line">
        <div className="mx-auto flex max-w-3xl justify-end px-4 py-3">
          <ThemeSwitch returnTo={returnTo} />
        </div>
      </footer>
    </div>
  )
}
