// The few signs the pages use; always beside words, so they are hidden from screen readers.
import type { ReactNode } from 'react'

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 16 16"
      className="inline-block h-[1em] w-[1em] shrink-0"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {children}
    </svg>
  )
}

export function ErrorIcon() {
  return (
    <Icon>
      <circle cx="8" cy="8" r="6.75" />
      <path d="M8 4.500v4M8 11.25v.01" />
    </Icon>
  )
}

export function CheckIcon() {
  return (
    <Icon>
      <path d="m3 8.500 3.250 3.250L13 5" />
    </Icon>
  )
}

export function InfoIcon() {
  return (
    <Icon>
      <circle cx="8" cy="8" r="6.75" />
      <path d="M8 7.500v4M8 4.750v.01" />
    </Icon>
  )
}

export function RemoveIcon() {
  return (
    <Icon>
      <path d="m4 4 8 8M12 4l-8 8" />
    </Icon>
  )
}

export function BackIcon() {
  return (
    <Icon>
      <path d="M10 3 5 8l5 5" />
    </Icon>
  )
}

/** Up or down for the sorted column, both for one that can be sorted. */
export function SortIcon({ direction }: { direction: 'ascending' | 'descending' | 'none' }) {
  return (
    <Icon>
      {direction === 'descending' ? null : <path d="m5 6.500 3-3 3 3" />}
      {direction === 'ascending' ? null : <path d="m5 9.500 3 3 3-3" />}
    </Icon>
  )
}
