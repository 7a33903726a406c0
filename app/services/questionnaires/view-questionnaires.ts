// What staff read about the questionnaires of this installation: every version, and one of them in words.
import { publishedVersions } from '../../../db/queries/questionnaires'
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import type { Recorder } from '../../core/changes/kinds'
import { type Outline, outlineOf } from '../../core/questionnaire/outline'
import type { Problem } from '../../core/questionnaire/problem'
import type { ParsedCases } from '../../core/scoring/case-file'
import { type CasesPreview, previewCases } from '../../core/scoring/case-preview'
import type { Services } from '../context'
import { notAllowed, type Refusal } from '../judgement/refusal'

type Context = Pick<Services, 'store' | 'questionnaires'>

export interface PublishedVersion {
  slug: string
  version: number
  hash: string
  publishedAt: string
  /** New reviews are sent with it, or new uses filed. */
  current: boolean
  /** It can be shown below: the intake is not a questionnaire for vendors. */
  shown: boolean
}

/** One kind of change, or the light check, with the questions that it puts again. */
export interface ChangeView {
  id: string
  title: string
  /** Working days to answer; a light check has those of its tier. */
  days: number | null
  recordedBy: readonly Recorder[]
  /** Null: those that rest on the evidence that expired. */
  questions: { id: string; prompt: string }[] | null
}

export interface QuestionnairesView {
  versions: PublishedVersion[]
  outline: Outline
  /** Null where an older version is shown: changes are declared beside the newest. */
  changes: ChangeView[] | null
  /** Null where an older version is shown: the cases beside the definition are of the newest. */
  cases: ({ ok: true } & CasesPreview) | { ok: false; problems: Problem[] } | null
  /** The version that was asked for and that nobody published. */
  unknown: string | null
}

/** `wanted` is a version's number; null and what is not published show the current one. */
export async function viewQuestionnaires(
  { store, questionnaires }: Context,
  staff: Staff,
  wanted: string | null,
): Promise<{ ok: true; view: QuestionnairesView } | Refusal> {
  if (!allows(staff, 'questionnaire.read')) return notAllowed()
  const { current, intake } = questionnaires
  const newest = new Set([current.hash, intake.hash])
  const { slug } = current.definition
  const rows = await publishedVersions(store.db)
  const found = rows.find((row) => row.slug === slug && String(row.version) === wanted)
  const picked = found
    ? await questionnaires.frozen({
        questionnaireSlug: slug,
        questionnaireVersion: found.version,
        questionnaireHash: found.hash,
      })
    : current
  return {
    ok: true,
    view: {
      versions: rows.map((row) => ({
        ...row,
        publishedAt: row.publishedAt.toISOString(),
        current: newest.has(row.hash),
        shown: row.slug === slug,
      })),
      outline: outlineOf(picked),
      changes: picked === current ? changesView(questionnaires) : null,
      cases: picked === current ? casesOf(questionnaires) : null,
      unknown: found || wanted === null ? null : wanted,
    },
  }
}

function changesView({ current, changes }: Services['questionnaires']): ChangeView[] {
  const named = (ids: readonly string[]) =>
    ids.map((id) => ({ id, prompt: current.byId.get(id)?.prompt ?? '' }))
  const { lightCheck } = changes
  const light: ChangeView = {
    id: 'light_check',
    title: 'Light check',
    days: null,
    recordedBy: [],
    questions: named(lightCheck.questions),
  }
  const kinds = changes.changes.map(
    ({ id, title, days, recordedBy, questions }): ChangeView => ({
      ...{ id, title, days, recordedBy },
      questions: questions === 'evidence' ? null : named(questions),
    }),
  )
  return lightCheck.questions.length > 0 ? [light, ...kinds] : kinds
}

/** Neither a definition nor its cases change while the process runs, and running them all takes a while. */
const previewed = new WeakMap<ParsedCases, { ok: true } & CasesPreview>()

function casesOf({ current, intake, cases }: Services['questionnaires']) {
  if (!cases?.ok) return cases
  const known = previewed.get(cases)
  if (known) return known
  const preview = { ok: true as const, ...previewCases(current, intake, cases.cases) }
  previewed.set(cases, preview)
  return preview
}
