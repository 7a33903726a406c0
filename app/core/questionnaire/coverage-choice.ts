/** Which coverage an address asks for, and the same coverage as a sheet. */
import type { FrameworkCoverage } from './coverage'
import { type Tier, tiers } from './definition'

export interface CoverageChoice {
  /** As typed, so that a wrong one stays visible. */
  framework: string
  tier: string
  /** By field; empty = both can be used. */
  errors: { framework?: string; tier?: string }
}

/** Without a choice it is the first framework and the whole questionnaire, which is Tier 1's. */
export function readCoverageChoice(
  search: URLSearchParams,
  schemes: readonly string[],
): { choice: CoverageChoice; scheme: string | null; tier: Tier | null } {
  const framework = search.get('framework') ?? schemes[0] ?? ''
  const typed = search.get('tier') ?? '1'
  const tier = tiers.find((one) => String(one) === typed) ?? null
  const scheme = schemes.includes(framework) ? framework : null
  const errors = {
    ...(scheme === null && { framework: 'Choose one of the frameworks of the list' }),
    ...(tier === null && { tier: 'Choose Tier 1, 2 or 3' }),
  }
  return { choice: { framework, tier: typed, errors }, scheme, tier }
}

export function coverageSheet(
  { title, asked, notAsked }: FrameworkCoverage,
  tier: Tier,
): (string | number)[][] {
  return [
    [
      'Framework',
      'Tier',
      'Identifier',
      'Title',
      'Checked against its source',
      'Asked',
      'Questions',
    ],
    ...[...asked, ...notAsked].map(({ id, title: words, verified, questions }) => [
      title,
      tier,
      id,
      words ?? '',
      verified ? 'yes' : 'no',
      questions.length > 0 ? 'yes' : 'no',
      questions.join(', '),
    ]),
  ]
}
