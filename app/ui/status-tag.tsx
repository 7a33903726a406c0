// Where something stands in its workflow: neutral or blue only, so that the risk colours mean risk.
import type { ReactNode } from 'react'
import { classNames } from './class-names'

const tones = {
  /** Nothing to do here for the reader. */
  neutral: 'bg-unassessed-wash text-unassessed',
  /** Under way, or waiting for the reader. */
  blue: 'bg-action-wash text-action',
}

export interface StatusTagProps {
  tone?: keyof typeof tones
  children: ReactNode
}

export function StatusTag({ tone = 'neutral', children }: StatusTagProps) {
  return (
    <span
      className={classNames(
        'badge inline-block rounded-md px-2 py-0.5 font-semibold whitespace-nowrap',
        tones[tone],
      )}
    >
      {children}
    </span>
  )
}
