// The program behind `npm test`: checks, browser, build, tests, and one last line that says how it went.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuild } from '../app/build'
import { ensureChromium } from './support/chromium'
import { ensurePdfTools } from './support/pdf-tools'

interface Tally {
  passed: number
  failed: number
}

const checks = [
  { name: 'types', script: 'check:types' },
  { name: 'lint and format', script: 'check:lint' },
  { name: 'every promise and query is waited for', script: 'check:promises' },
  { name: 'arrows between rooms', script: 'check:arrows' },
  { name: 'migrations match the tables', script: 'check:migrations' },
  { name: 'questionnaires', script: 'questionnaires:check' },
]

const tally: Tally = { passed: 0, failed: 0 }
const say = (line: string) => console.log(line)
// `npm test -- tests/core` runs only those tests, without the checks.
const filters = process.argv.slice(2)

if (filters.length === 0) for (const check of checks) count(runCheck(check))
if (await prepare()) runTests()
say(`${tally.passed} passed, ${tally.failed} failed`)
process.exitCode = tally.failed > 0 || tally.passed === 0 ? 1 : 0

function count(ok: boolean): void {
  if (ok) tally.passed += 1
  else tally.failed += 1
}

function runCheck({ name, script }: { name: string; script: string }): boolean {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', script], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
    maxBuffer: 64 * 1024 * 1024,
  })
  const ok = status === 0
  say(`${ok ? '✓' : '✗'} ${name}`)
  if (!ok) say(`${stdout ?? ''}${stderr ?? ''}`.trim())
  return ok
}

/** Without a browser, the PDF programs or a build the tests would fail for that reason alone, so they are not started. */
async function prepare(): Promise<boolean> {
  try {
    say(`✓ browser: ${ensureChromium(say)}`)
    say(`✓ PDF programs: ${ensurePdfTools(say)}`)
    await ensureBuild(say)
    say('✓ pages built')
    return true
  } catch (error) {
    say(`✗ ${error instanceof Error ? error.message : String(error)}`)
    tally.failed += 1
    return false
  }
}

function runTests(): void {
  const folder = mkdtempSync(join(tmpdir(), 'assay-results-'))
  const results = join(folder, 'results.json')
  const vitest = join('node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...reporters, ...filters], {
    stdio: 'inherit',
  })
  const before = tally.failed
  if (existsSync(results)) readResults(results)
  rmSync(folder, { recursive: true, force: true })
  // An error outside any test, or no results at all, is still a failure.
  if (status !== 0 && tally.failed === before) tally.failed += 1
}

interface Results {
  testResults: { name: string; status: string; assertionResults: { status: string }[] }[]
}

/** A test that did not run counts as failed: nobody may mistake it for one that passed. */
function readResults(file: string): void {
  const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as Results
  for (const { status, assertionResults } of testResults) {
    const passed = assertionResults.filter((result) => result.status === 'passed').length
    tally.passed += passed
    tally.failed += assertionResults.length - passed
    // A file that could not even be loaded has no tests to fail.
    if (status === 'failed' && passed === assertionResults.length) tally.failed += 1
  }
}
