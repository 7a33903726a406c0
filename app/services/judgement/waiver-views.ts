// Waivers as the decision page shows them: given by whom, recorded by whom, and whether they still count today.
import type { WaiverView } from '../../core/judgement/outcome-view'
import { isInForce } from '../../core/judgement/waiver'
import { dateIn } from '../../core/schedule/plain-date'
import { numbered, staffName } from '../report/compose/ground'
import type { CaseFile } from './load-case'

/** In the order in which they were recorded. Judged today, whatever day a decided case is scored on. */
export function waiverViews(file: CaseFile, now: Date): WaiverView[] {
  const moment = { at: now, on: dateIn(file.organisation.timeZone, now) }
  return file.waivers.map((waiver, place) => {
    const { id, rule, sentence, executive, executiveTitle, reason, endsOn } = waiver
    const { withdrawnById, withdrawnAt, withdrawnReason } = waiver
    return {
      ...{ id, rule, sentence, executive, executiveTitle, reason, endsOn },
      label: numbered('W', place + 1),
      recordedBy: staffName(file, waiver.recordedById),
      at: waiver.at.toISOString(),
      state: withdrawnAt ? 'withdrawn' : isInForce(waiver, moment) ? 'in force' : 'ended',
      withdrawn:
        withdrawnById && withdrawnAt
          ? {
              by: staffName(file, withdrawnById),
              at: withdrawnAt.toISOString(),
              reason: withdrawnReason ?? '',
            }
          : null,
    }
  })
}
