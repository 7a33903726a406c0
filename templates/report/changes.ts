// Appendix B: what changed since the round before, regressions first, texts word by word.
import type { RecordedDifference, ReportRecord } from '../../app/core/report/record'
import { countWords, dateWords, scoreWords, UNKNOWN } from '../../app/core/report/words'
import { becameWords, pointsMoved, signed } from '../../app/core/review/difference/summary'
import { type Definition, definitions } from '../../app/pdf/layout/definitions'
import type { Flow } from '../../app/pdf/layout/flow'
import { bullets, paragraph } from '../../app/pdf/layout/paragraph'
import { table } from '../../app/pdf/layout/table'
import { INK } from '../../app/pdf/style'
import { type Content, piecesOf, type Run } from '../../app/pdf/text/inline'
import { citeOne } from './cite'

export function changes(flow: Flow, { review, score, sinceLast }: ReportRecord): void {
  flow.heading(1, 'Appendix B  Changes since the last review')
  if (!sinceLast) {
    const first =
      'This is the first review of this use: there is no earlier one to compare it with.'
    paragraph(flow, review.round === 1 ? first : 'Nothing of the round before is on record.')
    return
  }
  inShort(flow, sinceLast)
  answers(flow, sinceLast, 'regression', 'What became worse')
  rules(flow, sinceLast)
  answers(flow, sinceLast, 'improvement', 'What became better')
  answers(flow, sinceLast, 'neutral', 'Other changes')
  notCompared(flow, sinceLast)
  domains(flow, score.domains, sinceLast)
  besides(flow, sinceLast)
}

function inShort(flow: Flow, since: RecordedDifference): void {
  paragraph(flow, since.summary, { style: 'strong' })
  const { review, decidedOn, round, unchanged } = since
  paragraph(
    flow,
    `Compared with ${review}, round ${round}, decided on ${dateWords(decidedOn)}. ` +
      `${countWords(unchanged, 'answer')} ${unchanged === 1 ? 'is' : 'are'} as before and not listed. ` +
      'In compared texts, what went stands in [−…−] and what came in [+…+].',
  )
  const { listed, rest, total } = since.points
  if (listed === null || rest === null || total === null) return
  paragraph(
    flow,
    `Assured before caps: ${scoreWords(since.uncapped.was)} → ${scoreWords(since.uncapped.now)}, ` +
      `${signed(total)}; ${signed(listed)} by the changes listed with their points, ${signed(rest)} by everything else.`,
    { style: 'label' },
  )
}

type Changed = RecordedDifference['changed'][number]

function answers(
  flow: Flow,
  { changed }: RecordedDifference,
  tone: Changed['tone'],
  title: string,
): void {
  const own = changed.filter((answer) => answer.tone === tone)
  if (own.length === 0) return
  flow.heading(2, `${title} (${own.length})`)
  for (const answer of own) {
    flow.heading(3, `${answer.question}  ${answer.wording}`)
    definitions(flow, [...answer.parts.map(partOf), ...effects(answer)], {
      labels: 0.14,
      rules: false,
      keep: true,
      spaceAfter: 4,
    })
  }
}

function partOf(part: Changed['parts'][number]): Definition {
  switch (part.kind) {
    case 'values':
      return [part.term, becameWords(part.before, part.after)]
    case 'list': {
      const removed = part.removed.map((item) => `Removed: ${item}`)
      return [part.term, [...removed, ...part.added.map((item) => `Added: ${item}`)].join('\n')]
    }
    case 'text':
      return [part.term, diffContent(part.pieces)]
  }
}

/** Marked by brackets and by weight, so that neither colour nor a screen is needed. */
function diffContent(pieces: readonly { text: string; change: string }[]): Content {
  return pieces.map(({ text, change }): Run => {
    if (change === 'removed') return { text: `[−${text}−]`, ink: INK.muted }
    return change === 'added' ? { text: `[+${text}+]`, face: 'bold' } : { text }
  })
}

function effects({ rules: moved, points }: Changed): Definition[] {
  const rows = moved.map((rule): Definition => [ruleWords(rule), rule.sentence])
  return points === null ? rows : [...rows, ['Moved', pointsMoved(points)]]
}

const ruleWords = ({ effect, moved }: { effect: string; moved: string }): string =>
  `${effect === 'knock-out' ? 'Knock-out' : effect === 'note' ? 'Note' : 'Red flag'} ${moved}`

function rules(flow: Flow, { rules: alone, caps }: RecordedDifference): void {
  const rows: Content[] = [
    ...alone.map(
      (rule): Content => [
        { text: `${ruleWords(rule)}: ${rule.sentence} ` },
        ...piecesOf(citeOne(rule.question)),
      ],
    ),
    ...caps.fired.map((sentence) => `Cap newly in force: ${sentence}`),
    ...caps.lifted.map((sentence) => `Cap lifted: ${sentence}`),
  ]
  if (rows.length === 0) return
  flow.heading(2, 'Rules and caps')
  bullets(flow, rows)
}

function notCompared(flow: Flow, { notCompared: questions }: RecordedDifference): void {
  if (questions.length === 0) return
  flow.heading(2, 'Questions that cannot be compared')
  table(flow, {
    columns: [
      { head: 'No.', width: 1.4 },
      { head: 'Wording', width: 5 },
      { head: 'Why', width: 2.4 },
      { head: 'Then', width: 3 },
      { head: 'Now', width: 3 },
      { head: 'Points', width: 1.4, align: 'right' },
    ],
    rows: questions.map((question) => ({
      cells: [
        question.question,
        question.wordingDiff.length > 0 ? diffContent(question.wordingDiff) : question.wording,
        question.why,
        question.before ?? UNKNOWN,
        question.after ?? UNKNOWN,
        question.points === null ? UNKNOWN : signed(question.points),
      ],
    })),
  })
}

function domains(
  flow: Flow,
  scored: ReportRecord['score']['domains'],
  { round }: RecordedDifference,
): void {
  flow.heading(2, 'Scores by domain')
  table(flow, {
    columns: [
      { head: 'Domain', width: 6 },
      { head: `Assured, round ${round}`, width: 3, align: 'right' },
      { head: 'Assured, this round', width: 3, align: 'right' },
    ],
    rows: scored.map(({ id, name, previousAssured, assured }) => ({
      cells: [`${id}  ${name}`, scoreWords(previousAssured), scoreWords(assured)],
    })),
  })
}

function besides(flow: Flow, { documents, findings, conditions }: RecordedDifference): void {
  const parts = { Documents: documents, Findings: findings, Conditions: conditions }
  for (const [title, rows] of Object.entries(parts)) {
    if (rows.length === 0) continue
    flow.heading(2, title)
    table(flow, {
      columns: [
        { head: 'What', width: 5 },
        { head: 'Then', width: 4 },
        { head: 'Now', width: 4 },
      ],
      rows: rows.map(({ what, before, after }) => ({
        cells: [what, before ?? 'Not there', after ?? 'Not there'],
      })),
    })
  }
}
