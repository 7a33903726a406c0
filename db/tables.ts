// Every table of Assay, described once for both engines; drizzle-kit generates both migration folders from it.
import type { Kit } from './kit.postgres'
import { answerTables } from './tables/answers'
import { identityTables } from './tables/identity'
import { judgementTables } from './tables/judgement'
import { organisationTables } from './tables/organisation'
import { reportTables } from './tables/reports'
import { reviewTables } from './tables/reviews'
import { signOnTables } from './tables/sign-on'
import { subjectTables } from './tables/subjects'
import { timeTables } from './tables/time'

/** Calendar dates are ISO text (`2026-11-21`), instants are `instant()`, scores are integer tenths (68.0 → 680). */
export function defineTables(kit: Kit) {
  const organisation = organisationTables(kit)
  const identity = identityTables(kit, organisation)
  const subjects = subjectTables(kit, organisation)
  const reviews = reviewTables(kit, organisation, subjects)
  const answers = answerTables(kit, organisation, reviews)
  const judgement = judgementTables(kit, organisation, reviews, answers)
  const reports = reportTables(kit, organisation, reviews)
  const time = timeTables(kit, organisation, subjects, reviews)
  const signOn = signOnTables(kit, organisation)
  return {
    ...organisation,
    ...identity,
    ...subjects,
    ...reviews,
    ...answers,
    ...judgement,
    ...reports,
    ...time,
    ...signOn,
  }
}

export type Tables = ReturnType<typeof defineTables>
