// Which question something is about and, for those who may read it, what the vendor answered.
import { TextLink } from '../text-link'

export interface AboutView {
  id: string
  prompt: string
  /** In words; null for those who may not read answers. */
  answer: string | null
}

export function About({ about, number }: { about: AboutView; number: number }) {
  const { id, prompt, answer } = about
  return (
    <>
      <h3 className="font-semibold">
        {answer === null ? (
          id
        ) : (
          <TextLink to={`/reviews/${number}/answers?question=${id}`}>{id}</TextLink>
        )}{' '}
        {prompt}
      </h3>
      {answer === null ? null : (
        <p className="break-words whitespace-pre-line text-muted">Answer: {answer}</p>
      )}
    </>
  )
}
