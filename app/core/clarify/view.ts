// What pages show of threads and of an answer's history, as plain data. Instants are ISO text in UTC.
import type { DiffPiece } from '../judgement/diff-piece'
import type { MessageKind, Side } from './thread'

export interface MessageView {
  id: string
  side: Side
  kind: MessageKind
  text: string
  by: string
  at: string
  /** Null while it is collected, or still being written by the vendor. */
  sentAt: string | null
  revision: number
}

/** A question's answer as it stood at one submission. */
export interface AnswerVersionView {
  submission: number
  submittedAt: string
  answeredBy: string
  /**
   * In words, one paragraph a line, as it stood then, with what changed since the version before; what was left
   * blank is not named.
   */
  words: DiffPiece[]
}
