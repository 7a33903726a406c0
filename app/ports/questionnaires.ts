// The questionnaires folder: reads definition files, lets the linter judge them, hands out compiled ones.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseDocument } from 'yaml'
import { z } from 'zod'
import type { Sha256 } from '../core/audit/canonical-json'
import { type ChangeKinds, lintChanges } from '../core/changes/kinds'
import { type CompiledIntake, compileIntake } from '../core/intake/compile'
import { lintIntake } from '../core/intake/lint'
import { type CompiledQuestionnaire, compileQuestionnaire } from '../core/questionnaire/compile'
import { buildFrameworks, type Frameworks } from '../core/questionnaire/frameworks'
import { lintQuestionnaire, type Published } from '../core/questionnaire/lint'
import { type Problem, problemLine } from '../core/questionnaire/problem'
import { readDraftFile } from './draft-file'

export interface Definitions {
  /** Newest version last within each slug; likewise the intakes. */
  questionnaires: readonly CompiledQuestionnaire[]
  intakes: readonly CompiledIntake[]
  frameworks: Frameworks
  /** What can change between reviews, by the questionnaire's slug. */
  changes: ReadonlyMap<string, ChangeKinds>
}

export interface FileProblem extends Problem {
  /** Relative to the questionnaires folder: `ai-vendor/1.yaml`. */
  file: string
}

export type Checked =
  | { ok: true; definitions: Definitions }
  | { ok: false; problems: FileProblem[] }

export const sha256: Sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex')

/** Throws with everything that is wrong with the files, so that the start stops with one message. */
export function readDefinitions(folder: string): Definitions {
  const checked = checkDefinitions(folder)
  if (checked.ok) return checked.definitions
  const lines = checked.problems.map((problem) => problemLine(problem.file, problem))
  throw new Error(`The questionnaires cannot be used:\n${lines.join('\n')}`)
}

/** Reads every version of every questionnaire and of the intake, and lets the linter judge them. */
export function checkDefinitions(folder: string): Checked {
  const { frameworks, published } = readStandards(folder)
  const questionnaires: CompiledQuestionnaire[] = []
  const intakes: CompiledIntake[] = []
  const problems = definitionFiles(folder).flatMap((file) => {
    const read = readYaml(path.join(folder, file.name))
    const found = read.ok
      ? judge(read.data, file, { frameworks, published, questionnaires, intakes })
      : read.problems
    return found.map((problem) => ({ file: file.name, ...problem }))
  })
  // What is wrong with a questionnaire would be said of its changes once more.
  if (problems.length > 0) return { ok: false, problems }
  const changes = readChanges(folder, questionnaires)
  if (!changes.ok) return changes
  return { ok: true, definitions: { questionnaires, intakes, frameworks, changes: changes.kinds } }
}

/** What every definition is judged by: the frameworks it may refer to and the versions that must not change. */
export function readStandards(folder: string): { frameworks: Frameworks; published: Published } {
  return {
    frameworks: buildFrameworks(readFrameworks(path.join(folder, 'frameworks'))),
    published: { hashes: readHashes(folder), sha256 },
  }
}

/** `slug` is the newest version, `slug@2` that one; null when there is none. */
export function findQuestionnaire(
  { questionnaires }: Definitions,
  wanted: string,
): CompiledQuestionnaire | null {
  const [slug, version] = wanted.split('@')
  const match = questionnaires.findLast(
    ({ definition }) =>
      definition.slug === slug && (version === undefined || String(definition.version) === version),
  )
  return match ?? null
}

interface DefinitionFile {
  name: string
  slug: string
  version: number
}

/** `<slug>/<version>.yaml`, newest version last. */
function definitionFiles(folder: string): DefinitionFile[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'frameworks')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(({ name: slug }) =>
      readdirSync(path.join(folder, slug))
        .flatMap((file) => /^([1-9]\d*)\.yaml$/.exec(file)?.[1] ?? [])
        .map(Number)
        .sort((a, b) => a - b)
        .map((version) => ({ name: `${slug}/${version}.yaml`, slug, version })),
    )
}

interface Collected {
  frameworks: Frameworks
  published: Published
  questionnaires: CompiledQuestionnaire[]
  intakes: CompiledIntake[]
}

/** Adds a sound definition to what is collected; otherwise names what is wrong with it. */
function judge(data: unknown, file: DefinitionFile, collected: Collected): Problem[] {
  const { frameworks, published, questionnaires, intakes } = collected
  if (file.slug === 'intake') {
    const linted = lintIntake(data, published)
    if (!linted.ok) return linted.problems
    intakes.push(compileIntake(linted.definition, sha256))
    return nameProblems(linted.definition, file)
  }
  const linted = lintQuestionnaire(data, frameworks, published)
  if (!linted.ok) return linted.problems
  questionnaires.push(compileQuestionnaire(linted.definition, sha256))
  return nameProblems(linted.definition, file)
}

function nameProblems(
  { slug, version }: { slug: string; version: number },
  file: DefinitionFile,
): Problem[] {
  if (slug === file.slug && version === file.version) return []
  return [{ path: '', message: `calls itself ${slug} version ${version}` }]
}

function readHashes(folder: string): Record<string, string> {
  return z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync(path.join(folder, 'published.json'), 'utf8')))
}

function readFrameworks(folder: string): Map<string, unknown> {
  return new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => [name, JSON.parse(readFileSync(path.join(folder, name), 'utf8'))]),
  )
}

/** `<slug>/changes.yaml` beside the newest version; a questionnaire without one knows of no changes. */
function readChanges(folder: string, questionnaires: readonly CompiledQuestionnaire[]) {
  const newest = new Map(questionnaires.map((one) => [one.definition.slug, one]))
  const kinds = new Map<string, ChangeKinds>()
  const problems: FileProblem[] = []
  for (const [slug, questionnaire] of newest) {
    const name = `${slug}/changes.yaml`
    if (!existsSync(path.join(folder, name))) continue
    const file = readDraftFile(readFileSync(path.join(folder, name)))
    const linted = file.ok ? lintChanges(file.data, questionnaire) : null
    if (linted?.ok) kinds.set(slug, linted.changes)
    const found = file.ok
      ? linted?.ok
        ? []
        : (linted?.problems ?? []).map(file.locate)
      : file.problems
    problems.push(
      ...found.map(({ line, ...problem }) => ({
        file: line === null ? name : `${name}:${line}`,
        ...problem,
      })),
    )
  }
  return problems.length > 0 ? ({ ok: false, problems } as const) : ({ ok: true, kinds } as const)
}

type Yaml = { ok: true; data: unknown } | { ok: false; problems: Problem[] }

function readYaml(file: string): Yaml {
  const document = parseDocument(readFileSync(file, 'utf8'))
  if (document.errors.length === 0) return { ok: true, data: document.toJS() }
  const problems = document.errors.map((error) => ({
    path: '',
    message: error.message.split('\n')[0] ?? error.message,
  }))
  return { ok: false, problems }
}

/** The worked cases beside a questionnaire, unjudged; null when it has none. */
export function readCases(folder: string, slug: string): Yaml | null {
  const file = path.join(folder, slug, 'cases.yaml')
  return existsSync(file) ? readYaml(file) : null
}
