// Takes a file that a vendor gives, and answers the form with what was typed where it cannot be taken.
import type { AppLoadContext } from '@remix-run/node'
import type { Respondent } from '../core/access/roles'
import { addEvidence } from '../services/evidence/add-evidence'
import { keepFile, settleFile } from '../services/evidence/keep-file'
import { refuse } from './form'
import { typedIn } from './refused'
import type { Upload } from './upload'

/** Null once the file is taken. What failed is ours: its reference leads whoever runs the portal to the log. */
export async function addGivenFile(
  { app, log, requestId }: AppLoadContext,
  respondent: Respondent,
  { form, file }: Extract<Upload, { ok: true }>,
) {
  const added = await addEvidence(app, respondent, {
    file,
    said: { ...Object.fromEntries(form), questionIds: form.getAll('questionIds') },
    keep: (given) => keepFile(app, respondent, given),
    settle: (sha256) => settleFile(app, sha256),
  })
  if (added.ok) return null
  const values = typedIn(form)
  if (added.fault === undefined) return refuse({ errors: added.errors, values })
  log.error({ err: added.fault, reference: requestId }, 'an uploaded file could not be taken')
  const errors = Object.entries(added.errors).map(([field, text]) => [
    field,
    `${text} (reference ${requestId})`,
  ])
  return refuse({ errors: Object.fromEntries(errors), values })
}
