// Ties the saver to a section's form: what the page brought, what an earlier visit left, what is typed, leaving.
import { useEffect, useRef, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { checkQuestion, type QuestionFields } from '../../core/respond/answer-input'
import type { SectionPage } from '../../core/respond/pages'
import { type Conflict, normalFields, type SaveState } from './answer-entry'
import { AnswerSaver } from './answer-saver'
import { type Drafts, deviceStorage, draftsIn } from './drafts'
import type { SectionValues } from './section-values'
import { senderTo } from './send-answer'

export interface Saving {
  status: SaveState
  revisions: Record<string, number>
  conflicts: Record<string, Conflict>
  /** Sends what can be sent, and tells how things stand after that. */
  flush: () => Promise<SaveState['state']>
  retry: () => void
  choose: (question: string, choice: 'mine' | 'theirs') => void
}

export interface SavingOptions {
  page: Pick<SectionPage, 'section' | 'states' | 'today'>
  token: string
  form: UseFormReturn<SectionValues>
  values: SectionValues
  shown: ReadonlySet<string>
}

type Told = Pick<Saving, 'status' | 'revisions' | 'conflicts'>

export function useSaving(options: SavingOptions): Saving {
  const { page, token, form } = options
  const [told, setTold] = useState<Told>({
    status: { state: 'idle' },
    revisions: Object.fromEntries(
      Object.entries(page.states).map(([id, { revision }]) => [id, revision]),
    ),
    conflicts: {},
  })
  const [drafts] = useState(() => draftsIn(deviceStorage(), token))
  const [saver] = useState(
    () =>
      new AnswerSaver({
        send: senderTo(`/respond/${token}/autosave`),
        drafts,
        onChange: ({ state, ...rest }) => setTold({ status: state, ...rest }),
      }),
  )
  useLoading(saver, options)
  useRestoring(saver, drafts, options)
  useTyping(saver, options)
  useLeaving(saver)
  return {
    ...told,
    flush: () => saver.flush(),
    retry: () => saver.retry(),
    choose(question, choice) {
      const theirs = told.conflicts[question]?.current
      if (choice === 'theirs' && theirs) show(form, question, theirs)
      saver.settle(question, choice)
    },
  }
}

function useLoading(saver: AnswerSaver, { page, form }: SavingOptions): void {
  useEffect(() => {
    for (const [id, state] of Object.entries(page.states)) {
      if (state.open && saver.load(id, state)) show(form, id, state.fields)
    }
  }, [page, saver, form])
}

/** Once for each visit: what a closed tab left on this device goes back into the form, and from there to the server. */
function useRestoring(saver: AnswerSaver, drafts: Drafts, { page, form }: SavingOptions): void {
  const restored = useRef(false)
  useEffect(() => {
    if (restored.current) return
    restored.current = true
    for (const [id, state] of Object.entries(page.states)) {
      const draft = state.open ? drafts.read(id) : null
      if (draft === null) continue
      const fields = normalFields(draft.fields)
      if (JSON.stringify(fields) === JSON.stringify(normalFields(state.fields))) {
        drafts.drop(id)
        continue
      }
      if (draft.revision < state.revision) saver.clash(id, fields)
      show(form, id, fields)
    }
  }, [page, saver, drafts, form])
}

function useTyping(saver: AnswerSaver, { page, values, shown }: SavingOptions): void {
  useEffect(() => {
    for (const { question } of page.section.questions) {
      const { id } = question
      const fields = values[id]
      if (!fields || !page.states[id]?.open || !shown.has(id)) continue
      saver.edit(id, fields, checkQuestion(question, fields, page.today).ok)
    }
  }, [values, shown, page, saver])
}

function useLeaving(saver: AnswerSaver): void {
  useEffect(() => {
    const leave = () => saver.leave()
    const retry = () => saver.retry()
    window.addEventListener('pagehide', leave)
    window.addEventListener('online', retry)
    return () => {
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('online', retry)
      // Another page of the same visit follows: what is typed must not wait for the next one like this.
      saver.leave()
      saver.stop()
    }
  }, [saver])
}

/** Puts fields into the form; rows that are not among them are emptied. */
function show(form: UseFormReturn<SectionValues>, id: string, fields: QuestionFields): void {
  const present = form.getValues(id)
  const rows = present?.rows?.map((row, at) => fields.rows?.[at] ?? emptied(row)) ?? []
  const more = fields.rows?.slice(rows.length) ?? []
  form.setValue(id, { ...fields, ...(present?.rows && { rows: [...rows, ...more] }) })
}

const emptied = (row: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.keys(row).map((key) => [key, '']))
