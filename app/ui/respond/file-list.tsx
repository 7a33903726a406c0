// The files that were given, each with what it is, how long it counts, what it supports, and what can be done with it.
import type { EvidencePage, RegisteredFile } from '../../core/respond/pages'
import { wordsOf } from '../../core/schedule/plain-date'
import { Button } from '../button'
import { Form } from '../link'

export function FileList({ page, token }: { page: EvidencePage; token: string }) {
  if (page.files.length === 0) return <p className="text-muted">No files yet.</p>
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
        {[file.kind, file.issuer, file.scope, sizeWords(file.sizeBytes)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className="text-base text-muted">{dateWords(file)}</p>
      <p className="text-base text-muted">
        {file.questionIds.length === 0
          ? 'Supports no answer yet'
          : `Supports ${file.questionIds.join(', ')}`}
      </p>
      {page.open ? (
        <Form method="post" className="mt-2 flex flex-wrap gap-3">
          <input type="hidden" name="evidenceId" value={file.id} />
          {about ? <input type="hidden" name="questionId" value={about.id} /> : null}
          {about && !file.fixedOn.includes(about.id) ? (
            <Button look="secondary" name="intent" value={supports ? 'unlink' : 'link'}>
              {supports ? `Does not support ${about.id}` : `Use it for ${about.id}`}
              <span className="sr-only">: {file.fileName}</span>
            </Button>
          ) : null}
          {file.removable ? (
            <Button look="danger" name="intent" value="remove">
              Remove<span className="sr-only"> {file.fileName}</span>
            </Button>
          ) : null}
        </Form>
      ) : null}
    </>
  )
}

function dateWords({
  periodStart,
  periodEnd,
  validFrom,
  validTo,
  expired,
  counted,
}: RegisteredFile): string {
  const period =
    periodStart || periodEnd
      ? `Period ${[periodStart, periodEnd].map((date) => (date ? wordsOf(date) : '?')).join(' to ')}`
      : validFrom
        ? `From ${wordsOf(validFrom)}`
        : null
  const until = validTo
    ? `${expired ? 'counted' : 'counts'} until ${wordsOf(validTo)}`
    : 'no last day given'
  return [period, until, counted].filter(Boolean).join(', ')
}

function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} kB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
