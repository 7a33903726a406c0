// Even vertical distance between what stands below each other, so that no page sets margins of its own.
import type { ReactNode } from 'react'
import { classNames } from './class-names'

const gaps = { small: 'gap-2', normal: 'gap-4', large: 'gap-8' }

export interface StackProps {
  gap?: keyof typeof gaps
  children: ReactNode
}

export function Stack({ gap = 'normal', children }: StackProps) {
  return <div className={classNames('grid grid-cols-[minmax(0,1fr)]', gaps[gap])}>{children}</div>
}

/** The inside of a form: one column, not wider than reads well. */
export function FormFields({ children }: { children: ReactNode }) {
  return <div className="grid max-w-xl grid-cols-[minmax(0,1fr)] gap-5">{children}</div>
}
