// Which identifiers of a framework the current questionnaire asks a tier about, for people who must show it.
import { allows } from '../../core/access/policy'
import type { Staff } from '../../core/access/roles'
import { coverageOf, type FrameworkCoverage } from '../../core/questionnaire/coverage'
import { type CoverageChoice, readCoverageChoice } from '../../core/questionnaire/coverage-choice'
import type { Tier } from '../../core/questionnaire/definition'
import type { Services } from '../context'
import { notAllowed, type Refusal } from '../judgement/refusal'

export interface CoverageView {
  questionnaire: { title: string; slug: string; version: number }
  frameworks: { scheme: string; title: string }[]
  choice: CoverageChoice
  /** Null where the choice cannot be used. */
  picked: { coverage: FrameworkCoverage; tier: Tier } | null
}

export function viewCoverage(
  { questionnaires: { current, frameworks } }: Pick<Services, 'questionnaires'>,
  staff: Staff,
  search: URLSearchParams,
): { ok: true; view: CoverageView } | Refusal {
  if (!allows(staff, 'questionnaire.read')) return notAllowed()
  const { title, slug, version } = current.definition
  const { choice, scheme, tier } = readCoverageChoice(search, [...frameworks.schemes.keys()])
  const [coverage] =
    scheme !== null && tier !== null ? coverageOf(current, frameworks, { tier, scheme }) : []
  return {
    ok: true,
    view: {
      questionnaire: { title, slug, version },
      frameworks: [...frameworks.schemes].map(([name, one]) => ({
        scheme: name,
        title: one.title,
      })),
      choice,
      picked: coverage && tier !== null ? { coverage, tier } : null,
    },
  }
}
