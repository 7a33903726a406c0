// Ten backup codes, shown the one time that they can be: to print, to copy, to save.
import { useEffect, useState } from 'react'
import { Actions, Button } from '../button'
import { Notice } from '../notice'

export function BackupCodes({ codes, email }: { codes: readonly string[]; email: string }) {
  return (
    <Notice kind="done" title="Keep these backup codes" announce>
      <p className="mt-1">
        Each opens your account once, after the password, when your telephone is not at hand. They
        are not shown again: print them or put them where you keep your passwords.
      </p>
      <ul className="my-3 grid max-w-sm gap-x-6 sm:grid-cols-2 gap-y-1 font-mono text-lg">
        {codes.map((code) => (
          <li key={code}>
            <code className="whitespace-nowrap">{code}</code>
          </li>
        ))}
      </ul>
      <KeepCodes text={fileOf(codes, email)} />
    </Notice>
  )
}

function KeepCodes({ text }: { text: string }) {
  const [can, setCan] = useState({ copy: false, print: false })
  const [copied, setCopied] = useState(false)
  // Only known in the browser; copying is absent there over plain http.
  useEffect(() => setCan({ copy: navigator.clipboard !== undefined, print: true }), [])
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <Actions>
      <a
        className="button border-input! bg-page text-text hover:bg-surface print:hidden"
        href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
        download="assay-backup-codes.txt"
      >
        Download
      </a>
      {can.copy ? (
        <Button type="button" look="secondary" onClick={() => void copy()}>
          Copy
        </Button>
      ) : null}
      {can.print ? (
        <Button type="button" look="secondary" onClick={() => window.print()}>
          Print
        </Button>
      ) : null}
      <span role="status" className="text-muted">
        {copied ? 'Copied' : ''}
      </span>
    </Actions>
  )
}

const fileOf = (codes: readonly string[], email: string): string =>
  [`Backup codes of ${email} for Assay. Each works once.`, '', ...codes, ''].join('\n')
