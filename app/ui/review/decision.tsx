// The decision page: the score it rests on, the proposal and who may say the last word, and what was decided.
import type { DecisionView } from '../../core/judgement/outcome-view'
import { countWords } from '../../core/report/words'
import { ErrorSummary } from '../error-summary'
import { Notice } from '../notice'
import { Section } from '../page'
import { TextLink } from '../text-link'
import { Decided } from './decided'
import { OpenProposal, ProposalText } from './proposal'
import { ProposalForm } from './proposal-form'
import { ScoreHeader } from './score-header'

export interface DecisionProps {
  number: number
  view: DecisionView
  errors: Record<string, string> | undefined
  values: Record<string, string | string[]>
}

export function Decision({ number, view, errors, values }: DecisionProps) {
  const open = view.proposals.find(({ status }) => status === 'open')
  const earlier = view.proposals.filter(({ status }) => status !== 'open')
  return (
    <>
      <ErrorSummary errors={errors} />
      {view.decided ? <Decided number={number} decided={view.decided} /> : null}
      <ScoreHeader score={view.score} />
      {view.decided ? null : <StillOpen number={number} view={view} />}
      {open ? (
        <OpenProposal proposal={open} view={view} errors={errors ?? {}} values={values} />
      ) : null}
      {view.mayPropose ? (
        <Section title="Propose a decision">
          <ProposalForm view={view} errors={errors ?? {}} values={values} />
        </Section>
      ) : null}
      {!open && !view.mayPropose && !view.decided ? <p>Nothing is proposed yet.</p> : null}
      {earlier.length > 0 ? (
        <Section title={view.decided ? 'What was proposed' : 'Earlier proposals'}>
          <div className="grid gap-6">
            {earlier.map((proposal) => (
              <ProposalText key={proposal.id} proposal={proposal} />
            ))}
          </div>
        </Section>
      ) : null}
    </>
  )
}

/** What a proposal would rest on without anybody having looked. Said, and not forbidden: a person decides. */
function StillOpen({ number, view }: { number: number; view: DecisionView }) {
  const { unreviewed, waiting, openFindings } = view
  if (unreviewed + waiting === 0) {
    return <p className="mb-6">Every answer is judged. {findingsWords(openFindings)}</p>
  }
  return (
    <div className="mb-6">
      <Notice kind="warning" title="Not every answer is judged">
        <p>
          <TextLink to={`/reviews/${number}/answers?show=unreviewed`}>
            {countWords(unreviewed, 'answer')} unreviewed
          </TextLink>
          {waiting > 0
            ? `, of which ${countWords(waiting, 'written answer')} ${waiting === 1 ? 'counts' : 'count'} for nothing until given a credit`
            : ''}
          . {findingsWords(openFindings)}
        </p>
      </Notice>
    </div>
  )
}

const findingsWords = (open: number): string =>
  open === 0 ? 'No finding is open.' : `${countWords(open, 'finding')} open.`
