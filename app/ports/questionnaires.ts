// Reads the definition files of a questionnaires folder: every version of every questionnaire and of the intake.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { type CompiledIntake, compileIntake } from '../core/intake/compile'
import { intakeDefinitionSchema } from '../core/intake/definition'
import { type CompiledQuestionnaire, compileQuestionnaire } from '../core/questionnaire/compile'
import { questionnaireSchema } from '../core/questionnaire/definition'
import { buildFrameworks, type Frameworks } from '../core/questionnaire/frameworks'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

export interface Definitions {
  questionnaires: CompiledQuestionnaire[]
  intakes: CompiledIntake[]
  frameworks: Frameworks
}

/** Newest version last. Throws on the first file that cannot be read; the linter names every problem. */
export function readDefinitions(folder: string): Definitions {
  return {
    questionnaires: versionsIn(folder, 'ai-vendor').map((data) =>
      compileQuestionnaire(questionnaireSchema.parse(data), sha256),
    ),
    intakes: versionsIn(folder, 'intake').map((data) =>
      compileIntake(intakeDefinitionSchema.parse(data), sha256),
    ),
    frameworks: readFrameworks(path.join(folder, 'frameworks')),
  }
}

function readFrameworks(folder: string): Frameworks {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return buildFrameworks(
    new Map(names.map((name) => [name, JSON.parse(readFileSync(path.join(folder, name), 'utf8'))])),
  )
}

function versionsIn(folder: string, slug: string): unknown[] {
  return readdirSync(path.join(folder, slug))
    .filter((name) => /^\d+\.yaml$/.test(name))
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
    .map((name) => parse(readFileSync(path.join(folder, slug, name), 'utf8')))
}
