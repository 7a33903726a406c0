// What a vendor reads on a page stands in one place a page, so that a second language can follow: no sentence in a component.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const routes = resolve(root, 'app/routes')

/** Where words live: by page, and for what staff pages are made with too. Nothing else that draws a page has any. */
const isWords = (file: string): boolean => /^app\/ui\/(respond\/words\/|kit-words\.tsx$)/.test(file)

/** The vendor's routes, the document around them, and every file of app/ui that they draw with, however far away. */
function vendorFiles(): string[] {
  const found = new Set<string>()
  const add = (file: string): void => {
    const place = relative(root, file)
    if (found.has(place)) return
    found.add(place)
    if (isWords(place)) return
    for (const { fileName } of ts.preProcessFile(readFileSync(file, 'utf8')).importedFiles) {
      const target = fileName.startsWith('.') ? sourceOf(resolve(dirname(file), fileName)) : null
      if (target && relative(root, target).startsWith('app/ui/')) add(target)
    }
  }
  add(resolve(root, 'app/root.tsx'))
  for (const name of readdirSync(routes)) {
    if (name.startsWith('respond.') && name.endsWith('.tsx')) add(resolve(routes, name))
  }
  return [...found].sort()
}

const sourceOf = (path: string): string | null =>
  [`${path}.tsx`, `${path}.ts`].find((file) => ts.sys.fileExists(file)) ?? null

/** Attributes that are for the browser or for code; whatever stands in any other is read by somebody. */
const unread = new Set(
  [
    'accept action align as autoComplete charSet className content d encType field fill focusable form',
    'formId href htmlFor id inputMode keptAs key kind lang look method name onEnter rel role to tone type',
    'value viewBox width aria-describedby aria-hidden aria-labelledby aria-live stroke strokeLinecap',
    'strokeLinejoin',
  ].flatMap((names) => names.split(' ')),
)

const hasLetters = (text: string): boolean => /\p{L}/u.test(text.replace(/&\w+;/g, ''))
/** A capital and small letters first: no class, key, name or address looks so, and of code only the name of a header. */
const isSentence = (text: string): boolean =>
  /^[^\p{L}]*\p{Lu}\p{Ll}/u.test(text) && !/^(Cookie|[A-Z][a-z]+-[A-Z][a-z]+)$/.test(text)
const isAddress = (text: string): boolean => /^[/#?$][^\s]*$|^mailto:/.test(text)

interface Finding {
  line: number
  text: string
}

/** Sentences and labels in a file's own code, each with its line. */
function wordsIn(name: string, code: string): Finding[] {
  const source = ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const found: Finding[] = []
  const report = (node: ts.Node, text: string): void => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart())
    found.push({ line: line + 1, text: text.trim().replace(/\s+/g, ' ') })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return
    if (ts.isJsxText(node) && hasLetters(node.text)) report(node, node.text)
    const text = textOf(node)
    if (text !== null && hasLetters(text) && !isAddress(text)) {
      if (isSentence(text) || isShown(node)) report(node, text)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** A literal's own text; of a template what stands around its values. */
function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text
  if (!ts.isTemplateExpression(node)) return null
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('$')
}

/** Whether a literal is what JSX draws or an attribute tells, not a key, a comparison or an argument of code. */
function isShown(node: ts.Node): boolean {
  let inner = node
  for (let outer = node.parent; outer; inner = outer, outer = outer.parent) {
    if (ts.isJsxAttribute(outer)) return !unread.has(outer.name.getText())
    if (ts.isJsxExpression(outer) && !ts.isJsxAttribute(outer.parent)) return true
    if (ts.isBinaryExpression(outer) && isComparison(outer.operatorToken.kind)) return false
    const isArgument = ts.isCallExpression(outer) && outer.expression !== inner
    if (isArgument && !ts.isArrowFunction(inner)) return false
    if (ts.isElementAccessExpression(outer)) return false
    if (
      ts.isPropertyAssignment(outer) &&
      (outer.name === inner || unread.has(outer.name.getText()))
    )
      return false
    if (ts.isStatement(outer)) return false
  }
  return false
}

const isComparison = (kind: ts.SyntaxKind): boolean =>
  kind === ts.SyntaxKind.EqualsEqualsEqualsToken ||
  kind === ts.SyntaxKind.ExclamationEqualsEqualsToken ||
  kind === ts.SyntaxKind.InKeyword

test('no file that draws a vendor’s page holds a sentence of its own', () => {
  const files = vendorFiles().filter((file) => !isWords(file))
  expect(files.length).toBeGreaterThan(50)
  const found = files.flatMap((file) =>
    wordsIn(file, readFileSync(resolve(root, file), 'utf8')).map(
      ({ line, text }) => `${file}:${line} ${text}`,
    ),
  )
  expect(found).toEqual([])
})

const probe = `
  const back = { to: \`/respond/\${token}\`, label: 'Task list' }
  const headers = { 'Set-Cookie': cookie }
  export function Probe() {
    if (state === 'signed out') return null
    return (
      <div id="probe" className="grid gap-2" aria-label="menu">
        <p>Not {n} here</p>
        {all.map((each) => each.key === 'far' || 'near')}
        {n === 1 ? 'one left' : \`\${n} left\`}
        <TextInput name="who" label="who" hint={\`in \${place}\`} />
        <Link to={\`/respond/\${token}\`}>{words.open(n)}</Link>
      </div>
    )
  }`

test('a sentence put back into a component would be found, wherever it stood', () => {
  expect(wordsIn('probe.tsx', probe).map(({ text }) => text)).toEqual([
    'Task list',
    'menu',
    'Not',
    'here',
    'near',
    'one left',
    '$ left',
    'who',
    'in $',
  ])
})

test('every word is said somewhere', () => {
  const files = vendorFiles()
  const code = files.map((file) => readFileSync(resolve(root, file), 'utf8')).join('\n')
  const words = files.filter(isWords)
  expect(words.length).toBeGreaterThan(12)
  const silent = words.flatMap((file) =>
    keysIn(file, readFileSync(resolve(root, file), 'utf8'))
      .filter((key) => !new RegExp(`[wW]ords\\.${key}\\b|'${key}'`).test(code))
      .map((key) => `${file} ${key}`),
  )
  expect(silent).toEqual([])
})

/** The first level of every exported object of words. */
function keysIn(name: string, code: string): string[] {
  const source = ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  return source.statements.flatMap((statement) => {
    if (!ts.isVariableStatement(statement) || !statement.modifiers) return []
    const [declared] = statement.declarationList.declarations
    const value = declared?.initializer
    if (!value || !ts.isObjectLiteralExpression(value)) return []
    return value.properties.flatMap(({ name: key }) => (key ? [key.getText()] : []))
  })
}
