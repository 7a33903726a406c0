// Ties the saver to a section's form: what the page brought, what an earlier visit left, what is typed, leaving.
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { QuestionFields } from '../../core/respond/answer-input'
import type { SectionPage } from '../../core/respond/pages'
import { isSame, normalFields, type SaveState, type Told } from './answer-entry'
import { AnswerSaver } from './answer-saver'
import { type Drafts, deviceStorage, draftsIn } from './drafts'
import { readSection, type SectionValues } from './section-values'
import { senderTo } from './send-answer'

export interface Saving extends Told {
  /** What stands in the form now. */
  typed: (values: SectionValues) => void
  /** Sends what can be sent, and tells how things stand after that. */
  flush: () => Promise<SaveState['state']>
  retry: () => void
  /** Ends a conflict by these fields. */
  settle: (question: string, chosen: QuestionFields) => void
}

export interface SavingOptions {
  page: Pick<SectionPage, 'section' | 'states' | 'today'>
  token: string
  form: RefObject<HTMLFormElement>
  /** Fills a question in anew. */
  place: (question: string, fields: QuestionFields) => void
}

export function useSaving(options: SavingOptions): Saving {
  const { page, token, place } = options
  const [told, setTold] = useState<Told>({
    state: { state: 'idle' },
    revisions: Object.fromEntries(
      Object.entries(page.states).map(([id, { revision }]) => [id, revision]),
    ),
    conflicts: {},
    problems: {},
  })
  const [drafts] = useState(() => draftsIn(deviceStorage(), token))
  const [saver] = useState(
    () =>
      new AnswerSaver({ send: senderTo(`/respond/${token}/autosave`), drafts, onChange: setTold }),
  )
  useLoading(saver, options)
  useBeginning(saver, drafts, options)
  useLeaving(saver)
  useWarning(told.state)
  return {
    ...told,
    typed(values) {
      for (const [id, fields] of Object.entries(values)) {
        if (page.states[id]?.open) saver.edit(id, fields)
      }
    },
    flush: () => saver.flush(),
    retry: () => saver.retry(),
    settle(question, chosen) {
      place(question, chosen)
      saver.settle(question, chosen)
    },
  }
}

function useLoading(saver: AnswerSaver, { page, place }: SavingOptions): void {
  useEffect(() => {
    for (const [id, state] of Object.entries(page.states)) {
      if (state.open && saver.load(id, state)) place(id, state.fields)
    }
  }, [page, saver, place])
}

/**
 * Once for each visit: what was typed into the server's page before this script arrived, and what a closed
 * tab left on this device, go to the server like any typing. Of both, what was typed now counts.
 */
function useBeginning(
  saver: AnswerSaver,
  drafts: Drafts,
  { page, form, place }: SavingOptions,
): void {
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current || !form.current) return
    begun.current = true
    const early = readSection(form.current, page.section.questions)
    for (const [id, state] of Object.entries(page.states)) {
      if (!state.open) continue
      const stored = normalFields(state.fields)
      const now = early[id] ? normalFields(early[id]) : stored
      const draft = drafts.read(id)
      if (draft === null) {
        saver.edit(id, now)
        continue
      }
      const fields = { ...normalFields(draft.fields), ...changes(stored, now) }
      if (JSON.stringify(fields) === JSON.stringify(stored)) drafts.drop(id)
      else if (draft.revision < state.revision && !isSame(stored, draft.sent))
        saver.clash(id, fields)
      else saver.edit(id, fields)
      place(id, fields)
    }
  }, [page, saver, drafts, form, place])
}

const changes = (before: QuestionFields, now: QuestionFields): QuestionFields =>
  Object.fromEntries(
    Object.entries(now).filter(
      ([name, value]) =>
        JSON.stringify(value) !==
        JSON.stringify(Object.entries(before).find(([other]) => other === name)?.[1]),
    ),
  )

function useLeaving(saver: AnswerSaver): void {
  useEffect(() => {
    const leave = () => saver.leave()
    const retry = () => saver.retry()
    window.addEventListener('pagehide', leave)
    window.addEventListener('online', retry)
    window.addEventListener('focus', retry)
    return () => {
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('online', retry)
      window.removeEventListener('focus', retry)
      // Another page of the same visit follows: what is typed must not wait for the next one like this.
      saver.leave()
      saver.stop()
    }
  }, [saver])
}

/** Where neither the server nor the device has what is typed, the browser asks before the page goes. */
function useWarning(state: SaveState): void {
  const atRisk = 'kept' in state && !state.kept
  useEffect(() => {
    if (!atRisk) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [atRisk])
}
