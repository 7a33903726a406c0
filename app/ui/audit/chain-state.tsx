// What checking the audit chain found.
import { Notice } from '../notice'

export interface ChainStateProps {
  holds: boolean
  count: number
  broken: { seq: number; sentence: string } | null
  problems: string[]
  erased: number
  head: { seq: number; hash: string } | null
}

export function ChainState({ holds, count, broken, problems, erased, head }: ChainStateProps) {
  if (!holds) {
    return (
      <Notice
        kind="warning"
        title={broken ? `The chain is broken at event ${broken.seq}` : 'The chain does not hold'}
        announce
      >
        {broken ? <p>{broken.sentence}</p> : null}
        {problems.map((problem) => (
          <p key={problem}>{problem}</p>
        ))}
        <p>
          {numbered(count)} before it follow from each other. Compare with a downloaded copy or a
          report from before.
        </p>
      </Notice>
    )
  }
  return (
    <Notice
      kind="done"
      title={`The chain holds: ${numbered(count)} follow from each other`}
      announce
    >
      {erased > 0 ? (
        <p>
          {erased.toLocaleString('en')} personal {erased === 1 ? 'value was' : 'values were'}{' '}
          erased, as the log itself tells.
        </p>
      ) : null}
      <p>
        This cannot show that the end was cut off or the whole written anew. For that, compare the
        head with one that was kept elsewhere, such as in a report:{' '}
        {head ? (
          <code className="break-all font-mono">{`${head.seq}:${head.hash}`}</code>
        ) : (
          'there is none yet.'
        )}
      </p>
    </Notice>
  )
}

const numbered = (count: number): string =>
  `${count.toLocaleString('en')} ${count === 1 ? 'event' : 'events'}`
