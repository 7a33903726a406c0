// The plain-text part of a mail, wrapped at 72 columns; addresses stay whole on lines of their own.
import type { Block } from './blocks'

const WIDTH = 72

export function textOf(blocks: readonly Block[]): string {
  return `${blocks.map(blockText).join('\n\n')}\n`
}

function blockText(block: Block): string {
  switch (block.block) {
    case 'paragraph':
      return wrap(block.text)
    case 'heading':
      return `${block.text}\n${'-'.repeat(Math.min([...block.text].length, WIDTH))}`
    case 'quote':
      return `${block.by} writes:\n${lines(block.text)
        .map((line) => wrap(line, '> '))
        .join('\n')}`
    case 'list':
      return block.items.map((item) => wrap(item, '- ', '  ')).join('\n')
    case 'links':
      return block.items.map(({ text, url }) => `${wrap(text, '- ', '  ')}\n  ${url}`).join('\n')
    case 'facts':
      return factsText(block.rows)
    case 'button':
      return `${block.label}:\n${block.url}`
    case 'code':
      return `    ${block.text}`
    case 'small':
      return block.link
        ? `${wrap(block.text)}\n${block.link.label}: ${block.link.url}`
        : wrap(block.text)
  }
}

function factsText(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([label]) => label.length)) + 2
  return rows
    .map(([label, value]) => wrap(value, `${label}:`.padEnd(width), ' '.repeat(width)))
    .join('\n')
}

/** Lines as they were typed, whatever ends them. */
export const lines = (text: string): string[] => text.trim().split(/\r\n|[\r\n\u2028\u2029]/u)

/** Breaks between words; a word longer than the line is left whole, so that an address survives. */
function wrap(text: string, first = '', rest = first): string {
  const wrapped: string[] = []
  let line = ''
  for (const word of text.split(/\s+/u).filter(Boolean)) {
    const prefix = wrapped.length === 0 ? first : rest
    if (line && prefix.length + line.length + 1 + word.length > WIDTH) {
      wrapped.push(prefix + line)
      line = word
    } else {
      line = line ? `${line} ${word}` : word
    }
  }
  wrapped.push((wrapped.length === 0 ? first : rest) + line)
  return wrapped.join('\n')
}
