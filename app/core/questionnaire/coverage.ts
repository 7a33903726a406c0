/** Which identifiers of a framework a questionnaire asks about, and which it does not. */
import { type CompiledQuestionnaire, depthRank } from './compile'
import { depthOfTier, type Tier } from './definition'
import type { Frameworks } from './frameworks'

export interface CoveredIdentifier {
  id: string
  /** Null where a licence allows the identifier only. */
  title: string | null
  /** False: not checked against its source. */
  verified: boolean
  /** Ids of the questions that refer to it, in their order; none = not asked. */
  questions: string[]
}

export interface FrameworkCoverage {
  scheme: string
  title: string
  /** False: a licence forbids to list its identifiers, so that what is not asked is not known here. */
  listed: boolean
  asked: CoveredIdentifier[]
  notAsked: CoveredIdentifier[]
}

/** Of every framework, or of the one named; at most what the tier's questionnaire can ask. */
export function coverageOf(
  questionnaire: CompiledQuestionnaire,
  { schemes, resolve }: Pick<Frameworks, 'schemes' | 'resolve'>,
  { tier, scheme }: { tier: Tier; scheme?: string | undefined },
): FrameworkCoverage[] {
  const asking = questionsBy(questionnaire, tier)
  return [...schemes]
    .filter(([name]) => scheme === undefined || name === scheme)
    .map(([name, { title, entries }]) => {
      const prefix = `${name}:`
      const referred = [...asking.keys()].filter((reference) => reference.startsWith(prefix))
      const known = entries.map(({ id }) => `${prefix}${id}`)
      const all = [...new Set([...known, ...referred])].flatMap((reference) => {
        const entry = resolve(reference)
        if (!entry) return []
        const { id, title: words, verified } = entry
        return [{ id, title: words, verified, questions: asking.get(reference) ?? [] }]
      })
      return {
        scheme: name,
        title,
        listed: entries.length > 0,
        asked: all.filter(({ questions }) => questions.length > 0),
        notAsked: all.filter(({ questions }) => questions.length === 0),
      }
    })
}

function questionsBy({ compiled }: CompiledQuestionnaire, tier: Tier): Map<string, string[]> {
  const asking = new Map<string, string[]>()
  for (const { question, depth } of compiled) {
    if (depth > depthRank(depthOfTier[tier])) continue
    for (const reference of question.references ?? []) {
      asking.set(reference, [...(asking.get(reference) ?? []), question.id])
    }
  }
  return asking
}
