// What happens to uses, vendors, offerings and contacts.
import { z } from 'zod'
import { event, id, said, text } from './event'

export const subjectEvents = {
  'use filed': event(
    { useId: id, title: text, tier: z.number().nullable(), reasons: z.array(text) },
    (e) =>
      e.tier === null
        ? `Use "${e.title}" filed and refused: ${e.reasons.join('; ')}`
        : `Use "${e.title}" filed: Tier ${e.tier}`,
  ),
  'use tier changed': event(
    { useId: id, from: z.number(), to: z.number(), reason: said },
    (e) => `Tier changed from ${e.from} to ${e.to}: ${e.reason}`,
  ),
  'vendor created': event(
    { vendorId: id, name: text, domain: text },
    (e) => `Vendor ${e.name} (${e.domain}) created`,
  ),
  'offering created': event(
    { vendorId: id, offeringId: id, name: text, plan: text },
    (e) => `Offering ${e.name}, ${e.plan}, created`,
  ),
  'contact created': event({ vendorId: id, contactId: id }, () => 'Vendor contact created'),
} as const
