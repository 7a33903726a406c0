// The dry run as a form: every change with what stands there now, ticked where nothing speaks against it.
import type { ImportPage } from '../../core/sheet/import-page'
import { pickOf } from '../../core/sheet/pick'
import { Actions, Button } from '../button'
import { InstantText } from '../date-text'
import { Form } from '../link'
import { Notice } from '../notice'
import { Section } from '../page'
import { counted } from '../respond/frame'
import { ChangeRow } from './change-row'
import { LeftOut } from './left-out'

type File = NonNullable<ImportPage['file']>

export function DryRunForm({ file, token }: { file: File; token: string }) {
  const { changes, notes } = file.dryRun
  const fresh = changes.filter(({ isNew }) => isNew)
  const changed = changes.filter(({ isNew }) => !isNew)
  return (
    <>
      <p className="break-words">
        <strong className="font-semibold">{file.fileName}</strong>, uploaded{' '}
        <InstantText instant={file.uploadedAt} />. {summary(file)} Nothing is saved yet.
      </p>
      {notes.map((note) => (
        <div key={note} className="mt-4">
          <Notice>
            <p>{note}</p>
          </Notice>
        </div>
      ))}
      <Form method="post" encType="multipart/form-data" className="mt-6">
        {changes.map((change) => (
          <input key={change.questionId} type="hidden" name="every" value={pickOf(change)} />
        ))}
        {changed.length > 0 ? (
          <Section title={`Would change (${changed.length})`}>
            {changed.map((change) => (
              <ChangeRow key={pickOf(change)} change={change} />
            ))}
          </Section>
        ) : null}
        {fresh.length > 0 ? (
          <Section title={`New (${fresh.length})`}>
            {fresh.map((change) => (
              <ChangeRow key={pickOf(change)} change={change} />
            ))}
          </Section>
        ) : null}
        <div className="mt-6">
          <Actions>
            {changes.length > 0 ? (
              <>
                <Button name="act" value="accept ticked">
                  Save the ticked answers
                </Button>
                <Button name="act" value="accept all" look="secondary">
                  {`Save all ${changes.length}${changes.some(({ look }) => look) ? ', unticked too' : ''}`}
                </Button>
              </>
            ) : null}
            <Button name="act" value="discard" look="plain">
              Put this file away
            </Button>
          </Actions>
        </div>
      </Form>
      <LeftOut dryRun={file.dryRun} token={token} />
    </>
  )
}

function summary({ dryRun }: File): string {
  const { changes, invalid, unchanged, unknown } = dryRun
  const fresh = changes.filter(({ isNew }) => isNew).length
  const parts = [
    `${fresh} new`,
    `${changes.length - fresh} changed`,
    `${invalid.length} to correct`,
    `${unchanged} unchanged`,
    ...(unknown.length > 0 ? [`${counted(unknown.length, 'row')} of no question`] : []),
  ]
  return `${parts.join(', ')}.`
}
