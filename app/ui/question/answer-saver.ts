// Saves answers while they are typed: on the device at once, on the server soon after, one revision at a time.
import type { QuestionFields } from '../../core/respond/answer-input'
import {
  type Conflict,
  type Entry,
  freshEntry,
  isChanged,
  isDue,
  normalFields,
  type SaveState,
  saveState,
} from './answer-entry'
import type { Drafts } from './drafts'
import type { SendAnswer, Sent } from './send-answer'

export interface SaverOptions {
  send: SendAnswer
  drafts: Drafts
  onChange: (change: {
    state: SaveState
    revisions: Record<string, number>
    conflicts: Record<string, Conflict>
  }) => void
  /** Milliseconds of silence before a change is sent. */
  pause?: number
}

const RETRY_MS = [2_000, 4_000, 8_000, 15_000, 30_000] as const

export class AnswerSaver {
  #entries = new Map<string, Entry>()
  #sending: Promise<void> | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #failures = 0
  #stopped: 'signed out' | 'closed' | null = null
  #savedAt: Date | null = null
  constructor(private readonly options: SaverOptions) {}

  /** What the server has of a question, as a page brought it. True when the form has to show it in place of its own. */
  load(question: string, given: { revision: number; fields: QuestionFields }): boolean {
    const { revision } = given
    const fields = normalFields(given.fields)
    const known = this.#entries.get(question)
    if (known && known.revision >= revision) return false
    const differs = known !== undefined && JSON.stringify(known.typed) !== JSON.stringify(fields)
    if (known && differs && isChanged(known)) {
      // Taking the newer revision here would let what is typed replace it unseen.
      known.conflict = { revision, current: fields }
    } else this.#entries.set(question, freshEntry(revision, fields))
    this.#tell()
    return known !== undefined && differs && known.conflict === null
  }

  /** What is in the form now. `sendable` is false while it is not a whole answer, such as half a date. */
  edit(question: string, typed: QuestionFields, sendable: boolean): void {
    const entry = this.#entries.get(question)
    const fields = normalFields(typed)
    if (
      !entry ||
      (JSON.stringify(entry.typed) === JSON.stringify(fields) && entry.sendable === sendable)
    )
      return
    const had = isChanged(entry)
    Object.assign(entry, { typed: fields, sendable, refused: false })
    if (isChanged(entry)) this.#keep(question, entry)
    // Only what was typed on this visit is taken back: a draft of an earlier one has yet to be read.
    else if (had) this.options.drafts.drop(question)
    this.#later(this.options.pause ?? 600)
    this.#tell()
  }

  /** Takes the other version's place (`mine`) or lets it stand; either way the conflict is over. */
  settle(question: string, choice: 'mine' | 'theirs'): void {
    const entry = this.#entries.get(question)
    if (!entry?.conflict) return
    const { revision, current } = entry.conflict
    const theirs = normalFields(current)
    Object.assign(entry, { revision, stored: JSON.stringify(theirs), conflict: null })
    if (choice === 'theirs') {
      entry.typed = theirs
      this.options.drafts.drop(question)
    } else this.#keep(question, entry)
    this.#later(0)
    this.#tell()
  }

  /** A draft from an earlier visit was typed over another revision than the server has now. */
  clash(question: string, fields: QuestionFields): void {
    const entry = this.#entries.get(question)
    if (!entry) return
    const { revision, typed: current } = entry
    entry.typed = normalFields(fields)
    entry.conflict = { revision, current }
    this.#tell()
  }

  /** Sends what can be sent, waits for it, and tells how things stand after that. */
  async flush(): Promise<SaveState['state']> {
    clearTimeout(this.#timer)
    await this.#pump()
    return this.#state().state
  }

  /** The page is going away: requests that may outlive it, without waiting. Drafts stay until they are confirmed. */
  leave(): void {
    for (const [question, entry] of this.#entries) {
      if (!isDue(entry)) continue
      const { revision, typed: fields } = entry
      void this.options.send({ question, revision, fields }, { leaving: true })
    }
  }

  /** The network is back, or somebody asks for another try. */
  retry(): void {
    this.#failures = 0
    this.#later(0)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #keep(question: string, { typed: fields, revision }: Entry): void {
    this.options.drafts.keep(question, { fields, revision })
  }

  #later(milliseconds: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#pump(), milliseconds)
  }

  #pump(): Promise<void> {
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null
      this.#tell()
    })
    return this.#sending
  }

  async #sendAll(): Promise<void> {
    for (;;) {
      const next = [...this.#entries].find(([, entry]) => isDue(entry))
      if (!next || this.#stopped) return
      const [question, entry] = next
      const { typed: fields, revision } = entry
      const sending = this.options.send({ question, revision, fields })
      this.#tell()
      const sent = await sending
      if (!this.#take(question, entry, fields, sent)) return
    }
  }

  /** False when sending has to pause. */
  #take(question: string, entry: Entry, fields: QuestionFields, sent: Sent): boolean {
    if (sent.outcome === 'unreachable') {
      const wait = RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)] ?? 30_000
      this.#failures += 1
      this.#later(wait)
      return false
    }
    this.#failures = 0
    if (sent.outcome === 'signed out' || sent.outcome === 'closed') {
      this.#stopped = sent.outcome
      return false
    }
    if (sent.outcome === 'refused') entry.refused = true
    if (sent.outcome === 'conflict') {
      entry.conflict = { revision: sent.revision, current: sent.current }
    }
    if (sent.outcome === 'saved') {
      entry.revision = sent.revision
      entry.stored = JSON.stringify(fields)
      this.#savedAt = sent.at
      if (isChanged(entry)) this.#keep(question, entry)
      else this.options.drafts.drop(question)
    }
    return true
  }

  #tell(): void {
    const revisions: Record<string, number> = {}
    const conflicts: Record<string, Conflict> = {}
    for (const [question, entry] of this.#entries) {
      revisions[question] = entry.revision
      if (entry.conflict) conflicts[question] = entry.conflict
    }
    this.options.onChange({ state: this.#state(), revisions, conflicts })
  }

  #state(): SaveState {
    return saveState([...this.#entries.values()], {
      failures: this.#failures,
      stopped: this.#stopped,
      savedAt: this.#savedAt,
    })
  }
}
