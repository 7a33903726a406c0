// Makes a copy of the built server in which every guard can be switched off by its number, one at a time.
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAst } from 'vite'

export interface Site {
  /** As it stands in the bundle. */
  text: string
  /** The function that it guards. */
  within: string
}

interface Node {
  type: string
  start: number
  end: number
  [field: string]: unknown
}

const guards =
  /^(authorise|allows|requireStaff|requireSession|requireRespondent|requireLead)(\$\d+)?$/

/** Beside the real bundle, because it imports what is installed there. */
export function switchGuards(buildDirectory: string, to: string): Site[] {
  const source = readFileSync(join(buildDirectory, 'server', 'index.js'), 'utf8')
  const sites: (Site & Node & { guard: string })[] = []
  visit(parseAst(source) as unknown as Node, '', (node, within) => {
    const { name = '' } = node.callee as { name?: string }
    const guard = guards.exec(name)?.[1]
    // Guards that rest on each other are not switched inside themselves.
    if (guard === undefined || guards.test(within)) return
    sites.push({ ...node, guard, within, text: source.slice(node.start, node.end) })
  })
  const inserts = sites.flatMap(({ start, end, guard, text }, number) => {
    // Only who is let in is asked of the request; what a rule depends on is not looked at any more.
    const asked = guard.startsWith('require') ? text.slice(text.indexOf('(')) : '()'
    const off = `globalThis.guards.without.${guard}${asked}`
    return [
      {
        at: start,
        words: `(globalThis.guards.off(${number}) ? ${off} : globalThis.guards.said(${number}, `,
      },
      { at: end, words: '))' },
    ]
  })
  let switched = source
  for (const { at, words } of inserts.sort((one, other) => other.at - one.at)) {
    switched = switched.slice(0, at) + words + switched.slice(at)
  }
  mkdirSync(join(to, 'server'), { recursive: true })
  symlinkSync(join(buildDirectory, 'client'), join(to, 'client'))
  writeFileSync(join(to, 'server', 'index.js'), switched)
  return sites.map(({ text, within }) => ({ text: text.replace(/\s+/g, ' '), within }))
}

function visit(node: Node, within: string, found: (node: Node, within: string) => void): void {
  const name = (node.id as { name?: string } | null)?.name
  const inside = /Function|VariableDeclarator/.test(node.type) && name ? name : within
  for (const value of Object.values(node)) {
    for (const child of [value].flat()) {
      if (typeof child === 'object' && child !== null && 'type' in child) {
        visit(child as Node, inside, found)
      }
    }
  }
  if (node.type === 'CallExpression') found(node, within)
}
