// The conditions of one review, each with its state today and the form that says what became of it.
import { conditionLabel, isMissed } from '../../core/judgement/condition'
import type { FollowedView } from '../../core/judgement/outcome-view'
import { Button } from '../button'
import { DateText, InstantText } from '../date-text'
import { EmptyState } from '../empty-state'
import { ErrorSummary } from '../error-summary'
import { Textarea } from '../inputs'
import { Form } from '../link'
import { SummaryList } from '../summary-list'
import type { RefusedForm } from '../use-checked-form'
import { ConditionStateTag } from './condition-state'

export interface FollowedConditionsProps {
  conditions: readonly FollowedView[]
  mayChange: boolean
  refused: RefusedForm | undefined
}

export function FollowedConditions({ conditions, mayChange, refused }: FollowedConditionsProps) {
  const about = refused?.values.condition
  return (
    <>
      <ErrorSummary errors={refused?.errors} />
      {conditions.length === 0 ? (
        <EmptyState text="The decision carries no condition." />
      ) : (
        <ol className="grid grid-cols-[minmax(0,1fr)] gap-8">
          {conditions.map((condition) => (
            <li key={condition.number} id={conditionLabel(condition.number)}>
              <Condition condition={condition} />
              {mayChange ? (
                <ChangeForm
                  // What was said empties the form; what was refused stays in it.
                  key={condition.revision}
                  condition={condition}
                  refused={about === String(condition.number) ? refused : undefined}
                />
              ) : null}
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

function Condition({ condition }: { condition: FollowedView }) {
  const { number, sentence, state, said } = condition
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <h2 className="text-lg font-semibold">{conditionLabel(number)}</h2>
        <ConditionStateTag state={state} />
      </div>
      <p className="mb-2 break-words">{sentence}</p>
      <SummaryList
        items={[
          {
            key: 'owner',
            term: 'Owner',
            value: `${condition.owner} (${condition.ownerSide === 'us' ? 'binds us' : 'binds the vendor'})`,
          },
          { key: 'due', term: 'Due', value: <DateText date={condition.dueOn} /> },
          { key: 'evidence', term: 'Evidence needed', value: condition.evidenceNeeded },
          {
            key: 'consequence',
            term: isMissed(state) ? 'Consequence' : 'If missed',
            value: isMissed(state) ? (
              <strong className="font-semibold">{condition.consequence}</strong>
            ) : (
              condition.consequence
            ),
          },
          ...(said
            ? [
                {
                  key: 'said',
                  term: 'Last word',
                  value: (
                    <>
                      <span className="break-words whitespace-pre-line">{said.note}</span>{' '}
                      <span className="block text-muted">
                        {said.by}, <InstantText instant={said.at} />
                      </span>
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  )
}

interface ChangeFormProps {
  condition: FollowedView
  refused: RefusedForm | undefined
}

function ChangeForm({ condition, refused }: ChangeFormProps) {
  const { number, status, revision } = condition
  const label = conditionLabel(number)
  const typed = refused?.values.note
  // The summary's link leads to the form that was refused; the other forms keep out of its way.
  const id = refused ? 'field-note' : `note-${number}`
  return (
    <Form
      method="post"
      className="mt-3 grid max-w-xl gap-3"
      aria-label={`Say what became of ${label}`}
    >
      <input type="hidden" name="condition" value={number} />
      <input type="hidden" name="revision" value={revision} />
      <Textarea
        id={id}
        name="note"
        label={status === 'open' ? 'What shows it, or what was missed' : 'Why it changes'}
        hint="Name the document, setting or message that you saw."
        rows={2}
        defaultValue={typeof typed === 'string' ? typed : ''}
        error={refused?.errors.note}
      />
      <div className="flex flex-wrap gap-3">
        {status === 'met' ? null : (
          <Button name="status" value="met" look="secondary">
            Mark {label} met
          </Button>
        )}
        {status === 'missed' ? null : (
          <Button name="status" value="missed" look="secondary">
            Mark {label} missed
          </Button>
        )}
        {status === 'open' ? null : (
          <Button name="status" value="open" look="secondary">
            Open {label} again
          </Button>
        )}
      </div>
    </Form>
  )
}
