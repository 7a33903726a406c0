// Every kind of mail with invented facts.
import type { MailFacts } from './facts'
import { staffSamples } from './staff-samples'
import { vendorSamples } from './vendor-samples'

export const samples: MailFacts = { ...vendorSamples, ...staffSamples }
