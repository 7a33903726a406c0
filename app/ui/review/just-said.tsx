// Says what was judged or collected a moment ago and what is left to do, and offers to take a verdict back.
import type { JustJudged } from '../../core/judgement/view'
import { countWords } from '../../core/report/words'
import { Button } from '../button'
import { CheckIcon } from '../icons'
import { Form, Link } from '../link'
import { judgedPath, type WorkspacePlace } from './search'

export interface JustSaidProps {
  place: WorkspacePlace
  said: JustJudged | null
  unreviewed: number
  canJudge: boolean
  /** How many were accepted in one act, where that was the last thing done. */
  acceptedAtOnce: number | null
  /** How many questions wait to be sent, where one was just collected. */
  collected: number | null
}

/** The region stands there from the start, so that what appears in it is read out. */
export function JustSaid(props: JustSaidProps) {
  const { place, said, unreviewed, canJudge, acceptedAtOnce, collected } = props
  const left = unreviewed === 0 ? 'None is left unreviewed.' : `${unreviewed} left unreviewed.`
  return (
    <div className="flex flex-wrap items-center gap-x-3">
      <p role="status" className="flex items-center gap-1.5">
        {said === null && acceptedAtOnce === null ? null : (
          <>
            <CheckIcon />
            <span>
              {said ? `${said.question} ${wordsFor(said)}. ` : ''}
              {acceptedAtOnce === null ? '' : `${countWords(acceptedAtOnce, 'answer')} accepted. `}
              {left}
            </span>
          </>
        )}
        {collected === null ? null : <Collected number={place.number} collected={collected} />}
      </p>
      {canJudge && said?.canUndo ? <Undo place={place} said={said} /> : null}
    </div>
  )
}

function Collected({ number, collected }: { number: number; collected: number }) {
  return (
    <>
      <CheckIcon />
      <span>
        Collected: {collected === 1 ? '1 question waits' : `${collected} questions wait`} to be
        sent.{' '}
        <Link to={`/reviews/${number}/questions`} className="link">
          Look and send
        </Link>
      </span>
    </>
  )
}

const wordsFor = ({ word }: JustJudged) => (word === 'withdrawn' ? 'verdict taken back' : word)

function Undo({ place, said }: { place: WorkspacePlace; said: JustJudged }) {
  const back = judgedPath(place, { judged: said.question, open: said.question })
  return (
    <Form method="post" action={back} preventScrollReset>
      <input type="hidden" name="act" value="undo" />
      <input type="hidden" name="questionId" value={said.question} />
      <input type="hidden" name="answerRevision" value={said.answerRevision} />
      <input type="hidden" name="lastSeq" value={said.seq} />
      <input type="hidden" name="onward" value={back} />
      <Button look="plain" aria-label={`Undo the verdict on ${said.question}`}>
        Undo
      </Button>
    </Form>
  )
}
