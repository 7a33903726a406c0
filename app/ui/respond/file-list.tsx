// The files that were given, each with what it is, how long it counts, what it supports, and what can be done with it.
import type { EvidencePage, RegisteredFile } from '../../core/respond/pages'
import { wordsOf } from '../../core/schedule/plain-date'
import { Button } from '../button'
import { Form } from '../link'
import { evidenceWords as words } from './words/evidence'

export function FileList({ page, token }: { page: EvidencePage; token: string }) {
  if (page.files.length === 0) return <p className="text-muted">{words.none}</p>
  return (
    <ul className="border-t border-line">
      {page.files.map((file) => (
        <li key={file.id} className="border-b border-line py-4">
          <File file={file} page={page} token={token} />
        </li>
      ))}
    </ul>
  )
}

function File({ file, page, token }: { file: RegisteredFile; page: EvidencePage; token: string }) {
  const { about } = page
  const supports = about !== null && file.questionIds.includes(about.id)
  return (
    <>
      <p className="font-semibold">
        <a href={`/respond/${token}/evidence/${file.id}`} download className="link">
          {file.fileName}
        </a>
      </p>
      <p className="text-base">
        {[file.kind, file.issuer, file.scope, words.size(file.sizeBytes)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className="text-base text-muted">{termsOf(file)}</p>
      <p className="text-base text-muted">
        {file.questionIds.length === 0 ? words.supportsNone : words.supports(file.questionIds)}
      </p>
      {page.open ? (
        <Form method="post" className="mt-2 flex flex-wrap gap-3">
          <input type="hidden" name="evidenceId" value={file.id} />
          {about ? <input type="hidden" name="questionId" value={about.id} /> : null}
          {about && !file.fixedOn.includes(about.id) ? (
            <Button look="secondary" name="intent" value={supports ? 'unlink' : 'link'}>
              {supports ? words.unuse(about.id, file.fileName) : words.use(about.id, file.fileName)}
            </Button>
          ) : null}
          {file.removable ? (
            <Button look="danger" name="intent" value="remove">
              {words.remove(file.fileName)}
            </Button>
          ) : null}
        </Form>
      ) : null}
    </>
  )
}

function termsOf(file: RegisteredFile): string {
  const day = (date: string | null) => (date === null ? null : wordsOf(date))
  return words.terms({
    start: day(file.periodStart),
    end: day(file.periodEnd),
    from: day(file.validFrom),
    until: day(file.validTo),
    expired: file.expired,
    counted: file.counted,
  })
}
