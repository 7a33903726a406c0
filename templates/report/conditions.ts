// Conditions that bind the vendor or us, and waivers of knock-outs.
import type { ReportRecord } from '../../app/core/report/record'
import { dateWords, instantWords, UNKNOWN } from '../../app/core/report/words'
import { definitions } from '../../app/pdf/layout/definitions'
import type { Flow } from '../../app/pdf/layout/flow'
import { paragraph } from '../../app/pdf/layout/paragraph'
import { table } from '../../app/pdf/layout/table'

export function conditionsAndWaivers(flow: Flow, { conditions, waivers }: ReportRecord): void {
  flow.heading(1, '5  Conditions and waivers')
  conditionsOneByOne(flow, conditions)
  waiverTable(flow, waivers)
}

export function conditionsOneByOne(
  flow: Flow,
  conditions: ReportRecord['conditions'],
  none = 'The decision carries no condition.',
): void {
  if (conditions.length === 0) paragraph(flow, none)
  for (const condition of conditions) {
    const side = condition.ownerSide === 'vendor' ? 'the vendor' : 'us'
    flow.heading(
      2,
      `${condition.id}  Binds ${side}, due ${dateWords(condition.dueOn)}`,
      condition.id,
    )
    definitions(
      flow,
      [
        ['Condition', condition.sentence],
        ['Owner', condition.owner ?? UNKNOWN],
        ['Evidence needed', condition.evidenceNeeded ?? UNKNOWN],
        ['If missed', condition.consequence ?? UNKNOWN],
        ['Status', condition.status],
      ],
      { labels: 0.2, keep: true },
    )
  }
}

function waiverTable(flow: Flow, waivers: ReportRecord['waivers']): void {
  flow.heading(2, 'Waivers')
  if (waivers.length === 0) {
    paragraph(flow, 'No knock-out was waived.')
    return
  }
  table(flow, {
    columns: [
      { head: 'No.', width: 1.2 },
      { head: 'Rule', width: 2 },
      { head: 'Reason', width: 6 },
      { head: 'Accepted by', width: 3 },
      { head: 'When', width: 2.4 },
      { head: 'Ends', width: 2 },
    ],
    rows: waivers.map(({ id, rule, reason, by, at, endsOn }) => ({
      name: id,
      cells: [id, rule, reason, `${by.name}, ${by.role}`, instantWords(at), dateWords(endsOn)],
    })),
  })
}
