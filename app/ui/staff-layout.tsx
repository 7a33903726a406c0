// The frame of the staff's pages: navigation, who is signed in, content.
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { Form, Link, NavLink } from './link'
import { SkipLink } from './skip-link'
import { ThemeSwitch } from './theme-switch'

export interface NavigationItem {
  to: string
  label: string
  /** How many things wait there. */
  count?: number
}

export interface StaffLayoutProps {
  organisation: string
  user: { name: string; email: string }
  /** Only what this person may open. */
  navigation: readonly NavigationItem[]
  children: ReactNode
}

export function StaffLayout({ organisation, user, navigation, children }: StaffLayoutProps) {
  return (
    <div className="audience-staff flex min-h-dvh flex-col text-sm">
      <SkipLink />
      <header className="border-b border-line bg-surface print:hidden">
        <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2">
          <Link to="/" className="flex min-h-9 items-center gap-2 text-base font-semibold">
            Assay
            <span className="text-sm font-normal text-muted">{organisation}</span>
          </Link>
          <nav aria-label="Main" className="order-last w-full sm:order-none sm:w-auto">
            <ul className="flex flex-wrap gap-x-1">
              {navigation.map((item) => (
                <li key={item.to}>
                  <NavigationLink {...item} />
                </li>
              ))}
            </ul>
          </nav>
          <UserMenu user={user} />
        </div>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-7xl flex-1 px-4 py-6">
        {children}
      </main>
      <footer className="border-t border-line print:hidden">
        <div className="mx-auto flex max-w-7xl justify-end px-4 py-2">
          <ThemeSwitch />
        </div>
      </footer>
    </div>
  )
}

function NavigationLink({ to, label, count }: NavigationItem) {
  return (
    <NavLink
      to={to}
      className={({ isActive }) =>
        classNames(
          'flex min-h-9 items-center rounded-md px-2.5 tabular-nums',
          isActive ? 'bg-action-wash font-semibold text-action' : 'hover:underline',
        )
      }
    >
      {count ? `${label} (${count})` : label}
    </NavLink>
  )
}

/** A native disclosure: opens without script. */
function UserMenu({ user }: { user: StaffLayoutProps['user'] }) {
  return (
    <details className="relative ml-auto">
      <summary className="flex min-h-9 items-center rounded-md px-2 hover:underline">
        {user.name}
      </summary>
      <div className="absolute right-0 z-10 mt-1 grid w-64 gap-2 rounded-md border border-line bg-page p-3">
        <p className="text-muted">{user.email}</p>
        <Link to="/account" className="link">
          Your account
        </Link>
        <Form method="post" action="/sign-out">
          <button type="submit" className="link cursor-pointer">
            Sign out
          </button>
        </Form>
      </div>
    </details>
  )
}
