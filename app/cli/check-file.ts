// `questionnaires check FILE`: judges one definition file, wherever it lies, and names the line of everything it finds.
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { lintIntake } from '../core/intake/lint'
import { compileQuestionnaire } from '../core/questionnaire/compile'
import { lintQuestionnaire } from '../core/questionnaire/lint'
import { LARGEST_DRAFT, type LocatedProblem, locatedLine, readDraftFile } from '../ports/draft-file'
import { readStandards } from '../ports/questionnaires'
import { summaryOf } from './definitions'
import { refuse, type Terminal } from './terminal'

const slugSchema = z.looseObject({ slug: z.literal('intake') })

export function checkFile(terminal: Terminal, folder: string, file: string): void {
  const judged = judge(folder, file)
  if (judged.ok) terminal.out(judged.summary)
  else refuse(terminal, judged.problems)
}

type Judged = { ok: true; summary: string } | { ok: false; problems: string[] }

function judge(folder: string, file: string): Judged {
  const read = readBytes(file)
  if (typeof read === 'string') return { ok: false, problems: [`${file}: ${read}`] }
  const draft = readDraftFile(read)
  const refused = (problems: readonly LocatedProblem[]): Judged => ({
    ok: false,
    problems: problems.map((problem) => locatedLine(file, problem)),
  })
  if (!draft.ok) return refused(draft.problems)
  const { frameworks, published } = readStandards(folder)
  const linted = slugSchema.safeParse(draft.data).success
    ? lintIntake(draft.data, published)
    : lintQuestionnaire(draft.data, frameworks, published)
  if (!linted.ok) return refused(linted.problems.map(draft.locate))
  const { definition, hash } = linted
  const summary =
    'items' in definition
      ? `intake@${definition.version} ${hash}\n  ${definition.items.length} items`
      : summaryOf(compileQuestionnaire(definition, published.sha256))
  return { ok: true, summary }
}

/** A sentence where the file cannot be read; one that is far too large is not read at all. */
function readBytes(file: string): Uint8Array | string {
  let opened: number | null = null
  try {
    opened = openSync(file, 'r')
    const stat = fstatSync(opened)
    if (stat.isDirectory()) return 'is a folder: name one definition file'
    if (stat.size > LARGEST_DRAFT) return 'is larger than 1 MB, which no questionnaire is'
    return readFileSync(opened)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    return code === 'ENOENT' ? 'does not exist' : `cannot be read (${code ?? String(error)})`
  } finally {
    if (opened !== null) closeSync(opened)
  }
}
