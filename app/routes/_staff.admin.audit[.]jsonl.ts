// The audit log as JSON lines: the whole chain to check offline, or what the page's filters let through.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { auditFile } from '../http/audit-file'

export const loader = (args: LoaderFunctionArgs) => auditFile(args, 'jsonl')
