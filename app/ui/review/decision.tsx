// The decision page: the score it rests on, the proposal and who may say the last word, and what was decided.
import type { ReactNode } from 'react'
import type { DecisionView } from '../../core/judgement/outcome-view'
import { countWords } from '../../core/report/words'
import { reviewLabel } from '../../core/review/number'
import { wordsOf } from '../../core/schedule/plain-date'
import { Button } from '../button'
import { ErrorSummary } from '../error-summary'
import { Textarea } from '../inputs'
import { KeptText } from '../kept-text'
import { Form } from '../link'
import { Notice } from '../notice'
import { Section } from '../page'
import { TextLink } from '../text-link'
import { Decided } from './decided'
import { OpenProposal, ProposalText } from './proposal'
import { ProposalForm, type ProposalFormProps } from './proposal-form'
import { ScoreHeader } from './score-header'
import { Waivers } from './waivers'

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
      {errors && isFormGone(view, values.act) ? <KeptText values={values} /> : null}
      {view.decided ? <Decided number={number} decided={view.decided} /> : null}
      {view.mayResume ? <ResumeForm errors={errors ?? {}} values={values} /> : null}
      <Advice number={number} view={view} />
      {view.score ? <ScoreHeader score={view.score} mayExplain={view.mayExplain} /> : null}
      <SinceLastRound number={number} since={view.since} />
      {view.decided ? null : <StillOpen number={number} view={view} />}
      <Waivers number={number} view={view} errors={errors ?? {}} values={values} />
      {open ? (
        <OpenProposal proposal={open} view={view} errors={errors ?? {}} values={values} />
      ) : null}
      {view.mayPropose ? (
        <Section title="Propose a decision">
          <TakenOver conditions={view.takenOver} />
          <ProposalForm view={view} errors={errors ?? {}} values={values} />
        </Section>
      ) : null}
      {!open && !view.mayPropose && !view.decided ? (
        <p className="mt-6">Nothing is proposed yet.</p>
      ) : null}
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

/** What the last word should know of the round before. */
function SinceLastRound({ number, since }: { number: number; since: DecisionView['since'] }) {
  if (since === null) return null
  const label = `Since ${reviewLabel(since.review)}`
  return (
    <p className="mb-4 tabular-nums">
      {since.mayOpen ? (
        <TextLink to={`/reviews/${number}/difference`}>{label}</TextLink>
      ) : (
        <strong className="font-semibold">{label}</strong>
      )}
      : {since.sentence}
    </p>
  )
}

/** Another person proposed, withdrew or decided while this one was typing. */
function isFormGone(view: DecisionView, act: DecisionProps['values'][string] | undefined): boolean {
  if (act === 'propose') return !view.mayPropose
  if (act === 'waive') return !view.mayWaive
  if (act === 'resume') return !view.mayResume
  return act === 'approve' && !view.proposals.some(({ status }) => status === 'open')
}

/** What to do where the score rests on too little. */
function Advice({
  number,
  view: { advice, decided, mayReadAnswers },
}: Pick<DecisionProps, 'number' | 'view'>) {
  if (advice === null || decided) return null
  return (
    <div className="mb-4">
      <Notice kind="warning" title="Mostly blank">
        <p>
          {advice}{' '}
          {mayReadAnswers ? (
            <TextLink to={`/reviews/${number}/questions`}>Send questions back</TextLink>
          ) : null}
        </p>
      </Notice>
    </div>
  )
}

/** Nobody has to copy them: the decision takes them over as they are. */
function TakenOver({ conditions }: { conditions: DecisionView['takenOver'] }) {
  if (conditions.length === 0) return null
  return (
    <div className="mb-6 max-w-xl">
      <p>Not met since the decision before. They go over into this one and are followed here:</p>
      <ul className="mt-2 list-disc pl-5">
        {conditions.map(({ sentence, dueOn }) => (
          <li key={sentence}>
            {sentence} (due {wordsOf(dueOn)})
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A hold ends with what it waited for: said once, kept with the review. */
function ResumeForm({ errors, values }: Pick<ProposalFormProps, 'errors' | 'values'>) {
  const typed = values.resumeReason
  return (
    <Form method="post" className="mb-6 grid max-w-xl gap-3" aria-label="Take up again">
      <Textarea
        name="resumeReason"
        label="What has come in?"
        hint="The review is judged and decided anew; this decision and its report are kept."
        rows={2}
        defaultValue={typeof typed === 'string' ? typed : ''}
        error={errors.resumeReason}
      />
      <div>
        <Button name="act" value="resume">
          Take the review up again
        </Button>
      </div>
    </Form>
  )
}

/** What a proposal would rest on without anybody having looked. Said, and not forbidden: a person decides. */
function StillOpen({ number, view }: { number: number; view: DecisionView }) {
  const { unreviewed, waiting, openFindings, mayReadAnswers } = view
  if (unreviewed + waiting === 0) {
    return <p className="mb-6">Every answer is judged. {findingsWords(openFindings)}</p>
  }
  return (
    <div className="mb-6">
      <Notice kind="warning" title="Not every answer is judged">
        <p>
          <AnswersLink number={number} show="unreviewed" open={mayReadAnswers}>
            {countWords(unreviewed, 'answer')} unreviewed
          </AnswersLink>
          {waiting > 0 ? (
            <>
              , of which{' '}
              <AnswersLink number={number} show="waiting" open={mayReadAnswers}>
                {countWords(waiting, 'written answer')}
              </AnswersLink>{' '}
              {waiting === 1 ? 'counts' : 'count'} for nothing until given a credit
            </>
          ) : null}
          . {findingsWords(openFindings)}
        </p>
      </Notice>
    </div>
  )
}

interface AnswersLinkProps {
  number: number
  show: string
  /** Legal approves an open review without its answers: a link would lead to a refusal. */
  open: boolean
  children: ReactNode
}

function AnswersLink({ number, show, open, children }: AnswersLinkProps) {
  if (!open) return <>{children}</>
  return <TextLink to={`/reviews/${number}/answers?show=${show}`}>{children}</TextLink>
}

const findingsWords = (open: number): string =>
  open === 0 ? 'No finding is open.' : `${countWords(open, 'finding')} open.`
