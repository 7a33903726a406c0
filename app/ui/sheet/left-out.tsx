// What of an uploaded file cannot be saved, and where in the file it stands.
import type { DryRun } from '../../core/sheet/propose'
import { Link } from '../link'
import { Section } from '../page'

export function LeftOut({ dryRun, token }: { dryRun: DryRun; token: string }) {
  const { invalid, unknown, missingFiles } = dryRun
  return (
    <>
      {invalid.length > 0 ? (
        <Section title={`To correct (${invalid.length})`}>
          <p>Correct these in the file and upload it again, or answer them on the page.</p>
          <ul className="mt-3 grid gap-4">
            {invalid.map(({ questionId, prompt, problems }) => (
              <li key={questionId} className="border-l-4 border-line pl-4">
                <p>
                  <span className="font-semibold">{questionId}</span> {prompt}
                </p>
                {problems.map(({ at, sentence }) => (
                  <p key={`${at} ${sentence}`} className="text-base break-words">
                    <span className="font-semibold">{at}:</span> {sentence}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {missingFiles.length > 0 ? (
        <Section title="Files still to upload">
          <p>The file names these as proof. Upload them one by one.</p>
          <ul className="mt-3 grid list-disc gap-2 pl-6">
            {missingFiles.map(({ questionId, name }) => (
              <li key={`${questionId} ${name}`} className="break-words">
                {name} for{' '}
                <Link to={`/respond/${token}/evidence?for=${questionId}`} className="link">
                  {questionId}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {unknown.length > 0 ? (
        <Section title={`Rows of no question (${unknown.length})`}>
          <p>
            These belong to no question of this review, or to a part that was not given to you. They
            are left out.
          </p>
          <details className="mt-2">
            <summary className="py-1 text-action">Show them</summary>
            <ul className="mt-2 grid list-disc gap-1 pl-6 text-base">
              {unknown.map(({ at, words }) => (
                <li key={`${at} ${words}`} className="break-words">
                  {at}: {words}
                </li>
              ))}
            </ul>
          </details>
        </Section>
      ) : null}
    </>
  )
}
