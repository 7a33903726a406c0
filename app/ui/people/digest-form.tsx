// Switches the weekly mail on or off for oneself.
import { Button } from '../button'
import { Form } from '../link'

export function DigestForm({ on, weekday }: { on: boolean; weekday: string }) {
  return (
    <Form method="post" className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <input type="hidden" name="intent" value="digest" />
      <p>
        On {weekday} mornings a mail says what needs you; none comes when nothing does. For you it
        is <strong className="font-semibold">{on ? 'on' : 'off'}</strong>.
      </p>
      <Button name="digest" value={on ? 'off' : 'on'} look="secondary">
        {on ? 'Switch the digest off' : 'Switch the digest on'}
      </Button>
    </Form>
  )
}
