// The audit chain as a file.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { authorise, requireStaff } from '../http/staff'
import { exportAudit } from '../services/audit/export-audit'

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args)
  authorise(staff, 'audit.read')
  const pieces = exportAudit(args.context.app, staff)
  if (!pieces) throw new Response('Not found', { status: 404 })
  const bytes = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(bytes.encode(value))
    },
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'application/jsonl; charset=utf-8',
      'Content-Disposition': 'attachment; filename="assay-audit.jsonl"',
      'Cache-Control': 'no-store',
    },
  })
}
