// What can be read in what somebody receives: the text of a PDF, everything in a zip or a workbook, and else the bytes.
import { readPages } from '../../pdf/reading'
import { entriesOf } from '../../support/zip'
import type { Answered } from './ask'

/** Everything that reached whoever asked. */
export const received = async ({ headers, bytes }: Pick<Answered, 'headers' | 'bytes'>) =>
  `${headers}\n${await textOf(bytes)}`

export async function textOf(bytes: Uint8Array): Promise<string> {
  const text = Buffer.from(bytes).toString('utf8')
  if (text.startsWith('%PDF')) {
    try {
      return (await readPages(bytes))
        .flatMap(({ pieces }) => pieces.map((piece) => piece.text))
        .join(' ')
    } catch {
      return text
    }
  }
  return text.startsWith('PK') ? entriesOf(bytes).join('\n') : text
}
