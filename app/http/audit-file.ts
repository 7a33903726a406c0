// Sends the audit log as a file while it is read, so that no length of it has to fit into memory.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { readAuditArrangement } from '../core/audit/listing'
import { type AuditExport, exportAudit } from '../services/audit/export-audit'
import { streamResponse } from './file-response'
import { authorise, requireStaff } from './staff'

const mediaTypes = { jsonl: 'application/jsonl; charset=utf-8', csv: 'text/csv; charset=utf-8' }

/** The filters are those of the page's address; without any, it is the whole log. */
export async function auditFile(
  args: LoaderFunctionArgs,
  as: AuditExport['as'],
): Promise<Response> {
  const staff = await requireStaff(args)
  authorise(staff, 'audit.read')
  const { filters } = readAuditArrangement(new URL(args.request.url).searchParams)
  const pieces = exportAudit(args.context.app, staff, { as, filters })
  if (!pieces) throw new Response('Not found', { status: 404 })
  const whole = Object.values(filters).every((value) => value === undefined)
  const fileName = `assay-audit${whole ? '' : '-view'}.${as}`
  return streamResponse(streamOf(pieces), { mediaType: mediaTypes[as], fileName })
}

function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(bytes.encode(value))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}
