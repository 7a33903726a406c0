// Contradictions before submitting: each a question to the vendor, with a way to either answer and room to explain.

import type { CheckedAnswer, CheckModel } from '../../core/respond/submission'
import { Actions, Button, LinkButton } from '../button'
import { Textarea } from '../inputs'
import { Form } from '../link'
import { checkWords as words } from './words/check'
import { commonWords } from './words/common'

export interface ContradictionsProps {
  /** Of the form, so that buttons elsewhere on the page can send it too. */
  formId: string
  contradictions: CheckModel['contradictions']
  hash: string
  /** Ids of the questions that may be changed now. */
  open: readonly string[]
  typed: (name: string, stored: string) => string
  errors: Record<string, string> | undefined
}

/** One form for all, so that pressing any button keeps everything that was typed. */
export function Contradictions(props: ContradictionsProps) {
  const { contradictions, formId, hash } = props
  if (contradictions.length === 0) return null
  return (
    <div className="border-l-4 border-line pl-4">
      <h3 className="font-semibold">{words.contradictions(contradictions.length)}</h3>
      <p className="text-base text-muted">{words.contradictionsText}</p>
      <Form id={formId} method="post" noValidate className="mt-3 grid gap-6">
        <input type="hidden" name="of" value={hash} />
        {contradictions.map((one) => (
          <Contradiction key={one.id} one={one} {...props} />
        ))}
        <div>
          <Button look="secondary" name="go" value="">
            {words.keep}
          </Button>
        </div>
      </Form>
    </div>
  )
}

function Contradiction({
  one,
  open,
  typed,
  errors,
}: ContradictionsProps & { one: CheckModel['contradictions'][number] }) {
  const name = `explanation.${one.id}.text`
  return (
    <div id={one.id} className="scroll-mt-4">
      <p className="font-semibold">{one.asks}</p>
      <ul className="mt-1 mb-3 grid gap-1">
        {one.answers.map((answer) => (
          <Compared key={answer.id} answer={answer} changeable={open.includes(answer.id)} />
        ))}
      </ul>
      <input type="hidden" name={`explanation.${one.id}.revision`} value={one.revision} />
      <Textarea
        name={name}
        label={words.explanation}
        rows={3}
        defaultValue={typed(name, one.explanation)}
        error={errors?.[name]}
      />
    </div>
  )
}

function Compared({ answer, changeable }: { answer: CheckedAnswer; changeable: boolean }) {
  const { id, prompt, notApplicable } = answer
  return (
    <li>
      <span className="text-base text-muted">{id}</span> {prompt}{' '}
      <span className="whitespace-pre-line">
        <strong>
          {notApplicable === null ? answer.answer : commonWords.doesNotApply(notApplicable)}
        </strong>
      </span>{' '}
      {changeable ? (
        <Button look="plain" name="go" value={id}>
          {commonWords.changeAnswer(id)}
        </Button>
      ) : null}
    </li>
  )
}

/** Leads to submitting. While explanations can be typed it keeps them first, as every button does. */
export function GoOn({ to, keeping }: { to: string; keeping: string | null }) {
  return (
    <Actions>
      {keeping === null ? (
        <LinkButton to={to} look="primary">
          {words.goOn}
        </LinkButton>
      ) : (
        <Button form={keeping} name="go" value="submit">
          {words.goOn}
        </Button>
      )}
    </Actions>
  )
}
