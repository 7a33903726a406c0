// The files given for one question, and the button that saves the page and goes on to add one.
import type { GivenFile } from '../../core/respond/pages'
import { Button } from '../button'
import { questionWords as words } from '../respond/words/section'

export interface GivenFilesProps {
  questionId: string
  files: readonly GivenFile[]
  /** Evidence that would support a good answer, in words. */
  expected: string | undefined
}

export function GivenFiles({ questionId, files, expected }: GivenFilesProps) {
  return (
    <div className="text-base">
      {files.length > 0 ? (
        <>
          <p className="font-semibold">{words.files}</p>
          <ul className="mt-1 list-disc pl-6">
            {files.map((file) => (
              <li key={file.id}>{file.fileName}</li>
            ))}
          </ul>
        </>
      ) : null}
      {expected ? <p className="mt-1 text-muted">{words.goodProof(expected)}</p> : null}
      <div className="mt-3">
        <Button look="secondary" name="next" value={`evidence ${questionId}`}>
          {files.length > 0 ? words.changeFiles(questionId) : words.addFile(questionId)}
        </Button>
      </div>
    </div>
  )
}
