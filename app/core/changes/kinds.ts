// What can change at a vendor between reviews, and which questions each kind of change puts again.
import { z } from 'zod'
import type { CompiledQuestionnaire } from '../questionnaire/compile'
import { readablePath } from '../questionnaire/lint/readable-path'
import { inPlainWords, joinPath, type Problem } from '../questionnaire/problem'

const words = z.string().trim().min(1, 'is empty').max(300, 'has more than 300 characters')
const questionList = z.array(z.string()).min(1, 'is empty: name the questions that depend on it')

export const recorders = ['staff', 'vendor', 'portal'] as const
export type Recorder = (typeof recorders)[number]

const kindSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z_]{2,39}$/, 'must be lower-case words joined by _'),
  title: words,
  /** Follows "because": "an incident happened". */
  because: words,
  /** What the vendor reads as the reason for being asked again. */
  vendor: words,
  /** What to write about it. */
  hint: words.default(''),
  /** Working days that the vendor has to answer. */
  days: z.number().int().min(1).max(60),
  recordedBy: z.array(z.enum(recorders)).min(1, 'is empty: say who may record it'),
  /** `evidence`: those that rest on the piece of evidence that it is about. */
  questions: z.union([questionList, z.literal('evidence')]),
})

const changesSchema = z.strictObject({
  lightCheck: z.strictObject({ because: words, vendor: words, questions: questionList }),
  changes: z.array(kindSchema).min(1, 'is empty: declare at least one kind of change'),
})

export type ChangeKind = z.output<typeof kindSchema>
export type ChangeKinds = z.output<typeof changesSchema>

/** Where a questionnaire declares none: nothing can be recorded, and a light check asks nothing. */
export const noChanges: ChangeKinds = {
  lightCheck: { because: 'a light check is due', vendor: '', questions: [] },
  changes: [],
}

export const EVIDENCE_EXPIRED = 'evidence_expired'

export const kindById = ({ changes }: ChangeKinds, id: string): ChangeKind | null =>
  changes.find((kind) => kind.id === id) ?? null

export const kindsFor = ({ changes }: ChangeKinds, who: Recorder): ChangeKind[] =>
  changes.filter(({ recordedBy }) => recordedBy.includes(who))

export type LintedChanges = { ok: true; changes: ChangeKinds } | { ok: false; problems: Problem[] }

/** `questionnaire` is the newest version beside the file. */
export function lintChanges(data: unknown, questionnaire: CompiledQuestionnaire): LintedChanges {
  const parsed = changesSchema.safeParse(data)
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue) => {
      const path = readablePath(data, issue.path)
      if (issue.code !== 'unrecognized_keys') return [{ path, message: inPlainWords(issue) }]
      return issue.keys.map((key) => ({
        path: joinPath(path, key),
        message: 'is not known here: check its spelling, or remove it',
      }))
    })
    return { ok: false, problems }
  }
  const { lightCheck, changes } = parsed.data
  const ids = changes.map(({ id }) => id)
  const problems = [
    ...listProblems('lightCheck.questions', lightCheck.questions, questionnaire),
    ...ids
      .filter((id, at) => ids.indexOf(id) < at)
      .map((id) => ({ path: `changes.${id}`, message: 'is there twice: give one another id' })),
    ...changes.flatMap((kind) => kindProblems(kind, questionnaire)),
  ]
  return problems.length > 0 ? { ok: false, problems } : { ok: true, changes: parsed.data }
}

function kindProblems({ id, questions, recordedBy }: ChangeKind, of: CompiledQuestionnaire) {
  const path = `changes.${id}.questions`
  if (questions !== 'evidence') return listProblems(path, questions, of)
  // Only the portal knows which piece of evidence it was.
  const people = recordedBy.some((who) => who !== 'portal')
  return people ? [{ path, message: 'rest on evidence: only the portal can record that' }] : []
}

function listProblems(
  path: string,
  questions: readonly string[],
  { byId }: CompiledQuestionnaire,
): Problem[] {
  return questions.flatMap((id, at) => {
    const here = `${path}.${at + 1}`
    if (!byId.has(id)) return [{ path: here, message: `${id} does not exist: name one that does` }]
    if (questions.indexOf(id) < at) return [{ path: here, message: `${id} is there twice` }]
    return []
  })
}
