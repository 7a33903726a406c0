/** The schema of a calendar date, apart from the arithmetic: pages in the browser calculate and check nothing. */
import { z } from 'zod'

/** A date that exists: 2027-02-29 is refused. */
export const plainDateSchema = z.iso.date('Use a date such as 2026-11-21')
