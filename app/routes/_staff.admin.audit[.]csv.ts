// The audit log as a table for spreadsheets: what the page's filters let through, all of its pages.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { auditFile } from '../http/audit-file'

export const loader = (args: LoaderFunctionArgs) => auditFile(args, 'csv')
