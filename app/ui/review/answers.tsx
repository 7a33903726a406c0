// The workspace as a whole: the score, the list, and the open question with everything said about it side by side.
import type { QuestionView } from '../../core/judgement/view'
import { ErrorSummary } from '../error-summary'
import { KeptText } from '../kept-text'
import { Earlier } from './earlier'
import { EvidenceList } from './evidence-list'
import { Judgement } from './judgement'
import { JustSaid } from './just-said'
import { QuestionList } from './question-list'
import { QuestionHead, QuestionPanel } from './question-panel'
import { ScoreHeader } from './score-header'
import { Standing } from './standing'
import { Steps } from './steps'
import { useQuestionFocus } from './use-question-focus'
import type { AnswersProps } from './workspace-view'

export function Answers(props: AnswersProps) {
  const { place, workspace, errors, values } = props
  const { question, score, counts } = workspace
  return (
    <>
      <ErrorSummary errors={errors} />
      {errors && !workspace.canJudge && isJudging(values.act) ? <KeptText values={values} /> : null}
      <Standing place={place} workspace={workspace} />
      <ScoreHeader
        score={score}
        mayExplain
        work={{ number: place.number, unreviewed: counts.unreviewed ?? 0 }}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[16rem_minmax(0,1fr)]">
        <QuestionList
          place={place}
          list={workspace.list}
          counts={counts}
          total={workspace.total}
          open={question?.id ?? null}
          canJudge={workspace.canJudge}
        />
        <div className="min-w-0">
          {question ? <Question {...props} question={question} errors={errors ?? {}} /> : null}
        </div>
      </div>
    </>
  )
}

/** Its forms go away when a proposal is written or the review moves on. */
const isJudging = (act: unknown): boolean =>
  act === 'verdict' || act === 'evidence' || act === 'read evidence'

interface QuestionProps extends Omit<AnswersProps, 'errors'> {
  question: QuestionView
  errors: Record<string, string>
}

/**
 * The answer and, below it, the verdict at the left; what they are held against at the right. Where there is
 * no room, one below the other: the verdict comes last, as it is spoken.
 */
function Question(props: QuestionProps) {
  const { place, workspace, question, shortcuts, acceptedAtOnce, justCollected, errors, values } =
    props
  const heading = useQuestionFocus(question)
  const { canJudge } = workspace
  return (
    <article aria-labelledby="question">
      <Steps place={place} workspace={workspace} shortcuts={shortcuts} />
      <JustSaid
        place={place}
        said={workspace.justJudged}
        unreviewed={workspace.counts.unreviewed ?? 0}
        canJudge={canJudge}
        acceptedAtOnce={acceptedAtOnce}
        collected={justCollected ? workspace.collected : null}
      />
      <QuestionHead question={question} heading={heading} />
      <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] xl:grid-rows-[auto_1fr]">
        <QuestionPanel number={place.number} {...{ question, canJudge }} />
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-6 xl:col-start-2 xl:row-span-2 xl:row-start-1">
          <Earlier
            questionId={question.id}
            earlier={question.earlier}
            laterRound={workspace.round > 1}
          />
          <section aria-label="Evidence">
            <h3 className="mb-2 text-lg font-semibold">Evidence</h3>
            <EvidenceList
              number={place.number}
              evidence={question.evidence}
              expected={question.evidenceExpected}
              kinds={workspace.evidenceKinds}
              canJudge={canJudge}
              errors={errors}
              values={values}
            />
          </section>
        </div>
        <Judgement {...{ place, workspace, question, values, errors }} />
      </div>
    </article>
  )
}
