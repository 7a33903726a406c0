// A link inside text or beside it.
import type { ReactNode } from 'react'
import { Link } from './link'

export interface TextLinkProps {
  to: string
  /** For files and other answers that are not pages: the browser itself follows the link. */
  document?: boolean
  children: ReactNode
}

export function TextLink({ to, document = false, children }: TextLinkProps) {
  return (
    <Link to={to} reloadDocument={document} className="link">
      {children}
    </Link>
  )
}
