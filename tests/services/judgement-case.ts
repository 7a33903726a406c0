// A submitted review on the real questionnaire, with the people who judge and decide it, for tests of the reviewer's side.
import { fileURLToPath } from 'node:url'
import type { Staff, StaffRole } from '../../app/core/access/roles'
import { noChanges } from '../../app/core/changes/kinds'
import { deriveIntake } from '../../app/core/intake/answers'
import type { IntakeFacts } from '../../app/core/intake/facts'
import type { AnswerSet, AnswerValue } from '../../app/core/questionnaire/answer'
import { kindOf } from '../../app/core/questionnaire/kinds/registry'
import { visibleQuestions } from '../../app/core/questionnaire/visible'
import type { ReviewStatus } from '../../app/core/review/lifecycle'
import { readDefinitions, sha256 } from '../../app/ports/questionnaires'
import { publishQuestionnaires } from '../../app/services/questionnaires/publish-questionnaires'
import { questionnairesOf } from '../../app/services/questionnaires/questionnaires'
import { testIssuer } from '../support/issuer'
import {
  aContact,
  anAnswer,
  anEvidence,
  anInvitation,
  anOffering,
  aReview,
  aStaff,
  aUse,
  aVendor,
  type OpenStore,
  type Row,
  type Rows,
} from '../support/store'

const folder = fileURLToPath(new URL('../../questionnaires', import.meta.url))
const { questionnaires, intakes, frameworks, changes: declared } = readDefinitions(folder)
export const bank = (() => {
  const current = questionnaires.at(-1)
  const intake = intakes.at(-1)
  if (!current || !intake) throw new Error('No questionnaire')
  const changes = declared.get(current.definition.slug) ?? noChanges
  return { current, intake, frameworks, changes }
})()

export const SUBMITTED_AT = new Date('2026-11-20T16:00:00.000Z')
export const NOW = new Date('2026-11-23T10:00:00.000Z')

/** Internal data for 40 people in Europe, with a person in between: Tier 2 by any count. */
export const intakeAnswers: Record<string, AnswerValue> = {
  'IN-01': 'Acme Assistant, vendor-1.example',
  'IN-02': 'Drafts replies to customers; a person reads them before they go out.',
  'IN-03': 'standalone',
  'IN-04': 'confidential',
  'IN-05': ['personal'],
  'IN-06': 'customers',
  'IN-07': 'no',
  'IN-08': 'drafts_reviewed',
  'IN-09': 'nothing',
  'IN-10': 'slow',
  'IN-11': 40,
  'IN-12': 'external_after_review',
  'IN-13': 'minimal',
  'IN-14': ['any'],
}

export interface CaseOptions {
  tier?: 1 | 2 | 3
  status?: ReviewStatus
  /** Over the best answer to each question; null leaves it blank. */
  answers?: Record<string, AnswerValue | null>
  /** Over the answers' rows: exceptions, links, "not applicable". */
  rows?: Record<string, Partial<Row<'answers'>>>
  evidence?: Partial<Row<'evidence'>>[]
  /** Linked before the submission unless told. */
  links?: { evidenceId: string; questionId: string; linkedAt?: Date }[]
  review?: Partial<Row<'reviews'>>
  /** Over what the intake says, so that other questions are asked. */
  facts?: Partial<IntakeFacts>
  /** Who launched; 'pat' unless told. */
  launchedById?: string
}

const person = (id: string, ...roles: StaffRole[]): Staff => ({
  kind: 'staff',
  id,
  name: names[id] ?? id,
  email: `${id}@example.com`,
  roles,
})
const names: Record<string, string> = {
  ada: 'Ada Reviewer',
  bo: 'Bo Second',
  lena: 'Lena Legal',
  pat: 'Pat Procurement',
  rick: 'Rick Requester',
  tom: 'Tom Administrator',
}

export const ada = person('ada', 'reviewer')
export const bo = person('bo', 'reviewer')
export const lena = person('lena', 'legal')
export const pat = person('pat', 'procurement')
export const rick = person('rick', 'requester')
export const tom = person('tom', 'admin')
export const everybody = [ada, bo, lena, pat, rick, tom]

/** The answer that the engine likes most to every question that is then shown. */
export function bestAnswers(
  tier: 1 | 2 | 3,
  over: Record<string, AnswerValue | null> = {},
  facts: Partial<IntakeFacts> = {},
) {
  const intake = { ...deriveIntake(intakeAnswers), ...facts }
  const answers: AnswerSet = {}
  for (const question of bank.current.questions) {
    const shown = visibleQuestions(bank.current, { tier, intake, answers })
    if (!shown.includes(question)) continue
    const value =
      question.id in over
        ? (over[question.id] ?? null)
        : (kindOf(question).best(question, '2026-11-20') ?? inWords(question.kind))
    if (value === null) continue
    answers[question.id] = {
      value,
      basis: 'stated',
      exception: null,
      notApplicable: null,
      comment: null,
    }
  }
  return answers
}

function inWords(kind: string): AnswerValue | null {
  if (kind === 'text') return 'No incident in the last 24 months.'
  if (kind === 'multi') return ['gen_text']
  return kind === 'models'
    ? [{ maker: 'Acme', model: 'A-1', host: 'Acme', region: 'Frankfurt' }]
    : null
}

export const openCase = (open: OpenStore, options: CaseOptions = {}) =>
  caseOn(open, caseRows(options))

/** The services' context on a fresh store with these rows. */
export async function caseOn(open: OpenStore, rows: Rows) {
  const store = await open(rows)
  const clock = { at: NOW, now: () => clock.at }
  await publishQuestionnaires({ store, clock }, [bank.current, bank.intake])
  let made = 0
  return {
    store,
    clock,
    ids: { id: () => `made-${++made}`, token: () => 'token', digits: () => '000000' },
    questionnaires: questionnairesOf(store, bank, sha256),
    issuer: await testIssuer(),
  }
}

export type Case = Awaited<ReturnType<typeof caseOn>>

/** The rows of a case, for tests that open a store of their own. */
export function caseRows(options: CaseOptions) {
  const tier = options.tier ?? 2
  const { definition, hash } = bank.current
  return {
    users: everybody.map(({ id, name, email, roles }) =>
      aStaff({ id, name, email, roles: [...roles] }),
    ),
    vendors: [aVendor()],
    offerings: [anOffering()],
    contacts: [aContact()],
    uses: [aUse({ requesterId: 'rick', owner: 'Rick Requester', tier, intake: intakeAnswers })],
    reviews: [
      aReview({
        tier,
        status: options.status ?? 'submitted',
        launchedById: options.launchedById ?? 'pat',
        intakeFacts: { ...deriveIntake(intakeAnswers), ...options.facts },
        questionnaireSlug: definition.slug,
        questionnaireVersion: definition.version,
        questionnaireHash: hash,
        submittedAt: SUBMITTED_AT,
        attestation: {
          name: 'Vera Vendor',
          title: 'Head of Trust',
          statement: 'These answers are complete and correct.',
          at: SUBMITTED_AT.toISOString(),
          hash: 'c'.repeat(64),
        },
        ...options.review,
      }),
    ],
    invitations: [anInvitation()],
    answers: Object.entries(bestAnswers(tier, options.answers, options.facts)).map(
      ([questionId, { value }]) => anAnswer({ questionId, value, ...options.rows?.[questionId] }),
    ),
    evidence: (options.evidence ?? []).map((over) => anEvidence(over)),
    evidenceLinks: (options.links ?? []).map((link) => ({
      linkedAt: SUBMITTED_AT,
      ...link,
      reviewId: 'review-1',
    })),
  }
}
