// The dry run as a form: every change with what stands there now, ticked where nothing speaks against it.
import type { ImportPage } from '../../core/sheet/import-page'
import { pickOf } from '../../core/sheet/pick'
import { Actions, Button } from '../button'
import { InstantText } from '../date-text'
import { Form } from '../link'
import { Notice } from '../notice'
import { Section } from '../page'
import { importWords as words } from '../respond/words/import'
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
        {words.uploaded(
          <strong className="font-semibold">{file.fileName}</strong>,
          <InstantText instant={file.uploadedAt} />,
          summary(file),
        )}
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
          <Section title={words.wouldChange(changed.length)}>
            {changed.map((change) => (
              <ChangeRow key={pickOf(change)} change={change} />
            ))}
          </Section>
        ) : null}
        {fresh.length > 0 ? (
          <Section title={words.fresh(fresh.length)}>
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
                  {words.saveTicked}
                </Button>
                <Button name="act" value="accept all" look="secondary">
                  {changes.some(({ look }) => look)
                    ? words.saveAllUnticked(changes.length)
                    : words.saveAll(changes.length)}
                </Button>
              </>
            ) : null}
            <Button name="act" value="discard" look="plain">
              {words.putAway}
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
  return words.found({
    fresh,
    changed: changes.length - fresh,
    invalid: invalid.length,
    unchanged,
    unknown: unknown.length,
  })
}
