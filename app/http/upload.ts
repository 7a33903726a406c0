// Reads a form with one file in it, cut off at the size that is allowed, before anything else looks at it.
import { FormDataParseError, parseFormData } from '@remix-run/form-data-parser'
import { LARGEST_FILE, MEGABYTE } from '../core/respond/evidence-input'
import { uploadTurns } from './upload-turns'

export type Upload =
  | { ok: true; form: FormData; file: { name: string; bytes: Uint8Array } | null }
  | { ok: false; reason: 'too large' | 'unreadable' | 'busy' }

/**
 * Reads the upload and works on it, one of few at once. Where too many wait, the work is told that it is
 * busy; what was sent is then read to its end, since whoever is cut off while sending sees no answer.
 */
export async function withUpload<Result>(
  { request, who, field }: { request: Request; who: string; field: string },
  work: (upload: Upload) => Promise<Result>,
): Promise<Result> {
  const done = await uploadTurns.take(who, async () => ({
    result: await work(await readUpload(request, field)),
  }))
  if (done !== null) return done.result
  await request.body?.pipeTo(new WritableStream())
  return work({ ok: false, reason: 'busy' })
}

/** `file` is null where none was chosen. Its bytes are in `file` alone, not in the form. */
export async function readUpload(request: Request, fieldName: string): Promise<Upload> {
  let file: { name: string; bytes: Uint8Array } | null = null
  let isTooLarge = false
  try {
    const form = await parseFormData(
      request,
      {
        maxFiles: 1,
        // Read to its end even where it is too large by less than the form may have around it: whoever is
        // cut off while sending sees no answer.
        maxFileSize: LARGEST_FILE + MEGABYTE,
        maxTotalSize: LARGEST_FILE + MEGABYTE,
        // Two hundred questions can be ticked, and a form has a dozen fields beside them.
        maxParts: 500,
        // The name of a field and of a file; what browsers send has some 200 bytes.
        maxHeaderSize: 4 * 1024,
      },
      async (upload) => {
        // A browser sends an empty, nameless part where no file was chosen.
        if (upload.fieldName !== fieldName || (upload.size === 0 && !upload.name)) return
        isTooLarge = upload.size > LARGEST_FILE
        file = { name: upload.name, bytes: new Uint8Array(await upload.arrayBuffer()) }
      },
    )
    return isTooLarge ? { ok: false, reason: 'too large' } : { ok: true, form, file }
  } catch (error) {
    const reason = refusalIn(error)
    if (reason === null) throw error
    return { ok: false, reason }
  }
}

function refusalIn(error: unknown): 'too large' | 'unreadable' | null {
  if (!(error instanceof Error)) return null
  if (/^Max(File|Total)SizeExceeded/.test(error.name)) return 'too large'
  if (error instanceof FormDataParseError || /^Max|^MultipartParse/.test(error.name))
    return 'unreadable'
  return null
}
