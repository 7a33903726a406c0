// Switches the keys of the workspace on or off for oneself.
import { Button } from '../button'
import { Form } from '../link'

export function ShortcutsForm({ on }: { on: boolean }) {
  return (
    <Form method="post" className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <input type="hidden" name="intent" value="shortcuts" />
      <p>
        In a review, single letters move between questions and judge them; ? lists them. For you
        they are <strong className="font-semibold">{on ? 'on' : 'off'}</strong>.
      </p>
      <Button name="shortcuts" value={on ? 'off' : 'on'} look="secondary">
        {on ? 'Switch the keys off' : 'Switch the keys on'}
      </Button>
    </Form>
  )
}
