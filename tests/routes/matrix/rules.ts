// The one table of who may do what over HTTP: staff by the policy, vendors by their link.
import type { RouteRule } from './rule'
import { reviewRules } from './rules-reviews'
import { staffRules } from './rules-staff'
import { vendorRules } from './rules-vendor'

export const rules: Readonly<Record<string, RouteRule>> = {
  ...staffRules,
  ...reviewRules,
  ...vendorRules,
}
