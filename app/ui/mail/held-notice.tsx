// Says on the outbox page that mail is held since a restore, and lets it go.
import type { MailHold } from '../../core/mail/hold'
import { Button } from '../button'
import { InstantText } from '../date-text'
import { Form } from '../link'
import { Notice } from '../notice'
import { Stack } from '../stack'

interface HeldProps {
  held: MailHold | null
  waiting: number
  mayRelease: boolean
}

export function HeldNotice({ held, waiting, mayRelease }: HeldProps) {
  if (held === null) return null
  return (
    <Notice kind="warning" title="Mail is held since the portal was restored">
      <Stack>
        <p>
          The portal stands as it was when the backup was taken,{' '}
          <InstantText instant={held.takenAt} />. Mail that went out after that lies here again, and
          what came due meanwhile is written a second time. Open what went out already and choose
          “Do not send it”; then release the rest. Codes for signing in go out in any case.
        </p>
        {mayRelease ? (
          <Form method="post" action="/outbox">
            <input type="hidden" name="intent" value="release" />
            <Button>
              {waiting === 1
                ? 'Release the 1 mail that waits'
                : `Release the ${waiting} mails that wait`}
            </Button>
          </Form>
        ) : null}
      </Stack>
    </Notice>
  )
}
