// The few blocks a mail is built from: one source for the HTML part and the plain-text part.

export type Block =
  | { block: 'paragraph'; text: string }
  | { block: 'heading'; text: string }
  /** Words somebody wrote, with their line breaks. */
  | { block: 'quote'; by: string; text: string }
  | { block: 'list'; items: readonly string[] }
  /** Several things to do, each with its page. */
  | { block: 'links'; items: readonly { text: string; url: string }[] }
  | { block: 'facts'; rows: readonly (readonly [label: string, value: string])[] }
  /** The one thing to do; its address is also shown, for those whose mail program drops links. */
  | { block: 'button'; label: string; url: string }
  /** Something to copy or type: a code, a hash. */
  | { block: 'code'; text: string; size: 'large' | 'small' }
  | { block: 'small'; text: string; link?: { label: string; url: string } }

/** A mail before it is turned into its two parts. */
export interface Draft {
  subject: string
  blocks: readonly Block[]
}

/** "1 question", "40 questions". */
export const counted = (count: number, one: string): string =>
  `${count} ${count === 1 ? one : `${one}s`}`
