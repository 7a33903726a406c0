// The form that takes a filled spreadsheet or a file of answers, and says where to get one.
import { Button } from '../button'
import { FileInput } from '../inputs'
import { Form, Link } from '../link'
import { Section } from '../page'

export interface UploadFormProps {
  token: string
  /** A file is being looked at; another would take its place. */
  again: boolean
  error: string | undefined
}

export function UploadForm({ token, again, error }: UploadFormProps) {
  return (
    <Section title={again ? 'Use another file' : 'The file'}>
      {again ? null : (
        <p className="mb-6">
          You first see what the file would change. Nothing is saved before you agree.
        </p>
      )}
      <Form method="post" encType="multipart/form-data" noValidate className="grid gap-6">
        <FileInput
          name="file"
          label="Filled spreadsheet, or answers from another review"
          hint="Excel workbook (.xlsx), CSV or answers as JSON, at most 10 MB."
          accept=".xlsx,.csv,.json"
          error={error}
        />
        <div>
          <Button name="act" value="upload" look={again ? 'secondary' : 'primary'}>
            Show what would change
          </Button>
        </div>
      </Form>
      {again ? null : <Sources token={token} />}
    </Section>
  )
}

function Sources({ token }: { token: string }) {
  const base = `/respond/${token}/download`
  return (
    <ul className="mt-8 grid list-disc gap-2 pl-6 text-base text-muted">
      <li>
        No file yet?{' '}
        <Link to={`${base}/questions.xlsx`} reloadDocument className="link">
          Download the spreadsheet
        </Link>{' '}
        with all questions and what was answered so far.
      </li>
      <li>
        Answered such questions before? In that review, download “Answers (JSON)”, here or in
        another organisation’s Assay, and upload it here.
      </li>
    </ul>
  )
}
