// The form that takes a filled spreadsheet or a file of answers, and says where to get one.
import { Button } from '../button'
import { FileInput } from '../inputs'
import { Form } from '../link'
import { Section } from '../page'
import { importWords as words } from '../respond/words/import'
import { TextLink } from '../text-link'

export interface UploadFormProps {
  token: string
  /** A file is being looked at; another would take its place. */
  again: boolean
  error: string | undefined
}

export function UploadForm({ token, again, error }: UploadFormProps) {
  return (
    <Section title={again ? words.anotherFile : words.file}>
      {again ? null : <p className="mb-6">{words.dryRun}</p>}
      <Form method="post" encType="multipart/form-data" noValidate className="grid gap-6">
        <FileInput
          name="file"
          label={words.label}
          hint={words.hint}
          accept=".xlsx,.csv,.json"
          error={error}
        />
        <div>
          <Button name="act" value="upload" look={again ? 'secondary' : 'primary'}>
            {words.show}
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
        {words.noFileYet((text) => (
          <TextLink to={`${base}/questions.xlsx`} document>
            {text}
          </TextLink>
        ))}
      </li>
      <li>{words.answeredBefore}</li>
    </ul>
  )
}
