// A query that nobody awaits or yields does nothing at all, silently. The linter sees promises; this sees every thenable and generator.
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

const probe = resolve(root, 'db/probe.ts')
const probeText = `
  import { run, type Db, type Work } from './store'
  export function* body(tx: Db): Work<void> {
    tx.delete(tx.t.vendors)
    run(tx.select().from(tx.t.vendors))
    yield* run(tx.select().from(tx.t.vendors))
  }
  export async function outside(db: Db) {
    db.select().from(db.t.vendors)
    await db.select().from(db.t.vendors)
  }`

/** Statements that throw away something which only acts once it is awaited or yielded, as "file:line text". */
function findUnsettled(program: ts.Program): string[] {
  const checker = program.getTypeChecker()
  return program.getSourceFiles().flatMap((source) => {
    const place = relative(root, source.fileName)
    if (!/^(app|db|templates)[\\/]/.test(place)) return []
    const found: string[] = []
    const visit = (node: ts.Node): void => {
      if (ts.isExpressionStatement(node) && isLazy(checker, node.expression)) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart())
        found.push(`${place}:${line + 1} ${node.getText().split('\n')[0]}`)
      }
      ts.forEachChild(node, visit)
    }
    visit(source)
    return found
  })
}

/** The whole product, and a file that does wrong. */
function createProgram(): ts.Program {
  const { config } = ts.readConfigFile(resolve(root, 'tsconfig.json'), ts.sys.readFile)
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  const host = ts.createCompilerHost(options)
  const read = host.readFile.bind(host)
  host.readFile = (name) => (resolve(name) === probe ? probeText : read(name))
  const exists = host.fileExists.bind(host)
  host.fileExists = (name) => resolve(name) === probe || exists(name)
  const product = fileNames.filter((name) => !relative(root, name).startsWith('tests'))
  return ts.createProgram([...product, probe], options, host)
}

function isLazy(checker: ts.TypeChecker, expression: ts.Expression): boolean {
  if (ts.isAwaitExpression(expression) || ts.isYieldExpression(expression)) return false
  if (ts.isVoidExpression(expression) || ts.isBinaryExpression(expression)) return false
  // `.catch(…)` and `.then(…, …)` settle a promise where it stands; the linter judges those.
  if (/\.(catch|then)\([\s\S]*\)$/.test(expression.getText())) return false
  const type = checker.getTypeAtLocation(expression)
  const then = type.getProperty('then')
  const isThenable =
    then !== undefined && checker.getTypeOfSymbol(then).getCallSignatures().length > 0
  return isThenable || /^(Async)?Generator$/.test(type.symbol?.name ?? '')
}

test('no query, promise or generator is thrown away, and one that were would be found', () => {
  const program = createProgram()
  expect(
    program.getSourceFiles().filter(({ fileName }) => /[\\/]db[\\/]/.test(fileName)).length,
  ).toBeGreaterThan(10)
  expect(findUnsettled(program)).toEqual([
    'db/probe.ts:4 tx.delete(tx.t.vendors)',
    'db/probe.ts:5 run(tx.select().from(tx.t.vendors))',
    'db/probe.ts:9 db.select().from(db.t.vendors)',
  ])
}, 120_000)
