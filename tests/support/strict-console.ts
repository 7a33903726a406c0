// A test that makes somebody write to console.error fails, unless it said so beforehand.
import { format } from 'node:util'
import { afterEach, beforeEach } from 'vitest'

let written: string[] = []
let expected: RegExp[] = []

/** Call before the act: writing that matches is then part of the test. */
export function expectConsoleError(pattern: RegExp): void {
  expected.push(pattern)
}

beforeEach(() => {
  written = []
  expected = []
  console.error = (...parts: unknown[]) => {
    written.push(format(...parts))
  }
})

afterEach(() => {
  const unexpected = written.filter((line) => !expected.some((pattern) => pattern.test(line)))
  if (unexpected.length > 0) {
    throw new Error(`console.error was called:\n${unexpected.join('\n')}`)
  }
})
