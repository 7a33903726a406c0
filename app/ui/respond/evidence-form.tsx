// The form that gives a file: what it is, how long it holds, and which answers it supports.
import type { EvidencePage } from '../../core/respond/pages'
import { Button } from '../button'
import { EvidenceTerms, useEvidenceTerms } from '../evidence-terms'
import { DateInput, FileInput, Select, TextInput } from '../inputs'
import { Form } from '../link'
import { commonWords } from './words/common'
import { evidenceWords as words } from './words/evidence'

export interface EvidenceFormProps {
  page: EvidencePage
  errors: Record<string, string> | undefined
  values: Record<string, string | string[]> | undefined
}

export function EvidenceForm({ page, errors, values }: EvidenceFormProps) {
  const typed = (name: string) => {
    const value = values?.[name]
    return (Array.isArray(value) ? value[0] : value) ?? ''
  }
  const kind = typed('kind') || (page.about?.kind ?? '')
  const start = { kind, from: typed('from') || null, to: typed('to') || null }
  const { onInput, sentences } = useEvidenceTerms(page.kinds, start)
  const text = (name: string) => ({ name, defaultValue: typed(name), error: errors?.[name] })
  return (
    <Form
      method="post"
      encType="multipart/form-data"
      noValidate
      onInput={onInput}
      className="grid gap-6"
    >
      <FileInput
        name="file"
        label={words.file}
        hint={words.fileHint}
        accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.csv,.txt"
        error={errors?.file}
      />
      <Select
        label={words.kind}
        options={page.kinds}
        placeholder={words.choose}
        {...text('kind')}
        defaultValue={kind}
      />
      <Days from={text('from')} to={text('to')} />
      <EvidenceTerms sentences={sentences} />
      <TextInput label={words.issuer} hint={words.issuerHint} optional {...text('issuer')} />
      <TextInput label={words.scope} hint={words.scopeHint} optional {...text('scope')} />
      <Supports page={page} chosen={values?.questionIds} />
      <div>
        <Button name="intent" value="add">
          {words.upload}
        </Button>
      </div>
    </Form>
  )
}

interface DayField {
  name: string
  defaultValue: string
  error: string | undefined
}

function Days({ from, to }: { from: DayField; to: DayField }) {
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      <DateInput
        className="max-w-56!"
        label={words.from}
        hint={words.fromHint}
        optional
        {...from}
      />
      <DateInput className="max-w-56!" label={words.to} hint={words.toHint} optional {...to} />
    </div>
  )
}

function Supports({ page, chosen }: { page: EvidencePage; chosen: string | string[] | undefined }) {
  const ticked = new Set(chosen === undefined ? [page.about?.id] : [chosen].flat())
  return (
    <fieldset className="min-w-0">
      <legend className="font-semibold">{words.answers}</legend>
      <p className="text-muted">{words.answersHint}</p>
      <div className="mt-2 grid gap-2">
        {page.sections.map((section) => (
          <details key={section.id} open={section.questions.some(({ id }) => ticked.has(id))}>
            <summary className="py-1 text-action">{section.title}</summary>
            <div className="mt-1 border-l-2 border-line pl-4">
              {section.questions.map(({ id, prompt }) => (
                <label key={id} className="choice flex items-start gap-2.5 py-1.5 text-base">
                  <input
                    type="checkbox"
                    name="questionIds"
                    value={id}
                    defaultChecked={ticked.has(id)}
                    className="mt-0.5 size-[1.25em] shrink-0 accent-action"
                  />
                  <span>{commonWords.question(id, prompt)}</span>
                </label>
              ))}
            </div>
          </details>
        ))}
      </div>
    </fieldset>
  )
}
