// Takes a file by drop or choice and works out its SHA-256 in the browser; without script it is an ordinary upload.
import { type DragEvent, type FormEvent, type ReactNode, useState } from 'react'
import { classNames } from '../class-names'
import { ErrorSummary } from '../error-summary'
import { FileInput } from '../inputs'
import { Form } from '../link'
import { hashFile } from './hash-file'

export interface FileDropProps {
  /** Called with the hash of the file that was dropped or chosen. */
  onHash(hash: string): void
  error?: string | undefined
  /** The button that sends the file where it is not hashed here. */
  children: ReactNode
}

type Work = { name: string; done: number } | { problem: string } | null

/** Without a secure connection a browser cannot hash: `take` then does nothing, and the form sends the file. */
function useHashing(onHash: (hash: string) => void) {
  const [work, setWork] = useState<Work>(null)
  const take = (file: File | null | undefined): boolean => {
    if (!file || file.name === '' || !globalThis.crypto?.subtle) return false
    const { name } = file
    setWork({ name, done: 0 })
    void hashFile(file, (done) => setWork({ name, done })).then((hashed) => {
      setWork(hashed.ok ? null : { problem: hashed.sentence })
      if (hashed.ok) onHash(hashed.hash)
    })
    return true
  }
  return { work, take }
}

export function FileDrop({ onHash, error, children }: FileDropProps) {
  const { work, take } = useHashing(onHash)
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  // The button too: what can be hashed here is not sent.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const file = new FormData(event.currentTarget).get('file')
    if (file instanceof File && take(file)) event.preventDefault()
  }
  const problem = work && 'problem' in work ? work.problem : error
  return (
    <Form method="post" encType="multipart/form-data" noValidate onSubmit={submit}>
      <ErrorSummary errors={problem ? { file: problem } : undefined} />
      {/* Dropping is a second way; the control inside is there for everybody. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the file control inside does the same by keyboard */}
      <div
        data-drop
        className={classNames(
          'rounded-md border-2 border-dashed p-5',
          isOver ? 'border-action bg-action-wash' : 'border-input bg-surface',
        )}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <FileInput
          name="file"
          label="Drop the report here, or choose it"
          hint="The PDF or the JSON of a report, as you received it"
          accept=".pdf,.json,application/pdf,application/json"
          error={problem}
          onChange={(event) => take(event.currentTarget.files?.[0])}
        />
        <div className="mt-3">{children}</div>
        <p role="status" className="mt-2 tabular-nums">
          {work && 'done' in work ? `Reading ${work.name}: ${work.done} %` : ''}
        </p>
      </div>
    </Form>
  )
}
