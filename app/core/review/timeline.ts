// The story of a review in sentences, told to each reader as far as they may know it.
import type { AuditEvent, EventKind } from '../audit/events'
import { sentenceOf } from '../audit/events'

export interface TimelineEntry {
  at: Date
  actor: string
  event: AuditEvent
}

export interface TimelineLine {
  at: Date
  actor: string
  sentence: string
}

/** `outcome`: a requester · `course`: who steers reviews · `answers`: who may read what the vendor said. */
export type TimelineReader = 'outcome' | 'course' | 'answers'

/** What each event may be told to; a kind that is not named here is told to those who read answers. */
const told: Partial<Record<EventKind, TimelineReader>> = {
  'review drafted': 'outcome',
  'review sent': 'outcome',
  'review cancelled': 'outcome',
  'due date changed': 'outcome',
  'review submitted': 'outcome',
  'review taken up': 'outcome',
  'review decided': 'outcome',
  'next review changed': 'outcome',
  'review closed': 'outcome',
  'draft changed': 'course',
  'code handed over': 'course',
  'respondent identified': 'course',
  'answer saved': 'course',
  'condition changed': 'course',
  'report frozen': 'course',
  'report exported': 'course',
  'mail sent': 'course',
  'mail failed': 'course',
  'mail retried': 'course',
  'mail postponed': 'course',
  'mail cancelled': 'course',
}

const rank: Record<TimelineReader, number> = { outcome: 0, course: 1, answers: 2 }

/** Newest first. A run of saved answers is one line: each of them is in the audit log. */
export function timelineOf(
  entries: readonly TimelineEntry[],
  reader: TimelineReader,
): TimelineLine[] {
  const lines: (TimelineLine & { saved: Set<string> })[] = []
  for (const { at, actor, event } of entries) {
    if (rank[told[event.kind] ?? 'answers'] > rank[reader]) continue
    const last = lines.at(-1)
    if (event.kind !== 'answer saved') {
      lines.push({ at, actor, sentence: sentenceOf(event), saved: new Set() })
    } else if (last !== undefined && last.saved.size > 0 && last.actor === actor) {
      last.saved.add(event.payload.questionId)
      last.at = at
      last.sentence = savedWords(last.saved.size)
    } else {
      const saved = new Set([event.payload.questionId])
      lines.push({ at, actor, sentence: savedWords(1), saved })
    }
  }
  return lines.reverse().map(({ at, actor, sentence }) => ({ at, actor, sentence }))
}

const savedWords = (answers: number): string =>
  answers === 1 ? '1 answer saved' : `${answers} answers saved`
