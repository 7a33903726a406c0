// What has been kept as long as was set, and would go now: found in one way for the dry run and for the removal.

import { readKept, valuesBefore } from '../../../db/queries/privacy'
import {
  codesBefore,
  contactsOfReviews,
  contactsWithReviews,
  ENDED,
  emptiedReviews,
  endedReviews,
  feedsBefore,
  heldReviews,
  mailBefore,
  respondentSessionsBefore,
  staffSessionsBefore,
  uploadsBefore,
  usesUnderWay,
} from '../../../db/queries/retention'
import { type Db, run, type Work } from '../../../db/store'
import { personalFields } from '../../core/audit/events'
import type { KeptKind } from '../../core/privacy/retention'

export interface Due {
  /** Ids of rows, addresses of people or numbers of events. */
  ids: string[]
  /** Reviews whose contents go, oldest first. */
  reviews: { id: string; number: number }[]
}

type Find = (db: Db, before: Date) => Work<Due>

const rows = (found: readonly { id: string }[]): Due => ({
  ids: found.map(({ id }) => id),
  reviews: [],
})

function* heldIds(db: Db) {
  return new Set((yield* run(heldReviews(db))).map(({ id }) => id))
}

export const dueBefore: Record<KeptKind, Find> = {
  reviews: function* (db, before) {
    const under = new Set((yield* run(usesUnderWay(db))).map(({ useId }) => useId))
    const emptied = new Set((yield* run(emptiedReviews(db))).map(({ reviewId }) => reviewId))
    const held = yield* heldIds(db)
    const due = (yield* run(endedReviews(db)))
      .filter(({ endedAt }) => endedAt !== null && endedAt < before)
      .filter(({ id, useId }) => !under.has(useId) && !emptied.has(id))
      .filter(({ id }) => !held.has(id))
      .sort((a, b) => Number(a.endedAt) - Number(b.endedAt))
    return { ids: due.map(({ id }) => id), reviews: due.map(({ id, number }) => ({ id, number })) }
  },
  people: function* (db, before) {
    const held = yield* heldIds(db)
    const over = new Set(
      (yield* run(endedReviews(db)))
        .filter(({ id, endedAt }) => endedAt !== null && endedAt < before && !held.has(id))
        .map(({ id }) => id),
    )
    const asked = [
      ...(yield* run(contactsWithReviews(db))),
      ...(yield* run(contactsOfReviews(db))).map((each) => ({ ...each, createdAt: null })),
    ]
    const kept = new Set(
      asked
        .filter(({ reviewId, createdAt }) =>
          reviewId === null ? createdAt !== null && createdAt >= before : !over.has(reviewId),
        )
        .map(({ email }) => email),
    )
    const due = asked.filter(({ email }) => !kept.has(email) && !email.endsWith('@erased.invalid'))
    return { ids: [...new Set(due.map(({ email }) => email))], reviews: [] }
  },
  mails: function* (db, before) {
    const found = yield* run(mailBefore(db, before))
    // Of an open review it counts against how often its vendor may be written to.
    const held = yield* heldIds(db)
    const over = found
      .filter(
        ({ reviewStatus }) => reviewStatus === null || ENDED.some((each) => each === reviewStatus),
      )
      .filter(({ reviewId }) => reviewId === null || !held.has(reviewId))
    return rows(over)
  },
  sessions: function* (db, before) {
    const staff = yield* run(staffSessionsBefore(db, before))
    const respondents = yield* run(respondentSessionsBefore(db, before))
    return rows([...staff, ...respondents])
  },
  codes: function* (db, before) {
    return rows(yield* run(codesBefore(db, before)))
  },
  uploads: function* (db, before) {
    return rows(yield* run(uploadsBefore(db, before)))
  },
  feeds: function* (db, before) {
    return rows(yield* run(feedsBefore(db, before)))
  },
  auditNames: function* (db, before) {
    const ids: string[] = []
    for (let after = 0; ; ) {
      const found = yield* run(valuesBefore(db, before, { after, limit: 1000 }))
      const last = found.at(-1)
      if (last === undefined) return { ids, reviews: [] }
      for (const { seq, kind, kept } of found) {
        const fields = personalFields(kind)
        const named = Object.keys(readKept(kept)).some((field) => fields[field] === 'person')
        if (named) ids.push(String(seq))
      }
      after = last.seq
    }
  },
}
