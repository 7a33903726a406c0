// The columns of a section's sheet: their heads, how wide they are, and what people call them when they rename them.
import type { Content } from './book'
import { plainWords } from './plain-words'

export const columnKeys = [
  'number',
  'question',
  'why',
  'how',
  'answer',
  'exception',
  'notApplicable',
  'comment',
  'link',
  'files',
] as const

interface Column {
  head: string
  /** In characters. */
  width: number
  also: readonly string[]
}

export const columns = {
  number: { head: 'No.', width: 9, also: ['number', 'nr', 'id', '#', 'question id'] },
  question: { head: 'Question', width: 36, also: ['question text'] },
  why: { head: 'Why we ask', width: 26, also: ['why'] },
  how: { head: 'How to answer', width: 28, also: [] },
  answer: { head: 'Answer', width: 30, also: ['your answer', 'response'] },
  exception: { head: 'True, except', width: 18, also: ['exception', 'true except', 'exceptions'] },
  notApplicable: {
    head: 'Does not apply, because',
    width: 18,
    also: ['not applicable', 'not applicable because', 'n/a', 'does not apply'],
  },
  comment: { head: 'Comment', width: 22, also: ['comments', 'remarks'] },
  link: { head: 'Link', width: 16, also: ['url', 'public link'] },
  files: {
    head: 'Evidence files',
    width: 16,
    also: ['evidence', 'evidence file', 'evidence file name', 'file'],
  },
} as const satisfies Record<(typeof columnKeys)[number], Column>

/** Only in a CSV file, which has no sheets to say these. */
export const sectionHead = 'Section'
export const refHead = 'File mark (leave as it is)'

export type ColumnKey = (typeof columnKeys)[number] | 'ref'

export function columnOf(content: Content): ColumnKey | null {
  if (typeof content !== 'string') return null
  const words = plainWords(content)
  if (words === plainWords(refHead) || words === 'file mark') return 'ref'
  for (const key of columnKeys) {
    const { head, also }: Column = columns[key]
    if (words === plainWords(head) || also.includes(words)) return key
  }
  return null
}
