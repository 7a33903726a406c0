// The one table of who may do what over HTTP: staff by the policy, vendors by their link.
import type { RouteRule } from './rule'
import { nested } from './rules-nested'
import { reviewRules } from './rules-reviews'
import { staffRules } from './rules-staff'
import { vendorRules } from './rules-vendor'

const plain: Readonly<Record<string, RouteRule>> = {
  ...staffRules,
  ...reviewRules,
  ...vendorRules,
}

const strange = Object.keys(nested).filter((id) => !(id in plain))
if (strange.length > 0) throw new Error(`rules-nested.ts names ${strange.join(', ')}`)

export const rules: Readonly<Record<string, RouteRule>> = Object.fromEntries(
  Object.entries(plain).map(([id, rule]) => {
    const { at = [], forms = [] } = nested[id] ?? {}
    return [id, { ...rule, at: [...rule.at, ...at], forms: [...(rule.forms ?? []), ...forms] }]
  }),
)
