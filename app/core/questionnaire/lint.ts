/** Refuses definitions that would mislead a vendor or a score, and names every reason with its path. */
import type { Sha256 } from '../audit/canonical-json'
import { contentHash } from './content-hash'
import { type Questionnaire, questionnaireSchema } from './definition'
import type { Frameworks } from './frameworks'
import { branchingProblems } from './lint/branching'
import { contradictionProblems } from './lint/contradictions'
import { type Finding, found } from './lint/messages'
import { readablePath } from './lint/readable-path'
import { scoringProblems } from './lint/scoring'
import { structureProblems } from './lint/structure'
import { wordingProblems } from './lint/wording'
import { inPlainWords, unknownMember } from './problem'

/** Content hashes of published versions, by `slug@version`. */
export interface Published {
  hashes: Readonly<Record<string, string>>
  sha256: Sha256
}

export type Linted =
  | { ok: true; definition: Questionnaire; hash: string }
  | { ok: false; problems: Finding[] }

/** `data` is a parsed definition file; nothing about its shape is taken for granted. */
export function lintQuestionnaire(
  data: unknown,
  frameworks: Frameworks,
  published: Published,
): Linted {
  const parsed = questionnaireSchema.safeParse(data)
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue) => {
      const path = readablePath(data, issue.path)
      if (issue.message === unknownMember) return [found('unknown-member', path)]
      if (issue.code !== 'unrecognized_keys') return [found('shape', path, inPlainWords(issue))]
      return issue.keys.map((key) => found('unknown-member', path ? `${path}.${key}` : key))
    })
    return { ok: false, problems }
  }
  const definition = parsed.data
  const hash = contentHash(definition, published.sha256)
  const problems = [
    ...publishedProblems(definition, hash, published.hashes),
    ...structureProblems(definition, frameworks),
    ...branchingProblems(definition),
    ...scoringProblems(definition),
    ...wordingProblems(definition),
    ...contradictionProblems(definition),
  ]
  return problems.length > 0 ? { ok: false, problems } : { ok: true, definition, hash }
}

/** A version that nobody has published yet may still change. */
export function publishedProblems(
  { slug, version }: { slug: string; version: number },
  hash: string,
  hashes: Readonly<Record<string, string>>,
): Finding[] {
  const recorded = hashes[`${slug}@${version}`]
  if (recorded === undefined || recorded === hash) return []
  return [found('published', '', version, recorded.slice(0, 12), hash.slice(0, 12))]
}
