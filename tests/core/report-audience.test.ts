// What each reader's copy of a report is made from: a member of the record that nobody allowed does not get through.
import { expect, it } from 'vitest'
import { audiences, audienceWords, recordFor } from '../../app/core/report/audience'
import { reportRecord } from '../../app/core/report/record'
import { makeRecord } from '../pdf/fixtures/record'

/** Every place in the record that says something, with the numbers of lists left out. */
function places(value: unknown, path = ''): string[] {
  if (value === null || value === '' || value === undefined) return []
  if (Array.isArray(value)) return value.flatMap((item) => places(item, `${path}[]`))
  if (typeof value === 'object') {
    return Object.entries(value).flatMap(([key, item]) =>
      places(item, path === '' ? key : `${path}.${key}`),
    )
  }
  return [path]
}
const spoken = (value: unknown) => [...new Set(places(value))].sort()

const record = makeRecord({
  waivers: [
    {
      id: 'W-01',
      rule: 'no-training',
      reason: 'Needed until spring',
      by: { name: 'Eva Executive', role: 'COO' },
      at: '2026-11-20T10:00:00.000Z',
      endsOn: '2027-03-01',
    },
  ],
})

it('tells the vendor what it said, how it ended and what binds it, and nothing else', () => {
  const vendor = spoken(recordFor('vendor', record))
  expect(vendor).toEqual([
    'attestation.at',
    'attestation.name',
    'attestation.statement',
    'attestation.title',
    'audit.headHash',
    'conditions[].consequence',
    'conditions[].dueOn',
    'conditions[].evidenceNeeded',
    'conditions[].id',
    'conditions[].owner',
    'conditions[].ownerSide',
    'conditions[].sentence',
    'conditions[].status',
    'decision.decidedOn',
    'decision.kind',
    'decision.nextReviewOn',
    'decision.proposedAt',
    'decision.validUntil',
    'engine',
    'evidence[].citedIn[]',
    'evidence[].fileName',
    'evidence[].id',
    'evidence[].issuer',
    'evidence[].kind',
    'evidence[].scope',
    'evidence[].sha256',
    'evidence[].sizeBytes',
    'evidence[].status',
    'evidence[].uploadedAt',
    'evidence[].uploadedBy',
    'evidence[].validFrom',
    'evidence[].validTo',
    'issuedAt',
    'modelsAndHosts[].host',
    'modelsAndHosts[].maker',
    'modelsAndHosts[].model',
    'modelsAndHosts[].region',
    'number',
    'offering.name',
    'offering.plan',
    'offering.website',
    'organisation.classification',
    'organisation.name',
    'organisation.timeZone',
    'organisation.verifyUrl',
    'questionnaire.hash',
    'questionnaire.name',
    'questionnaire.slug',
    'questionnaire.version',
    'questions[].answer',
    'questions[].answeredAt',
    'questions[].answeredBy',
    'questions[].asOf',
    'questions[].basis',
    'questions[].comment',
    'questions[].domain',
    'questions[].evidence[]',
    'questions[].exception',
    'questions[].frameworkRefs[].appliesFrom',
    'questions[].frameworkRefs[].id',
    'questions[].frameworkRefs[].scheme',
    'questions[].frameworkRefs[].verified',
    'questions[].id',
    'questions[].kind',
    'questions[].link',
    'questions[].section',
    'questions[].weight',
    'questions[].wording',
    'review.asOf',
    'review.dueOn',
    'review.launchedBy',
    'review.number',
    'review.reviewStartedAt',
    'review.round',
    'review.sentAt',
    'review.submittedAt',
    'review.tier',
    'review.tierPoints',
    'schemaVersion',
    'score.coverage.answered',
    'score.coverage.hidden',
    'score.coverage.notApplicable',
    'score.coverage.visible',
    'score.coverage.withEvidence',
    'templateVersion',
    'vendor.domain',
    'vendor.legalName',
    'vendor.name',
    'version',
  ])
})

it('adds for a contract who approved, the use and the conditions on both sides', () => {
  const vendor = new Set(spoken(recordFor('vendor', record)))
  const more = spoken(recordFor('annex', record)).filter((place) => !vendor.has(place))
  expect(more).toEqual([
    'decision.approvers[].at',
    'decision.approvers[].name',
    'decision.approvers[].role',
    'decision.proposedBy',
    'questions[].hiddenBecause',
    'reviewers[].name',
    'reviewers[].role',
    'use.autonomy',
    'use.dataClasses[]',
    'use.owner',
    'use.purpose',
    'use.users',
  ])
})

it('takes out our conditions, whose sentences the vendor need not know', () => {
  expect(record.conditions.map(({ ownerSide }) => ownerSide)).toContain('us')
  const { conditions } = recordFor('vendor', record)
  expect(conditions.every(({ ownerSide }) => ownerSide === 'vendor')).toBe(true)
  expect(conditions.length).toBeGreaterThan(0)
})

it('says of neither file nor answer what a reviewer thought of it', () => {
  for (const audience of ['annex', 'vendor'] as const) {
    const copy = recordFor(audience, record)
    expect(copy.evidence.every(({ status }) => status === 'unreviewed')).toBe(true)
    expect(copy.review.tierPoints).toBe(0)
    expect(
      copy.questions.every(({ verdict, scoring }) => verdict === null && scoring === null),
    ).toBe(true)
  }
})

it('keeps every copy in the shape of a record, and the whole ones as they were frozen', () => {
  for (const audience of audiences) {
    expect(reportRecord.safeParse(recordFor(audience, record)).success, audience).toBe(true)
    expect(audienceWords[audience].withheld.length === 0, audience).toBe(audience === 'full')
  }
  expect(recordFor('full', record)).toBe(record)
  expect(recordFor('summary', record)).toBe(record)
})
