// Appendix D: who did what and when, with the hashes that chain the entries.
import type { ReportRecord } from '../../app/core/report/record'
import { instantWords, shortHash } from '../../app/core/report/words'
import type { Flow } from '../../app/pdf/layout/flow'
import { paragraph } from '../../app/pdf/layout/paragraph'
import { table } from '../../app/pdf/layout/table'

export function auditTrail(flow: Flow, { audit }: ReportRecord): void {
  flow.heading(1, 'Appendix D  Audit trail')
  paragraph(
    flow,
    'Each entry’s hash covers the entry and the hash before it, so that a later change, removal or ' +
      'insertion shows. The table gives the first 16 digits; the attached record has them in full.',
  )
  paragraph(
    flow,
    [
      { text: 'Head of the chain  ', face: 'bold' },
      { text: audit.headHash, face: 'mono', size: 7.5 },
    ],
    {
      style: 'small',
    },
  )
  table(flow, {
    columns: [
      { head: 'No.', width: 1, align: 'right' },
      { head: 'When', width: 4.5 },
      { head: 'Who', width: 3.5 },
      { head: 'What', width: 6.2 },
      { head: 'Hash', width: 3.8, style: 'code' },
    ],
    rows: audit.events.map(({ seq, at, actor, sentence, hash }) => ({
      cells: [String(seq), instantWords(at), actor, sentence, shortHash(hash)],
    })),
  })
}
