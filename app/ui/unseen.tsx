// Words that are heard and not seen: what a button or a link is about, for those who meet it out of context.
import type { ReactNode } from 'react'

export function Unseen({ children }: { children: ReactNode }) {
  return <span className="sr-only">{children}</span>
}
