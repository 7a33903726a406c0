// Names the questions that came back and still have neither a reply nor a changed answer.
import { Link } from '../link'
import { Notice } from '../notice'
import { owedWords } from '../respond/words/questions'

export function OwedReplies({ owed, base }: { owed: readonly string[]; base: string }) {
  if (owed.length === 0) return null
  return (
    <div className="mb-6">
      <Notice kind="warning" title={owedWords.title(owed.length)}>
        <p>{owedWords.text}</p>
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
