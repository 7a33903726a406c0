// What an administrator types to look a person up and to erase them.
import { z } from 'zod'
import { emailSchema, line } from '../people/input'

export const personInput = z.object({ email: emailSchema })

export const erasureInput = z
  .object({
    email: emailSchema,
    confirm: z.string('Type the address once more').trim().toLowerCase(),
    reason: line(300, 'Say why, such as the request of 20 November'),
  })
  .refine(({ email, confirm }) => email.toLowerCase() === confirm, {
    path: ['confirm'],
    message: 'This is not the same address. Type it as it stands above',
  })
