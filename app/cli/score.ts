// `score`: scores a file of answers as if it had been submitted, without a database.
import { Command } from 'commander'
import { deriveIntake, parseIntake, unansweredItems } from '../core/intake/answers'
import type { CompiledIntake } from '../core/intake/compile'
import { parseAnswers } from '../core/questionnaire/answer'
import { tierSchema } from '../core/questionnaire/definition'
import { plainDateSchema } from '../core/schedule/plain-date-schema'
import type { ScoringInput } from '../core/scoring/score'
import { scoreExport } from '../core/scoring/score-export'
import { type Definitions, findQuestionnaire } from '../ports/questionnaires'
import { openDefinitions, questionnairesFolder } from './definitions'
import { readParsed } from './json-file'
import { refuse, type Terminal } from './terminal'

interface Options {
  questionnaire: string
  tier: string
  intake: string
  answers: string
  asOf: string
}

const filesHelp = `
The intake file gives answers by item id or field name:
  { "IN-04": "confidential", "data_kinds": ["personal"], "IN-11": 100 }
The answers file gives answers by question id; every member but the value may be left out:
  { "TRN-01": { "value": "never", "basis": "link", "exception": null,
                "notApplicable": null, "comment": "" } }
  INV-03 takes rows of maker, model, host and region; CRT-03 rows of kind, validFrom and validTo:
  { "CRT-03": { "value": [{ "kind": "soc2_t2", "validFrom": "2026-01-01", "validTo": "2027-01-01" }] } }
  basis: stated, link, evidence or verified. A number of 99999 means "no limit".
  A reviewer's word: "notApplicableAccepted": true, "reviewedCredit": 0 to 100.
  Expiry of the evidence: "evidenceValidTo": "2027-03-31".
Blank answers count 0, as after submission.`

export const scoreCommand = (terminal: Terminal, folder = questionnairesFolder): Command =>
  new Command('score')
    .description('score a file of answers; prints the score as JSON')
    .requiredOption('--questionnaire <slug[@version]>', 'newest version unless one is named')
    .requiredOption('--tier <1|2|3>', 'tier of the use: full, standard or lite questions')
    .requiredOption('--intake <file>', 'JSON file with the intake answers')
    .requiredOption('--answers <file>', "JSON file with the vendor's answers")
    .requiredOption('--as-of <date>', 'the date to judge ages and expiries by, 2026-11-21')
    .addHelpText('after', filesHelp)
    .action((options: Options) => score(terminal, folder, options))

function score(terminal: Terminal, folder: string, options: Options): void {
  const definitions = openDefinitions(terminal, folder)
  if (!definitions) return
  const gathered = gather(definitions, options)
  if (!gathered.ok) {
    refuse(terminal, gathered.problems)
    return
  }
  const { input, blanks } = gathered
  if (blanks.length > 0) {
    terminal.err(`${options.intake}: not answered, so false in conditions: ${blanks.join(', ')}`)
  }
  terminal.out(JSON.stringify(scoreExport(input), null, 2))
}

type Gathered =
  | { ok: true; input: ScoringInput; blanks: string[] }
  | { ok: false; problems: string[] }

/** Everything that scoring needs, or everything that is wrong with what was given. */
function gather(definitions: Definitions, options: Options): Gathered {
  const problems: string[] = []
  const intake = definitions.intakes.at(-1)
  const questionnaire = findQuestionnaire(definitions, options.questionnaire)
  if (!questionnaire) problems.push(`--questionnaire: there is no ${options.questionnaire}`)
  const tier = tierSchema.safeParse(Number(options.tier)).data
  if (!tier) problems.push('--tier: must be 1, 2 or 3')
  const asOf = plainDateSchema.safeParse(options.asOf).data
  if (!asOf) problems.push('--as-of: must be a date such as 2026-11-21')
  const facts = intake && readIntake(options.intake, intake)
  if (facts && !facts.ok) problems.push(...facts.problems)
  const answers =
    questionnaire &&
    readParsed(options.answers, (data) => parseAnswers(questionnaire, data, asOf ?? null))
  if (answers && !answers.ok) problems.push(...answers.problems)
  if (!intake || !questionnaire || !tier || !asOf || !facts?.ok || !answers?.ok) {
    return { ok: false, problems }
  }
  const input = {
    questionnaire,
    tier,
    intake: deriveIntake(facts.answers),
    answers: answers.answers,
    asOf,
    submitted: true,
  }
  return { ok: true, input, blanks: unansweredItems(intake, facts.answers) }
}

export const readIntake = (file: string, intake: CompiledIntake) =>
  readParsed(file, (data) => parseIntake(intake, data))
