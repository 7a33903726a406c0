// Gives out one report of a batch in the name of the person who asked, with the rights that they have by now.
import { userById } from '../../../../db/queries/people'
import { asStaff } from '../../../core/people/user'
import type { Services } from '../../context'
import { exportReport } from '../export-report'
import type { Render } from '../make-file'
import type { BatchContext } from './work-batch'

export type MakeContext = Pick<Services, 'store' | 'clock' | 'issuer'>

export const reportInBatch =
  (ctx: MakeContext, render: Render): BatchContext['make'] =>
  async ({ byId, number, version, audience, paper }) => {
    const [user] = await userById(ctx.store.db, byId)
    if (!user?.active) {
      return { ok: false, sentence: 'Whoever asked for it no longer has an account.' }
    }
    const wish = { number, version, audience, pageSize: paper, as: 'pdf', render } as const
    return exportReport(ctx, asStaff(user), wish)
  }
