// Reads finished files in a process of its own: the reader's library replaces parts of JavaScript by slower ones.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { PageText } from '../../pdf/reading'
import type { Block } from './blocks'

/** What a finished file says: its blocks where it is tagged, and its pages. */
export interface Reading {
  blocks: Block[]
  pages: PageText[]
}

export function readApart(file: Uint8Array): Reading {
  const program = fileURLToPath(new URL('./reading.ts', import.meta.url))
  const read = spawnSync(process.execPath, ['--import', 'tsx', program], {
    input: file,
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  if (read.status !== 0) throw new Error('A finished file could not be read back')
  return JSON.parse(read.stdout.toString('utf8')) as Reading
}
