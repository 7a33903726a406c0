// Offers a reviewer what was submitted and lies there.
import { Button } from '../button'
import { Form } from '../link'
import { Notice } from '../notice'

/** The workspace reads `act`, the overview `intent`: the same form stands on both. */
export function TakeUpForm() {
  return (
    <div className="mb-6">
      <Notice title="The vendor has submitted. Nobody has taken this review up yet.">
        <Form method="post" className="mt-2">
          <input type="hidden" name="act" value="take up" />
          <input type="hidden" name="intent" value="take up" />
          <Button>Take up this review</Button>
        </Form>
      </Notice>
    </div>
  )
}
