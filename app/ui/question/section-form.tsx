// A section as a form: a real POST without script; with it, branches follow the typing and every answer saves itself.
import { type FormEvent, Fragment, type ReactNode, useEffect, useMemo, useState } from 'react'
import { type FieldErrors, useForm, useWatch } from 'react-hook-form'
import type { SectionPage } from '../../core/respond/pages'
import { branchingOf } from '../../core/respond/vendor-section'
import { Actions } from '../button'
import { Form } from '../link'
import type { SaveState } from './answer-entry'
import { ConflictBox } from './conflict-box'
import { useEarlyTyping } from './early-typing'
import type { QuestionCardProps } from './question-card'
import { SaveStatus } from './save-status'
import {
  initialValues,
  type PostedSection,
  type SectionValues,
  sectionResolver,
} from './section-values'
import { useSaving } from './use-saving'

export interface SectionFormProps {
  page: Pick<SectionPage, 'section' | 'states' | 'today'>
  token: string
  posted: PostedSection | undefined
  /** How one question that may be answered is drawn. */
  card: (card: QuestionCardProps) => ReactNode
  /** The form's submit buttons. */
  buttons: ReactNode
}

/** The form's state: what is typed, what it makes visible, and where it has been saved. */
function useSection({ page, token, posted }: Omit<SectionFormProps, 'card' | 'buttons'>) {
  const branching = useMemo(() => branchingOf(page.section), [page.section])
  const resolver = useMemo(() => sectionResolver(page), [page])
  const form = useForm<SectionValues>({
    defaultValues: initialValues(page, posted),
    mode: 'onBlur',
    resolver,
  })
  const ids = useMemo(() => page.section.questions.map(({ question }) => question.id), [page])
  useEarlyTyping(form, ids)
  const values = useWatch({ control: form.control }) as SectionValues
  const shown = useMemo(() => branching(values), [branching, values])
  const saving = useSaving({ page, token, form, values, shown })
  return { form, shown, saving, errorAt: usePostedErrors(form, posted) }
}

export function SectionForm(props: SectionFormProps) {
  const { page, token, posted, card, buttons } = props
  const { section, states } = page
  const { form, shown, saving, errorAt } = useSection(props)
  return (
    <Form method="post" noValidate onSubmit={(event) => void afterSaving(event, saving.flush)}>
      <SaveStatus status={saving.status} door={`/respond/${token}`} onRetry={saving.retry} />
      <div className="grid gap-6">
        {section.questions.map((item) => {
          const { id } = item.question
          const state = states[id]
          if (!state?.open || !shown.has(id)) return null
          const conflict = saving.conflicts[id]
          return (
            <Fragment key={id}>
              {card({
                item,
                state,
                form,
                revision: Math.max(
                  posted?.revisions[id] ?? 0,
                  saving.revisions[id] ?? state.revision,
                ),
                error: (field) => errorAt(id, field),
                today: page.today,
                conflict: conflict ? (
                  <ConflictBox
                    question={item.question}
                    conflict={conflict}
                    onChoose={(choice) => saving.choose(id, choice)}
                  />
                ) : null,
              })}
            </Fragment>
          )
        })}
      </div>
      <div className="mt-8">
        <Actions>{buttons}</Actions>
      </div>
    </Form>
  )
}

/** The server's sentences until the page lives; after that a field's own, which go when it is put right. */
function usePostedErrors(
  form: ReturnType<typeof useForm<SectionValues>>,
  posted: PostedSection | undefined,
) {
  const [live, setLive] = useState(false)
  useEffect(() => {
    setLive(true)
    for (const [path, message] of Object.entries(posted?.errors ?? {})) {
      form.setError(path as `${string}.value`, { type: 'server', message })
    }
  }, [form, posted])
  const { errors } = form.formState
  return (id: string, field: string): string | undefined =>
    live ? messageAt(errors, id, field) : posted?.errors[`${id}.${field}`]
}

function messageAt(
  errors: FieldErrors<SectionValues>,
  id: string,
  field: string,
): string | undefined {
  const entry: unknown = Object.entries(errors[id] ?? {}).find(([name]) => name === field)?.[1]
  if (typeof entry !== 'object' || entry === null || !('message' in entry)) return undefined
  return typeof entry.message === 'string' ? entry.message : undefined
}

/**
 * What autosave has under way goes first: a form sent beside it would meet its own answer as a stranger's.
 * Where the server cannot be reached the form stays; what is typed is on the device.
 */
async function afterSaving(
  event: FormEvent<HTMLFormElement>,
  flush: () => Promise<SaveState['state']>,
): Promise<void> {
  const form = event.currentTarget
  if (form.dataset.flushed === 'yes') {
    delete form.dataset.flushed
    return
  }
  event.preventDefault()
  const { submitter } = event.nativeEvent as SubmitEvent
  const state = await flush()
  if (state === 'offline' || state === 'signed out') return
  // The revisions that came back have to be in the form before it goes.
  await new Promise((resolve) => requestAnimationFrame(resolve))
  form.dataset.flushed = 'yes'
  form.requestSubmit(submitter)
}
