// The form that asks for many reports at once.
import { z } from 'zod'
import { audiences } from '../audience'

export const batchInput = z.object({
  reviews: z.array(z.coerce.number().int().min(1)).min(1, 'Choose at least one review').max(5_000),
  audience: z.enum(audiences, 'Choose which copy'),
  paper: z.enum(['A4', 'Letter'], 'Choose the paper'),
})
