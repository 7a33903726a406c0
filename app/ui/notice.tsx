// A short message beside the content: something done, something to know, something to mind.
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { CheckIcon, ErrorIcon, InfoIcon } from './icons'

const looks = {
  info: { className: 'border-action', icon: <InfoIcon /> },
  done: { className: 'border-action', icon: <CheckIcon /> },
  warning: { className: 'border-text', icon: <ErrorIcon /> },
}

export interface NoticeProps {
  kind?: keyof typeof looks
  title?: ReactNode
  /** Read out when it appears, for messages that follow what the person just did. */
  announce?: boolean
  children?: ReactNode
}

export function Notice({ kind = 'info', title, announce = false, children }: NoticeProps) {
  const { className, icon } = looks[kind]
  return (
    <div
      {...(announce ? { role: 'status' } : {})}
      className={classNames('flex gap-2.5 rounded-md border border-l-4 bg-surface p-3', className)}
    >
      <span className="mt-1 leading-none">{icon}</span>
      <div className="min-w-0">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children}
      </div>
    </div>
  )
}
