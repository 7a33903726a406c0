// The evidence behind an answer: what it is, how long it holds, the file itself, and what a reviewer says of it.

import type { QuestionView } from '../../core/judgement/view'
import { sizeWords } from '../../core/report/words'
import { Button } from '../button'
import { DateText } from '../date-text'
import { fieldId } from '../field'
import { TextInput } from '../inputs'
import { Form } from '../link'
import { StatusTag } from '../status-tag'
import { TextLink } from '../text-link'

type Evidence = QuestionView['evidence'][number]

export interface EvidenceListProps {
  number: number
  evidence: readonly Evidence[]
  /** What would have been expected, in words. */
  expected: string | null
  canJudge: boolean
  /** By field; the reason of a piece of evidence is `reason-` with its id. */
  errors: Readonly<Record<string, string>>
}

export function EvidenceList({ number, evidence, expected, canJudge, errors }: EvidenceListProps) {
  return (
    <>
      {expected ? <p className="mb-2 text-muted">Expected: {expected}</p> : null}
      {evidence.length === 0 ? <p>No file supports this answer.</p> : null}
      <ul className="grid gap-3">
        {evidence.map((item) => (
          <li key={item.id} className="rounded-md border border-line p-3">
            <File number={number} item={item} />
            {canJudge ? <JudgeEvidence item={item} error={errors[`reason-${item.id}`]} /> : null}
          </li>
        ))}
      </ul>
    </>
  )
}

function File({ number, item }: { number: number; item: Evidence }) {
  const path = `/reviews/${number}/evidence/${item.id}`
  const inPlace = item.mediaType === 'image/png' || item.mediaType === 'image/jpeg'
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <strong className="font-semibold">
          {item.register} {item.title}
        </strong>
        <StatusTag tone={item.status === 'unreviewed' ? 'blue' : 'neutral'}>
          {item.status}
        </StatusTag>
        {item.expired ? <StatusTag>run out</StatusTag> : null}
      </p>
      <p>
        {item.issuer ? `${item.issuer}. ` : ''}
        {item.validFrom ? (
          <>
            From <DateText date={item.validFrom} />.{' '}
          </>
        ) : null}
        {item.validTo ? (
          <>
            Valid to <DateText date={item.validTo} />.
          </>
        ) : (
          'No end date.'
        )}
      </p>
      {item.statusReason ? <p>Reviewer: {item.statusReason}</p> : null}
      <p className="flex flex-wrap gap-x-4">
        <TextLink to={path} document>
          Download {item.fileName} ({sizeWords(item.sizeBytes)})
        </TextLink>
        {inPlace ? (
          <TextLink to={`${path}?view=here`} document>
            View
          </TextLink>
        ) : null}
      </p>
      <p className="font-mono text-xs break-all text-muted">SHA-256 {item.sha256}</p>
    </>
  )
}

function JudgeEvidence({ item, error }: { item: Evidence; error: string | undefined }) {
  return (
    <Form method="post" className="mt-3 grid gap-2" aria-label={`Judge ${item.register}`}>
      <input type="hidden" name="act" value="evidence" />
      <input type="hidden" name="evidenceId" value={item.id} />
      <TextInput
        name="reason"
        id={fieldId(`reason-${item.id}`)}
        label={`Reason, to reject ${item.register}`}
        error={error}
        optional
      />
      <div className="flex flex-wrap gap-3">
        <Button name="status" value="verified" look="secondary">
          Verified: it shows this
        </Button>
        <Button name="status" value="rejected" look="secondary">
          Reject
        </Button>
      </div>
    </Form>
  )
}
