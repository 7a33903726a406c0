// Names the questions that came back and still have neither a reply nor a changed answer.
import { Link } from '../link'
import { Notice } from '../notice'

export function OwedReplies({ owed, base }: { owed: readonly string[]; base: string }) {
  if (owed.length === 0) return null
  return (
    <div className="mb-6">
      <Notice
        kind="warning"
        title={
          owed.length === 1
            ? 'One question still needs you'
            : `${owed.length} questions still need you`
        }
      >
        <p>Write a reply or change the answer before you send back:</p>
        <ul className="mt-1 list-disc pl-6">
          {owed.map((id) => (
            <li key={id}>
              <Link to={`${base}/questions#${id}`} className="link">
                {id}
              </Link>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}
