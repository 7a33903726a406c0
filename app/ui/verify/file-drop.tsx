// Takes a file by drop or choice and works out its SHA-256 in the browser; without script it is an ordinary upload.
import { type DragEvent, type ReactNode, useState } from 'react'
import { classNames } from '../class-names'
import { ErrorSummary } from '../error-summary'
import { FileInput } from '../inputs'
import { hashFile } from './hash-file'

export interface FileDropProps {
  /** Called with the hash of the file that was dropped or chosen. */
  onHash(hash: string): void
  error?: string | undefined
  /** The button that sends the file where it is not hashed here. */
  children: ReactNode
}

type Work = { name: string; done: number } | { problem: string } | null

export function FileDrop({ onHash, error, children }: FileDropProps) {
  const [work, setWork] = useState<Work>(null)
  const [isOver, setOver] = useState(false)
  const take = async (file: File | undefined) => {
    // Without a secure connection the browser cannot hash: the form then sends the file.
    if (!file || !globalThis.crypto?.subtle) return
    const { name } = file
    setWork({ name, done: 0 })
    const hashed = await hashFile(file, (done) => setWork({ name, done }))
    setWork(hashed.ok ? null : { problem: hashed.sentence })
    if (hashed.ok) onHash(hashed.hash)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  const problem = work && 'problem' in work ? work.problem : error
  return (
    <>
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
          onChange={(event) => void take(event.currentTarget.files?.[0])}
        />
        <div className="mt-3">{children}</div>
        <p role="status" className="mt-2 tabular-nums">
          {work && 'done' in work ? `Reading ${work.name}: ${work.done} %` : ''}
        </p>
      </div>
    </>
  )
}
