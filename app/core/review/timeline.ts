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
  'hold ended': 'outcome',
  'next review changed': 'outcome',
  'outcome released': 'outcome',
  'review closed': 'outcome',
  're-review due': 'outcome',
  'review overdue': 'outcome',
  'evidence expired': 'course',
  'condition overdue': 'course',
  'legal hold placed': 'course',
  'legal hold lifted': 'course',
  'waiver ended': 'course',
  'round sent by policy': 'course',
  'due item retried': 'course',
  'round left for a person': 'course',
  'round prepared': 'outcome',
  'round joined': 'outcome',
  'review followed': 'outcome',
  'change recorded': 'outcome',
  'change withdrawn': 'outcome',
  'draft changed': 'course',
  'code handed over': 'course',
  'vendor nudged': 'course',
  'review snoozed': 'course',
  'review woken': 'course',
  'review reassigned': 'course',
  'respondent identified': 'course',
  'answer saved': 'course',
  'vendor asked': 'course',
  'amendment asked': 'course',
  'vendor replied to': 'course',
  'condition changed': 'course',
  'tier raised': 'course',
  'waiver recorded': 'course',
  'waiver withdrawn': 'course',
  'report frozen': 'course',
  'report issued again': 'course',
  'report exported': 'course',
  'evidence pack exported': 'course',
  'mail sent': 'course',
  'mail failed': 'course',
  'mail bounced': 'course',
  'mail retried': 'course',
  'mail postponed': 'course',
  'mail cancelled': 'course',
}

const rank: Record<TimelineReader, number> = { outcome: 0, course: 1, answers: 2 }

/** Newest first. A run of saved or accepted answers is one line: each of them is in the audit log. */
export function timelineOf(
  entries: readonly TimelineEntry[],
  reader: TimelineReader,
): TimelineLine[] {
  const lines: (TimelineLine & { run: Run | null })[] = []
  for (const { at, actor, event } of entries) {
    if (rank[told[event.kind] ?? 'answers'] > rank[reader]) continue
    const last = lines.at(-1)
    const step = runStep(event)
    if (step !== null && last?.run?.of === step.of && last.actor === actor) {
      last.run.questions.add(step.question)
      last.at = at
      last.sentence = runWords(last.run)
    } else {
      const run = step && { of: step.of, questions: new Set([step.question]) }
      lines.push({ at, actor, sentence: run ? runWords(run) : sentenceOf(event), run })
    }
  }
  return lines.reverse().map(({ at, actor, sentence }) => ({ at, actor, sentence }))
}

interface Run {
  of: 'saved' | 'accepted'
  questions: Set<string>
}

/** What can stand together with others of its kind: nothing that carries a reason of its own. */
function runStep(event: AuditEvent): { of: Run['of']; question: string } | null {
  if (event.kind === 'answer saved') return { of: 'saved', question: event.payload.questionId }
  if (event.kind !== 'verdict given') return null
  const { verdict, reason, questionId } = event.payload
  return verdict === 'accepted' && reason === '' ? { of: 'accepted', question: questionId } : null
}

const runWords = ({ of, questions }: Run): string =>
  questions.size === 1 ? `1 answer ${of}` : `${questions.size} answers ${of}`
