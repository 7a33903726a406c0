// A section as a form: a real POST without script; with it, branches follow the typing and every answer saves itself.
import {
  type FormEvent,
  Fragment,
  type ReactNode,
  useCallback,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { QuestionFields } from '../../core/respond/answer-input'
import { branchingOf } from '../../core/respond/branching'
import type { SectionPage } from '../../core/respond/pages'
import { Actions } from '../button'
import { fieldId } from '../field'
import { Form } from '../link'
import { savingWords } from '../respond/words/section'
import type { SaveState } from './answer-entry'
import { ConflictBox } from './conflict-box'
import type { QuestionCardProps } from './question-card'
import { SaveStatus } from './save-status'
import { initialValues, type PostedSection, readSection } from './section-values'
import { useSaving } from './use-saving'
import { useSentences } from './use-sentences'

export interface SectionFormProps {
  page: Pick<SectionPage, 'section' | 'states' | 'today'>
  token: string
  posted: PostedSection | undefined
  /** How one question that may be answered is drawn. */
  card: (card: QuestionCardProps) => ReactNode
  /** What Enter in a field sends as `next`. */
  onEnter: string
  /** The form's submit buttons. */
  buttons: ReactNode
}

/** The form's state: what is typed, what it makes visible, and where it has been saved. */
function useSection({ page, token, posted }: Pick<SectionFormProps, 'page' | 'token' | 'posted'>) {
  const { questions } = page.section
  const form = useRef<HTMLFormElement>(null)
  const branching = useMemo(() => branchingOf({ questions }), [questions])
  const [values, setValues] = useState(() => initialValues(page, posted))
  // How often a question was filled in anew: each time its fields are drawn afresh.
  const [drawn, setDrawn] = useState<Record<string, number>>({})
  const place = useCallback((id: string, fields: QuestionFields) => {
    setValues((now) => ({ ...now, [id]: fields }))
    setDrawn((now) => ({ ...now, [id]: (now[id] ?? 0) + 1 }))
  }, [])
  const saving = useSaving({ page, token, form, place })
  const sentences = useSentences(posted, saving.problems)
  const shown = useMemo(() => branching(values), [branching, values])
  const onChange = (event: FormEvent<HTMLFormElement>) => {
    const typed = readSection(event.currentTarget, questions)
    setValues((now) => ({ ...now, ...typed }))
    saving.typed(typed)
    if ('name' in event.target) sentences.onTyping(String(event.target.name))
  }
  const onBlur = () => {
    sentences.onLeaving()
    void saving.flush()
  }
  return { form, values, drawn, shown, saving, sentences, on: { onChange, onBlur } }
}

export function SectionForm(props: SectionFormProps) {
  const { token, onEnter, buttons } = props
  const section = useSection(props)
  const { form, saving, on } = section
  return (
    <Form
      ref={form}
      method="post"
      noValidate
      onSubmit={(event) => void afterSaving(event, saving.flush)}
      {...on}
    >
      <DefaultButton next={onEnter} />
      <SaveStatus status={saving.state} door={`/respond/${token}`} onRetry={saving.retry} />
      <div className="grid gap-6">
        <Questions {...props} section={section} />
      </div>
      <div className="mt-8">
        <Actions>{buttons}</Actions>
      </div>
    </Form>
  )
}

/** Enter in a field presses a form's first submit button: without this one, that of some card, far from what was meant. */
function DefaultButton({ next }: { next: string }) {
  return (
    <button
      type="submit"
      name="next"
      value={next}
      className="sr-only"
      tabIndex={-1}
      aria-hidden="true"
    >
      {savingWords.save}
    </button>
  )
}

function Questions({
  page,
  posted,
  card,
  section,
}: SectionFormProps & { section: ReturnType<typeof useSection> }) {
  const { values, drawn, shown, saving, sentences } = section
  return page.section.questions.map((question) => {
    const { id } = question
    const state = page.states[id]
    if (!state?.open || !shown.has(id)) return null
    const conflict = saving.conflicts[id]
    const choose = (chosen: QuestionFields) => {
      saving.settle(id, chosen)
      // The pressed button goes with the box; whoever uses the keyboard goes on at the answer.
      requestAnimationFrame(() => document.getElementById(fieldId(`${id}.value`))?.focus())
    }
    return (
      <Fragment key={`${id} ${drawn[id] ?? 0}`}>
        {card({
          question,
          state,
          fields: values[id] ?? state.fields,
          revision: Math.max(posted?.revisions[id] ?? 0, saving.revisions[id] ?? state.revision),
          error: (field) => sentences.at(id, field),
          today: page.today,
          conflict: conflict ? (
            <ConflictBox question={question} conflict={conflict} onChoose={choose} />
          ) : null,
        })}
      </Fragment>
    )
  })
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
