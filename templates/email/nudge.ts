// A person asks the vendor how it is going: their words, then what a reminder says.
import { wordsOf } from '../../app/core/schedule/plain-date'
import type { Draft } from './blocks'
import type { NudgeFacts } from './facts'
import { progressWords, reminderEnd, waitWords } from './reminder'

export function nudgeMail(facts: NudgeFacts): Draft {
  return {
    subject: `${facts.by} asks about ${facts.offering}, due ${wordsOf(facts.dueOn)}`,
    blocks: [
      { block: 'paragraph', text: `Hello ${facts.to.name},` },
      ...(facts.text.trim() ? [{ block: 'quote' as const, by: facts.by, text: facts.text }] : []),
      { block: 'paragraph', text: `${waitWords(facts)}. ${progressWords(facts)}` },
      ...reminderEnd(facts),
    ],
  }
}
