// What is done with a change from its vendor's page.
import type { App } from '../app.server'
import type { Staff } from '../core/access/roles'
import { withdrawChangeSchema } from '../core/changes/input'
import { withdrawChange } from '../services/changes/withdraw-change'
import { parseFormData, refuse } from './form'
import { redirectTo } from './redirect'
import { refusedForm, typedIn } from './refused'

interface Act {
  app: App
  staff: Staff
  vendorId: string
  posted: FormData
}

export async function withdrawAct({ app, staff, vendorId, posted }: Act) {
  const form = parseFormData(posted, withdrawChangeSchema)
  if (!form.ok) return refuse(form)
  const { changeId, withdrawReason: reason } = form.data
  const withdrawn = await withdrawChange(app, staff, { vendorId, changeId, reason })
  if (!withdrawn.ok) return refusedForm(withdrawn, typedIn(posted))
  return redirectTo(`/vendors/${encodeURIComponent(vendorId)}#changes`)
}
