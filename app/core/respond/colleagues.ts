// What a lead types to hand a part of a review to a colleague, and what the page of colleagues shows.
import { z } from 'zod'
import type { PlainDate } from '../schedule/plain-date'
import { contactSchema } from '../vendors/input'
import type { Host } from './pages'

/** Invitations of one review, those taken back included: the portal must not become a way to mail strangers. */
export const MOST_COLLEAGUES = 20

const ids = z.array(z.string().max(40)).max(200)

export const colleagueInput = contactSchema
  .extend({ sectionIds: ids, questionIds: ids })
  .superRefine(({ sectionIds, questionIds }, context) => {
    if (sectionIds.length + questionIds.length > 0) return
    const message = 'Choose at least one section or question'
    context.addIssue({ code: 'custom', path: ['sectionIds'], message })
  })
export type ColleagueInput = z.output<typeof colleagueInput>

export interface Colleague {
  id: string
  name: string
  email: string
  /** Titles of whole sections and ids of single questions, in the order of the pages. */
  given: string[]
  answered: number
  total: number
  invitedAt: string
  /** Null until the colleague first typed a code. */
  lastSeenAt: string | null
}

export interface ColleaguesPage {
  host: Host
  dueOn: PlainDate
  colleagues: Colleague[]
  sections: { id: string; title: string; questions: { id: string; prompt: string }[] }[]
  /** False when no more can be invited. */
  room: boolean
}
