// `questionnaires coverage`: which identifiers of a framework are asked about, and which are not.
import { Command } from 'commander'
import { coverageOf, type FrameworkCoverage } from '../core/questionnaire/coverage'
import { tierSchema } from '../core/questionnaire/definition'
import { openDefinitions } from './definitions'
import { refuse, type Terminal } from './terminal'
import { textTable } from './text-table'

interface CoverageOptions {
  framework?: string
  tier: string
  json?: true
}

export const coverageCommand = (terminal: Terminal, folder: string): Command =>
  new Command('coverage')
    .description('which framework identifiers the newest questionnaire asks about, and which not')
    .option('--framework <scheme>', 'NIST, GAI, ISO, EUAI, GDPR, AICM, LLM, ASI, ATLAS or HECVAT')
    .option('--tier <n>', 'the questionnaire of Tier 1, 2 or 3', '1')
    .option('--json', 'as JSON')
    .action((options: CoverageOptions) => cover(terminal, folder, options))

function cover(terminal: Terminal, folder: string, options: CoverageOptions): void {
  const definitions = openDefinitions(terminal, folder)
  if (!definitions) return
  const { questionnaires, frameworks } = definitions
  const tier = tierSchema.safeParse(Number(options.tier))
  const scheme = options.framework?.toUpperCase()
  const names = [...frameworks.schemes.keys()]
  const questionnaire = questionnaires.at(-1)
  const problems = [
    ...(tier.success ? [] : ['--tier: must be 1, 2 or 3']),
    ...(scheme === undefined || names.includes(scheme)
      ? []
      : [`--framework: must be one of ${names.join(', ')}`]),
  ]
  if (!tier.success || problems.length > 0 || !questionnaire) {
    refuse(terminal, problems)
    return
  }
  const coverage = coverageOf(questionnaire, frameworks, { tier: tier.data, scheme })
  if (options.json) terminal.out(JSON.stringify(coverage, null, 2))
  else for (const framework of coverage) terminal.out(inWords(framework))
}

function inWords({ scheme, title, listed, asked, notAsked }: FrameworkCoverage): string {
  const total = asked.length + notAsked.length
  const rows = [...asked, ...notAsked].map(({ id, title: words, verified, questions }) => [
    id,
    questions.join(', ') || 'not asked',
    [words ?? '', verified ? '' : '(not verified)'].join(' ').trim(),
  ])
  const count = listed ? `${asked.length} of ${total}` : String(asked.length)
  const head = `${title} (${scheme}): ${count} identifiers asked`
  return `${head}\n${textTable(['Identifier', 'Questions', 'Title'], rows)}\n`
}
