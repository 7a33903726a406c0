// The mails that nudging would send, whom it leaves out and why, and the words to put before them.
import { reviewLabel } from '../../core/review/number'
import type { PreviewedNudge } from '../../services/reviews/nudge-vendors'
import { Actions, Button, LinkButton } from '../button'
import { EmptyState } from '../empty-state'
import { ErrorSummary } from '../error-summary'
import { Textarea } from '../inputs'
import { Form } from '../link'
import { Notice } from '../notice'
import { Page, Section } from '../page'
import { FormFields } from '../stack'
import { TextLink } from '../text-link'
import type { RefusedForm } from '../use-checked-form'
import { ReviewLink } from './review-link'

export interface NudgePageProps {
  nudges: readonly PreviewedNudge[]
  text: string
  /** The query of the list to go back to. */
  back: string
  mailsGoOut: boolean
  refused: RefusedForm | undefined
}

const mailWords = (count: number) => (count === 1 ? '1 mail' : `${count} mails`)

export function NudgePage({ nudges, text, back, mailsGoOut, refused }: NudgePageProps) {
  const ready = nudges.filter(({ mail }) => mail !== null)
  const left = nudges.filter(({ mail }) => mail === null)
  return (
    <Page title="Nudge vendors" back={{ to: `/?${back}`, label: 'Waiting on' }} narrow>
      <ErrorSummary errors={refused?.errors} />
      {nudges.length === 0 ? (
        <EmptyState
          text="No review was chosen: tick those whose vendors you want to nudge."
          action={<LinkButton to={`/?${back}`}>Back to the list</LinkButton>}
        />
      ) : null}
      {left.length > 0 ? <LeftOut nudges={left} /> : null}
      {ready.length > 0 ? (
        <>
          {mailsGoOut ? null : (
            <Notice kind="warning" title="Mail is not set up">
              <p>The nudges wait in the outbox until it is.</p>
            </Notice>
          )}
          <NudgeForm nudges={ready} text={text} back={back} refused={refused} />
          <Mails nudges={ready} />
        </>
      ) : null}
    </Page>
  )
}

type NudgeFormProps = Pick<NudgePageProps, 'nudges' | 'text' | 'back' | 'refused'>

function NudgeForm({ nudges, text, back, refused }: NudgeFormProps) {
  const typed = refused?.values.text
  return (
    <Section title={`${mailWords(nudges.length)} to send`}>
      <Form method="post" noValidate>
        <input type="hidden" name="back" value={back} />
        {nudges.map(({ number }) => (
          <input key={number} type="hidden" name="r" value={number} />
        ))}
        <FormFields>
          <Textarea
            name="text"
            label="Your words"
            optional
            hint="They stand in each of the mails below, with your name. Without any, the mails say only what is open and until when."
            rows={4}
            defaultValue={typeof typed === 'string' ? typed : text}
            error={refused?.errors.text}
          />
          <Actions>
            <Button>{nudges.length === 1 ? 'Send it' : `Send ${mailWords(nudges.length)}`}</Button>
            <Button look="secondary" name="intent" value="show">
              Show the mails with these words
            </Button>
          </Actions>
        </FormFields>
      </Form>
    </Section>
  )
}

function LeftOut({ nudges }: Pick<NudgePageProps, 'nudges'>) {
  return (
    <Section
      title={nudges.length === 1 ? '1 vendor is left out' : `${nudges.length} vendors are left out`}
    >
      <ul className="grid gap-2">
        {nudges.map(({ number, offering, vendor, because }) => (
          <li key={number} className="border-l-4 border-line pl-3">
            <ReviewLink number={number} /> {offering} <span className="text-muted">{vendor}</span>
            <span className="block">{because}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** The first one open: it is what all of them look like. */
function Mails({ nudges }: Pick<NudgePageProps, 'nudges'>) {
  return (
    <Section title="As they go out">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
        {nudges.map(({ number, mail }, at) =>
          mail === null ? null : (
            <details
              key={number}
              open={at === 0}
              className="rounded-md border border-line px-3 py-2"
            >
              <summary className="font-semibold">
                {reviewLabel(number)} to {mail.to.name}
              </summary>
              <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 pt-2">
                <dt className="text-muted">To</dt>
                <dd>{mail.to.address}</dd>
                <dt className="text-muted">Subject</dt>
                <dd className="font-semibold">{mail.subject}</dd>
              </dl>
              <p className="mt-2 border-t border-line pt-2 wrap-anywhere whitespace-pre-wrap">
                {mail.text}
              </p>
              <p className="pt-2">
                <TextLink to={`/reviews/${number}`}>Open {reviewLabel(number)}</TextLink>
              </p>
            </details>
          ),
        )}
      </div>
    </Section>
  )
}
