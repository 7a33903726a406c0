// Handing an invitation over by another channel: its link, and a one-time code that is shown once.
import { Button } from '../button'
import { CopyField } from '../copy-field'
import { InstantText } from '../date-text'
import { Form } from '../link'
import { Notice } from '../notice'

export interface HandOverProps {
  link: string
  number: number
  contact: string
  /** Just made; it is not shown again. */
  code: { code: string; expiresAt: string } | null
}

export function HandOver({ link, number, contact, code }: HandOverProps) {
  return (
    <div className="grid max-w-2xl gap-3">
      <CopyField label={`Link for ${contact}`} value={link} />
      {code ? (
        <Notice kind="done" title="One-time code" announce>
          <p className="font-mono text-xl tracking-wider">{spaced(code.code)}</p>
          <p>
            Tell it to {contact} by another channel than the link, such as the telephone. It works
            once, until <InstantText instant={code.expiresAt} />, and is not shown again.
          </p>
        </Notice>
      ) : null}
      <Form method="post">
        <input type="hidden" name="intent" value="hand over" />
        <input type="hidden" name="number" value={number} />
        <Button look="secondary">Make a one-time code</Button>
      </Form>
      <p className="text-muted">
        With the code the vendor gets in without a mail. A code made earlier stops working.
      </p>
    </div>
  )
}

/** In fours, as it is read out; the door takes it with or without the space. */
const spaced = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ')
