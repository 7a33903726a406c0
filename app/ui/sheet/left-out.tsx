// What of an uploaded file cannot be saved, and where in the file it stands.
import type { DryRun } from '../../core/sheet/propose'
import { Section } from '../page'
import { importWords as words } from '../respond/words/import'
import { TextLink } from '../text-link'

export function LeftOut({ dryRun, token }: { dryRun: DryRun; token: string }) {
  const { invalid, unknown, missingFiles } = dryRun
  return (
    <>
      {invalid.length > 0 ? (
        <Section title={words.toCorrect(invalid.length)}>
          <p>{words.toCorrectText}</p>
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
        <Section title={words.missingFiles}>
          <p>{words.missingFilesText}</p>
          <ul className="mt-3 grid list-disc gap-2 pl-6">
            {missingFiles.map(({ questionId, name }) => (
              <li key={`${questionId} ${name}`} className="break-words">
                {words.missingFile(
                  name,
                  <TextLink to={`/respond/${token}/evidence?for=${questionId}`}>
                    {questionId}
                  </TextLink>,
                )}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {unknown.length > 0 ? (
        <Section title={words.unknown(unknown.length)}>
          <p>{words.unknownText}</p>
          <details className="mt-2">
            <summary className="py-1 text-action">{words.showUnknown}</summary>
            <ul className="mt-2 grid list-disc gap-1 pl-6 text-base">
              {unknown.map(({ at, words: found }) => (
                <li key={`${at} ${found}`} className="break-words">
                  {at}: {found}
                </li>
              ))}
            </ul>
          </details>
        </Section>
      ) : null}
    </>
  )
}
