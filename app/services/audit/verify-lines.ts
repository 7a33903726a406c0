// Whether an exported audit log holds, from its lines alone: no portal and no database is asked.
import { createHash } from 'node:crypto'
import { type ChainFound, checkChain } from '../../core/audit/check'
import type { KeptHead } from '../../core/audit/kept-heads'
import { readLine } from '../../core/audit/line'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** No event comes near it; what is longer is not read into memory. */
const LONGEST_LINE = 16 * 1024 * 1024

export async function verifyLines(
  pieces: AsyncIterable<string>,
  heads: readonly KeptHead[],
): Promise<ChainFound> {
  const check = checkChain(heads, sha256)
  let number = 0
  for await (const line of linesOf(pieces)) {
    number++
    const link = readLine(line)
    if (!link) {
      check.stop(`Line ${number} is no event of an audit log: edited, or cut off in the middle.`)
      break
    }
    check.add(link)
  }
  return check.end()
}

/** Split at line feeds only: an event may hold what other programs take for the end of a line. */
export async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of pieces) {
    rest += piece
    const lines = rest.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
    if (rest.length > LONGEST_LINE) break
  }
  if (rest !== '') yield rest
}
