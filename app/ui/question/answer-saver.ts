// Saves answers while they are typed: on the device at once, on the server soon after, one revision at a time.
import type { QuestionFields } from '../../core/respond/answer-input'
import {
  type Entry,
  freshEntry,
  isChanged,
  isDue,
  isSame,
  normalFields,
  type Outlook,
  retryAfter,
  type SaveState,
  saveState,
  sendAfter,
  stillWrong,
  type Told,
  tell,
} from './answer-entry'
import type { Drafts } from './drafts'
import type { SendAnswer, Sent } from './send-answer'

export interface SaverOptions {
  send: SendAnswer
  drafts: Drafts
  onChange: (change: Told) => void
}

export class AnswerSaver {
  #entries = new Map<string, Entry>()
  #sending: Promise<void> | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #failures = 0
  /** When the first change that has not been sent was typed. */
  #since: number | null = null
  #trouble: 'offline' | 'failing' | null = null
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

  /** What is in the form now. */
  edit(question: string, typed: QuestionFields): void {
    const entry = this.#entries.get(question)
    const fields = normalFields(typed)
    if (!entry || JSON.stringify(entry.typed) === JSON.stringify(fields)) return
    const had = isChanged(entry)
    const problems = stillWrong(entry.problems, entry.typed, fields)
    Object.assign(entry, { typed: fields, refused: false, problems })
    if (isChanged(entry)) this.#keep(question, entry)
    // Only what was typed on this visit is taken back: a draft of an earlier one has yet to be read.
    else if (had) this.options.drafts.drop(question)
    this.#since ??= Date.now()
    this.#later(sendAfter(Date.now() - this.#since))
    this.#tell()
  }

  /** What a person chose of both versions: it goes over theirs, and the conflict is over. */
  settle(question: string, chosen: QuestionFields): void {
    const entry = this.#entries.get(question)
    if (!entry?.conflict) return
    const { revision, current } = entry.conflict
    const stored = JSON.stringify(normalFields(current))
    const typed = normalFields(chosen)
    Object.assign(entry, { revision, stored, typed, conflict: null, refused: false, problems: {} })
    if (isChanged(entry)) this.#keep(question, entry)
    else this.options.drafts.drop(question)
    this.#later(0)
    this.#tell()
  }

  /** A draft from an earlier visit was typed over another revision than the server has now. */
  clash(question: string, fields: QuestionFields): void {
    const entry = this.#entries.get(question)
    if (!entry) return
    const { revision, typed: current } = entry
    Object.assign(entry, { typed: normalFields(fields), conflict: { revision, current } })
    this.#tell()
  }

  /** Sends what can be sent, waits for it, and tells how things stand after that. */
  async flush(): Promise<SaveState['state']> {
    clearTimeout(this.#timer)
    await this.#pump()
    return saveState([...this.#entries.values()], this.#outlook()).state
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
    // Somebody may have signed in again in another window.
    if (this.#stopped === 'signed out') this.#stopped = null
    this.#later(0)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #keep(question: string, entry: Entry): void {
    const { typed: fields, revision, sent } = entry
    entry.kept = this.options.drafts.keep(question, { fields, revision, sent })
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
      this.#since = null
      const next = [...this.#entries].find(([, entry]) => isDue(entry))
      if (!next || this.#stopped) return
      const [question, entry] = next
      const { typed: fields, revision } = Object.assign(entry, { sent: entry.typed })
      this.#keep(question, entry)
      const sending = this.options.send({ question, revision, fields })
      this.#tell()
      const sent = await sending
      if (!this.#take(question, entry, fields, sent)) return
    }
  }

  /** False when sending has to pause. */
  #take(question: string, entry: Entry, fields: QuestionFields, sent: Sent): boolean {
    this.#trouble = sent.outcome === 'offline' || sent.outcome === 'failing' ? sent.outcome : null
    if (this.#trouble !== null) {
      entry.lost = fields
      this.#later(retryAfter(this.#failures++))
      return false
    }
    this.#failures = 0
    if (sent.outcome === 'signed out' || sent.outcome === 'closed') {
      this.#stopped = sent.outcome
      return false
    }
    // What was typed meanwhile is another answer, which the server has not judged.
    const same = JSON.stringify(entry.typed) === JSON.stringify(fields)
    if (sent.outcome === 'refused' && same) {
      Object.assign(entry, { refused: true, problems: sent.problems })
    }
    if (sent.outcome === 'conflict' && isSame(sent.current, entry.lost)) {
      // Our own save before this one, whose answer was lost on the way: what was typed since goes over it.
      Object.assign(entry, {
        revision: sent.revision,
        stored: JSON.stringify(normalFields(sent.current)),
      })
    } else if (sent.outcome === 'conflict') {
      entry.conflict = { revision: sent.revision, current: sent.current }
    }
    if (sent.outcome === 'saved') {
      entry.revision = sent.revision
      entry.stored = JSON.stringify(fields)
      entry.problems = {}
      this.#savedAt = sent.at
      if (isChanged(entry)) this.#keep(question, entry)
      else this.options.drafts.drop(question)
    }
    return true
  }

  #tell(): void {
    this.options.onChange(tell(this.#entries, this.#outlook()))
  }

  #outlook(): Outlook {
    return { trouble: this.#trouble, stopped: this.#stopped, savedAt: this.#savedAt }
  }
}
