// What a reviewer does with a piece of evidence: read it otherwise than the vendor said, and judge it.
import type { EvidenceKindChoice, EvidenceView } from '../../core/evidence/view'
import { Button } from '../button'
import { EvidenceTerms, useEvidenceTerms } from '../evidence-terms'
import { fieldId } from '../field'
import { DateInput, Select, TextInput } from '../inputs'
import { Form } from '../link'

export interface EvidenceFormsProps {
  item: EvidenceView
  kinds: readonly EvidenceKindChoice[]
  /** By field with the id of the piece behind it: `reason-` and the id. */
  errors: Readonly<Record<string, string>>
  /** What was typed into the form that was refused. */
  values: Readonly<Record<string, string | string[]>>
}

/** What a field of this piece's form holds and what is wrong with it; other pieces keep their own. */
function fieldsOf({ item, errors, values }: EvidenceFormsProps, act: string) {
  const isRefused = values.act === act && values.evidenceId === item.id
  return (name: string, stored = '') => {
    const typed = values[name]
    return {
      name,
      id: fieldId(`${name}-${item.id}`),
      error: isRefused ? errors[`${name}-${item.id}`] : undefined,
      defaultValue: isRefused && typeof typed === 'string' ? typed : stored,
    }
  }
}

function Hidden({ act, item }: { act: string; item: EvidenceView }) {
  return (
    <>
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="evidenceId" value={item.id} />
      <input type="hidden" name="revision" value={item.revision} />
    </>
  )
}

export function EvidenceForms(props: EvidenceFormsProps) {
  const { item, values } = props
  const isOpen = values.act === 'read evidence' && values.evidenceId === item.id
  return (
    <>
      <JudgeEvidence {...props} />
      <details open={isOpen}>
        <summary className="link w-fit">
          Correct what it is<span className="sr-only">: {item.register}</span>
        </summary>
        {/* A reading that was taken closes the form and starts it anew from what now stands. */}
        <ReadEvidence key={item.revision} {...props} />
      </details>
    </>
  )
}

function JudgeEvidence(props: EvidenceFormsProps) {
  const { item } = props
  const field = fieldsOf(props, 'evidence')
  return (
    <Form
      key={item.revision}
      method="post"
      className="grid gap-2"
      aria-label={`Judge ${item.register}`}
    >
      <Hidden act="evidence" item={item} />
      <TextInput label={`Reason, to reject ${item.register}`} optional {...field('reason')} />
      <div className="flex flex-wrap gap-3">
        {item.status === 'verified' ? null : (
          <Button name="status" value="verified" look="secondary">
            Verified: it shows this
          </Button>
        )}
        <Button name="status" value="rejected" look="secondary">
          {item.status === 'rejected' ? 'Reject for this reason' : 'Reject'}
        </Button>
        {item.status === 'unreviewed' ? null : (
          <Button name="status" value="unreviewed" look="secondary">
            Take the word back
          </Button>
        )}
      </div>
    </Form>
  )
}

function ReadEvidence(props: EvidenceFormsProps) {
  const { item, kinds } = props
  const field = fieldsOf(props, 'read evidence')
  const start = { kind: item.kind, ...item.printed }
  const { onInput, sentences } = useEvidenceTerms(kinds, start)
  return (
    <Form
      method="post"
      noValidate
      onInput={onInput}
      className="mt-2 grid gap-4"
      aria-label={`Read ${item.register}`}
    >
      <Hidden act="read evidence" item={item} />
      <p className="text-muted">
        What you write counts from now on; what the vendor said stays beside it.
      </p>
      <Select label="What it is" options={kinds} {...field('kind', item.kind)} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextInput label="Issued by" optional {...field('issuer', item.issuer)} />
        <TextInput label="What it covers" optional {...field('scope', item.scope)} />
        <DateInput label="First day" optional {...field('from', item.printed.from ?? '')} />
        <DateInput label="Last day" optional {...field('to', item.printed.to ?? '')} />
      </div>
      <EvidenceTerms sentences={sentences} />
      <div>
        <Button look="secondary">Read it as this</Button>
      </div>
    </Form>
  )
}
