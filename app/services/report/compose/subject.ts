// Who and what was assessed: organisation, vendor, offering, use, and the questionnaire that was put.
import { itemPoints } from '../../../core/intake/tier'
import type { AnswerValue } from '../../../core/questionnaire/answer'
import { kindOf } from '../../../core/questionnaire/kinds/registry'
import type { ReportRecord } from '../../../core/report/record'
import { reviewLabel } from '../../../core/review/number'
import { orNull, type RecordGround } from './ground'

type Subject = Pick<
  ReportRecord,
  'organisation' | 'review' | 'vendor' | 'offering' | 'use' | 'questionnaire'
>

export function subjectOf(ground: RecordGround): Subject {
  const { organisation, row, questionnaire } = ground.file
  const { name, classification, timeZone } = organisation
  return {
    organisation: { name, classification, timeZone, verifyUrl: ground.verifyUrl },
    review: reviewOf(ground),
    vendor: {
      name: row.vendor.name,
      legalName: orNull(row.vendor.legalName),
      domain: orNull(row.vendor.domain),
    },
    offering: {
      name: row.offering.name,
      plan: orNull(row.offering.plan),
      website: orNull(row.offering.website),
    },
    use: assessedUse(ground),
    questionnaire: {
      slug: questionnaire.definition.slug,
      version: String(questionnaire.definition.version),
      hash: questionnaire.hash,
      name: questionnaire.definition.title,
    },
  }
}

function reviewOf({ file, audit }: RecordGround): ReportRecord['review'] {
  const { review, use, launchedBy } = file.row
  const takenUp = audit.find(({ kind }) => kind === 'review taken up')
  return {
    number: reviewLabel(review.number),
    round: review.round,
    tier: file.input.tier,
    tierReasons: review.tierReasons,
    tierPoints: use.points,
    tierOverride: use.tierChange && { by: use.tierChange.by, reason: use.tierChange.reason },
    launchedBy: launchedBy.name,
    sentAt: review.sentAt?.toISOString() ?? null,
    dueOn: review.dueOn,
    submittedAt: review.submittedAt?.toISOString() ?? null,
    reviewStartedAt: takenUp?.at.toISOString() ?? null,
    asOf: file.input.asOf,
  }
}

function assessedUse({ file, intake }: RecordGround): ReportRecord['use'] {
  const { use } = file.row
  const answers = new Map(
    intake.definition.items.map((item) => {
      const value = intakeValue(use.intake[item.id])
      const question = intake.byId.get(item.id)
      const answered = value !== null && question && kindOf(question).isAnswered(question, value)
      return [item.field, answered ? kindOf(question).print(question, value) : null] as const
    }),
  )
  const purpose = answers.get('use_case')
  return {
    purpose: purpose ? `${use.title}: ${purpose}` : use.title,
    owner: orNull(use.owner),
    dataClasses: [answers.get('data_class'), answers.get('data_kinds')].flatMap((words) =>
      words ? [words] : [],
    ),
    autonomy: answers.get('autonomy') ?? null,
    users: answers.get('user_count') ?? null,
    intake: intake.definition.items.map((item) => {
      const answer = answers.get(item.field) ?? null
      const value = intakeValue(use.intake[item.id])
      return {
        id: item.id,
        label: item.prompt,
        answer,
        points: answer === null ? null : itemPoints(item, value),
      }
    }),
  }
}

/** Intakes hold texts, numbers and lists of texts only. */
function intakeValue(stored: unknown): AnswerValue | null {
  if (typeof stored === 'string' || typeof stored === 'number') return stored
  if (!Array.isArray(stored)) return null
  return stored.filter((item): item is string => typeof item === 'string')
}
