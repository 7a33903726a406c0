// The answer about a hash, read out when it appears.
import type { Answer } from '../../core/verify/answer'
import { Notice } from '../notice'

export interface VerifyAnswerProps {
  answer: Answer
  hash: string
}

export function VerifyAnswer({ answer, hash }: VerifyAnswerProps) {
  return (
    <section aria-label="Answer" className="my-6">
      {answer.known ? (
        <Notice kind="done" title={answer.sentence} announce>
          {answer.advice.map((sentence) => (
            <p key={sentence} className="mt-1">
              {sentence}
            </p>
          ))}
        </Notice>
      ) : (
        <Unknown />
      )}
      <p className="mt-2 text-muted">
        SHA-256 asked about: <span className="font-mono text-xs break-all">{hash}</span>
      </p>
    </section>
  )
}

function Unknown() {
  return (
    <Notice kind="warning" title="This portal has issued no such file." announce>
      <p className="mt-1">That means one of three things:</p>
      <ul className="mt-1 list-disc pl-5">
        <li>the file was altered, if only by a single character;</li>
        <li>
          a program saved it again: opening and saving a PDF, or printing it to a new one, changes
          its bytes;
        </li>
        <li>it was never issued here, or is a draft.</li>
      </ul>
      <p className="mt-2">
        Ask whoever gave you the file for the one that they received. Whoever runs Assay can look
        inside with <code className="font-mono text-sm">assay verify FILE</code>: it says whether
        the signature holds and which record is attached.
      </p>
    </Notice>
  )
}
