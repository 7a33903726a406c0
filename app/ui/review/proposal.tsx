// A proposal in words, and the form of whoever may approve or decline it.
import { conditionLabel } from '../../core/judgement/condition'
import type { DecisionView, ProposalView } from '../../core/judgement/outcome-view'
import { Button } from '../button'
import { DateText, InstantText } from '../date-text'
import { Textarea } from '../inputs'
import { Form } from '../link'
import { Section } from '../page'
import { StatusTag } from '../status-tag'
import { SummaryList } from '../summary-list'

export interface OpenProposalProps {
  proposal: ProposalView
  view: DecisionView
  errors: Readonly<Record<string, string>>
  values: Readonly<Record<string, string | string[]>>
}

export function OpenProposal({ proposal, view, errors, values }: OpenProposalProps) {
  return (
    <Section title="Proposed, waiting for approval">
      <ProposalText proposal={proposal} />
      {view.approvalRefusal === null ? (
        <Form method="post" className="mt-4 grid max-w-xl gap-4" aria-label="Approve or decline">
          <input type="hidden" name="proposalId" value={proposal.id} />
          <input type="hidden" name="act" value="approve" />
          <Textarea
            name="comment"
            label="Comment"
            hint="Needed to decline."
            rows={2}
            defaultValue={typeof values.comment === 'string' ? values.comment : ''}
            error={errors.comment}
            optional
          />
          <p className="text-muted">
            Approving decides the review, freezes its report and tells whoever asked for the use.
          </p>
          <div className="flex flex-wrap gap-3">
            <Button name="approved" value="approved">
              Approve
            </Button>
            <Button name="approved" value="declined" look="danger">
              Decline
            </Button>
          </div>
        </Form>
      ) : (
        <p className="mt-4">{view.approvalRefusal}</p>
      )}
      {view.mayWithdraw ? (
        <Form method="post" className="mt-4">
          <input type="hidden" name="proposalId" value={proposal.id} />
          <Button name="act" value="withdraw" look="secondary">
            Withdraw the proposal
          </Button>
        </Form>
      ) : null}
    </Section>
  )
}

export function ProposalText({ proposal }: { proposal: ProposalView }) {
  return (
    <div>
      <SummaryList
        items={[
          {
            key: 'decision',
            term: 'Decision',
            value: (
              <span className="flex flex-wrap items-center gap-2">
                <strong className="font-semibold">{proposal.decision}</strong>
                <StatusTag tone={proposal.status === 'open' ? 'blue' : 'neutral'}>
                  {proposal.status}
                </StatusTag>
              </span>
            ),
          },
          { key: 'reason', term: 'Why', value: <Lines text={proposal.reason} /> },
          {
            key: 'until',
            term: 'Valid until',
            value: proposal.validUntil ? <DateText date={proposal.validUntil} /> : 'No end date',
          },
          {
            key: 'by',
            term: 'Proposed by',
            value: (
              <>
                {proposal.by}, <InstantText instant={proposal.at} />
              </>
            ),
          },
          ...proposal.words.map(({ by, approved, comment, at }) => ({
            key: `${by}-${at}`,
            term: approved === 'approved' ? 'Approved by' : 'Declined by',
            value: (
              <>
                {by}, <InstantText instant={at} />
                {comment ? <Lines text={`: ${comment}`} /> : null}
              </>
            ),
          })),
        ]}
      />
      <Conditions conditions={proposal.conditions} />
    </div>
  )
}

function Conditions({ conditions }: { conditions: ProposalView['conditions'] }) {
  if (conditions.length === 0) return null
  return (
    <ol className="mt-3 grid gap-3">
      {conditions.map((condition) => (
        <li key={condition.number} className="border-l-2 border-line pl-3">
          <p>
            <strong className="font-semibold">{conditionLabel(condition.number)}:</strong>{' '}
            {condition.sentence}
          </p>
          <p className="text-muted">
            Binds {condition.ownerSide === 'us' ? 'us' : 'the vendor'} ({condition.owner}), due{' '}
            <DateText date={condition.dueOn} />. Shown by: {ended(condition.evidenceNeeded)} If
            missed: {ended(condition.consequence)}
          </p>
        </li>
      ))}
    </ol>
  )
}

/** A typed sentence with the full stop that it may or may not have brought. */
const ended = (text: string): string =>
  /[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`

function Lines({ text }: { text: string }) {
  return <span className="break-words whitespace-pre-line">{text}</span>
}
