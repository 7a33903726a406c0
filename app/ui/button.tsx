// Buttons and links that look like buttons. A submit button is never disabled: pressing it says what is missing.
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { classNames } from './class-names'
import { Link } from './link'

export type ButtonLook = 'primary' | 'secondary' | 'danger' | 'plain'

const looks: Record<ButtonLook, string> = {
  primary: 'bg-action text-on-action hover:underline',
  secondary: 'border-input! bg-page text-text hover:bg-surface',
  danger: 'border-error! bg-page text-error hover:underline',
  plain: 'px-1! text-action underline underline-offset-2',
}

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  look?: ButtonLook
}

export function Button({ look = 'primary', type = 'submit', className, ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={classNames('button print:hidden', looks[look], className)}
      {...rest}
    />
  )
}

export interface LinkButtonProps {
  to: string
  look?: ButtonLook
  /** For files and other answers that are not pages: the browser itself follows the link. */
  document?: boolean
  children: ReactNode
}

export function LinkButton({
  to,
  look = 'secondary',
  document = false,
  children,
}: LinkButtonProps) {
  return (
    <Link
      to={to}
      reloadDocument={document}
      className={classNames('button print:hidden', looks[look])}
    >
      {children}
    </Link>
  )
}

/** Buttons side by side, wrapping where there is no room. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-3">{children}</div>
}
