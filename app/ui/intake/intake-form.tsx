// The intake as one page: every item, and the tier that follows, live where there is script and by a button where there is none.
import { type FormEvent, useMemo, useState } from 'react'
import { compileIntake } from '../../core/intake/compile'
import type { IntakeDefinition } from '../../core/intake/definition'
import { assessTier } from '../../core/intake/tier'
import { AI_ACT_ITEM, PRODUCT_ITEM, readUseForm } from '../../core/uses/use-form'
import { Actions, Button } from '../button'
import { TextInput } from '../inputs'
import { Form } from '../link'
import { HelperFields } from './helper-fields'
import { ItemField } from './item-field'
import { TierPanel } from './tier-panel'

export type Typed = Readonly<Record<string, readonly string[]>>

export interface IntakeFormProps {
  definition: IntakeDefinition
  /** What was typed before, by field name; the owner starts as whoever files. */
  values: Typed
  errors: Readonly<Record<string, string>>
  /** Also go on to the launch of a review. */
  mayLaunch: boolean
}

export function IntakeForm({ definition, values, errors, mayLaunch }: IntakeFormProps) {
  // The hash tells versions apart on the server; nothing here reads it.
  const intake = useMemo(() => compileIntake(definition, () => ''), [definition])
  const [live, setLive] = useState<Typed>(values)
  const { answers } = useMemo(
    () => readUseForm(intake, (name) => [...(live[name] ?? [])]),
    [intake, live],
  )
  const typed = (name: string) => [...(values[name] ?? [])]
  const aiAct = answers[AI_ACT_ITEM]
  return (
    <Form
      method="post"
      noValidate
      onChange={(event: FormEvent<HTMLFormElement>) => setLive(valuesIn(event.currentTarget))}
      className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]"
    >
      <div className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-6">
        <UseFields typed={typed} errors={errors} />
        {intake.questions.map((question) => {
          if (question.id === PRODUCT_ITEM) return null
          return question.id === AI_ACT_ITEM ? (
            <HelperFields
              key={question.id}
              question={question}
              found={typeof aiAct === 'string' ? aiAct : null}
              errors={errors}
              typed={typed}
            />
          ) : (
            <ItemField
              key={question.id}
              question={question}
              error={errors[question.id]}
              typed={typed}
            />
          )
        })}
      </div>
      <div>
        <TierPanel assessment={assessTier(intake, answers)} />
      </div>
      <SubmitButtons mayLaunch={mayLaunch} />
    </Form>
  )
}

function UseFields({
  typed,
  errors,
}: Pick<IntakeFormProps, 'errors'> & { typed: (name: string) => string[] }) {
  const field = (name: string) => ({ name, error: errors[name], defaultValue: typed(name)[0] })
  return (
    <>
      <TextInput
        {...field('title')}
        label="What is it for, in a few words?"
        hint="Such as “Drafting replies to customers”. It names this use in every list."
      />
      <TextInput
        {...field('owner')}
        label="Owner"
        hint="The person who answers for this use."
        autoComplete="off"
      />
      <TextInput {...field('product')} label="Product" autoComplete="off" />
      <TextInput {...field('vendor')} label="Vendor" autoComplete="off" />
      <TextInput
        {...field('website')}
        label="Web address"
        hint="Such as https://www.example.com. It tells vendors of the same name apart."
        optional
        inputMode="url"
        autoComplete="off"
      />
    </>
  )
}

function SubmitButtons({ mayLaunch }: Pick<IntakeFormProps, 'mayLaunch'>) {
  return (
    <Actions>
      {mayLaunch ? (
        <Button name="go" value="launch">
          File and go on to the vendor
        </Button>
      ) : null}
      <Button look={mayLaunch ? 'secondary' : 'primary'}>File this use</Button>
      <noscript>
        <Button look="secondary" name="go" value="tier">
          Show the tier
        </Button>
      </noscript>
    </Actions>
  )
}

function valuesIn(form: HTMLFormElement): Typed {
  const data = new FormData(form)
  return Object.fromEntries(
    [...new Set(data.keys())].map((name) => [
      name,
      data.getAll(name).filter((value) => typeof value === 'string'),
    ]),
  )
}
