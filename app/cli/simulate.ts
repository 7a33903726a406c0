// `simulate`: runs a draft of the questionnaire over every submitted review and tells what would change, before it is published.
import { readFile, writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { csvOf } from '../core/export/csv'
import { reviewLabel } from '../core/review/number'
import {
  removedWords,
  type SimulatedReview,
  type SimulationResult,
  simulationSheet,
  totalsOf,
  whyWords,
} from '../core/simulation/result'
import { locatedLine } from '../ports/draft-file'
import { readDraft } from '../services/simulation/read-draft'
import { type Progress, simulateDraft } from '../services/simulation/simulate-draft'
import { refuse, type Terminal } from './terminal'
import { textTable } from './text-table'
import { withPortal } from './with-portal'

interface Options {
  questionnaire: string
  csv?: string
  json?: true
}

export const simulateCommand = (terminal: Terminal): Command =>
  new Command('simulate')
    .description('run a draft questionnaire over every submitted review; changes nothing')
    .requiredOption('--questionnaire <file>', 'the draft, a definition file in YAML')
    .option('--csv <file>', 'write every review to this file as well')
    .option('--json', 'print JSON instead of a table')
    .action((options: Options) => simulate(terminal, options))

async function simulate(terminal: Terminal, options: Options): Promise<void> {
  const file = options.questionnaire
  let bytes: Uint8Array
  try {
    bytes = await readFile(file)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return refuse(terminal, [`${file}: cannot be read (${reason})`])
  }
  await withPortal(terminal, async (app) => {
    const read = await readDraft(app, bytes)
    if (!read.ok) {
      return refuse(
        terminal,
        read.problems.map((problem) => locatedLine(file, problem)),
      )
    }
    const result = await simulateDraft(app, read.draft, inTenths(terminal))
    if (options.csv) {
      const failed = await written(options.csv, csvOf(simulationSheet(result.reviews)))
      if (failed) return refuse(terminal, [`--csv: ${failed}`])
    }
    terminal.out(options.json ? JSON.stringify(result, null, 2) : inWords(result))
  })
}

/** A count that moves: one line for each tenth. */
function inTenths(terminal: Terminal): (progress: Progress) => void {
  let told = -1
  return ({ done, total }) => {
    const tenth = total === 0 ? 10 : Math.floor((done * 10) / total)
    if (tenth === told) return
    told = tenth
    terminal.err(`${done} of ${total} reviews`)
  }
}

async function written(file: string, text: string): Promise<string | null> {
  try {
    await writeFile(file, text)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function inWords({ draft, reviews, others, removed }: SimulationResult): string {
  if (reviews.length === 0) {
    return ['There are no submitted reviews to run the draft over.', ...leftOut(removed)].join(' ')
  }
  const { changed, withNewQuestions } = totalsOf(reviews)
  const lines = [
    `${draft.slug} version ${draft.version}: ${changed} of ${reviews.length} reviews would change.`,
  ]
  if (draft.added.length > 0) lines.push(`New questions: ${draft.added.join(', ')}.`)
  if (withNewQuestions > 0) {
    lines.push(`In ${withNewQuestions} the draft asks what was not asked then; it counts 0.`)
  }
  if (draft.removed.length > 0) lines.push(`No longer asked: ${draft.removed.join(', ')}.`)
  if (others > 0) lines.push(`${others} reviews of other questionnaires were left out.`)
  lines.push(...leftOut(removed))
  const moved = reviews.filter(({ changes }) => changes)
  return [...lines, ...(moved.length === 0 ? [] : ['', table(moved)])].join('\n')
}

const leftOut = (removed: number): string[] => (removed === 0 ? [] : [removedWords(removed)])

const table = (reviews: readonly SimulatedReview[]): string =>
  textTable(
    ['No', 'Vendor', 'Tier', 'Assured', 'Band', 'Residual', 'Proposal', 'Why'],
    reviews.map((review) => [
      reviewLabel(review.number),
      review.vendor,
      review.tier,
      fromTo(review, ({ assured }) => assured?.toFixed(1) ?? null),
      fromTo(review, ({ band }) => band),
      fromTo(review, ({ residual }) => residual),
      fromTo(review, ({ proposal }) => proposal),
      whyWords(review),
    ]),
  )

function fromTo(
  { before, after }: SimulatedReview,
  member: (outcome: SimulatedReview['before']) => string | null,
): string {
  const [from, to] = [member(before) ?? 'none', member(after) ?? 'none']
  return from === to ? to : `${from} → ${to}`
}
