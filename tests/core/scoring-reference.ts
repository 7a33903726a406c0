// A second scoring engine, slow and plain: fractions of big integers, written from the rules alone.
// It shares no code with the engine under test, so that a mistake must be made twice to go unseen.
import type { IntakeFacts } from '../../app/core/intake/facts'
import type { Answer, AnswerSet } from '../../app/core/questionnaire/answer'
import type { Question, Questionnaire } from '../../app/core/questionnaire/definition'

type Fraction = readonly [bigint, bigint]
const whole = (n: number): Fraction => [BigInt(n), 1n]
const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d]
const minus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d - c * b, b * d]
const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * c, b * d]
const over = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d, b * c]
const less = (x: Fraction, y: Fraction): boolean => minus(x, y)[0] < 0n
const sum = (all: readonly Fraction[]): Fraction => all.reduce(plus, whole(0))
/** Tenths, half-up. */
const tenths = ([a, b]: Fraction): number => Number((20n * a + b) / (2n * b))

interface Input {
  definition: Questionnaire
  depth: number
  intake: IntakeFacts
  answers: AnswerSet
  asOf: string
}

const depths = ['lite', 'standard', 'full']

export function referenceScore(input: Input) {
  const questions = input.definition.sections.flatMap((section) => section.questions)
  const values = new Map<string, unknown>()
  const visible = questions.filter((question) => {
    if (depths.indexOf(question.depth) > input.depth) return false
    if (question.showIf && !holds(question.showIf, values, input.intake)) return false
    const answer = input.answers[question.id]
    if (answer && !answer.notApplicable && answer.value !== null)
      values.set(question.id, answer.value)
    return true
  })
  const red = redQuestions(visible, values, input)
  const domains = input.definition.domains.map((domain) => {
    const own = visible.filter((question) => question.domain === domain.id)
    const entries = own.flatMap((question) => entryOf(question, values, input))
    const mean = (which: 'assured' | 'stated') => {
      const counted = entries.flatMap((entry) => {
        const credit = entry[which]
        return credit === null ? [] : [{ w: whole(entry.weight), credit }]
      })
      if (counted.length === 0) return null
      const weighted = counted.map(({ w, credit }) => times(w, credit))
      return over(sum(weighted), sum(counted.map(({ w }) => w)))
    }
    const ceiling = domain.id === 'TRN' && red.has('TRN-01') ? whole(40) : whole(100)
    const cap = (score: Fraction | null) => score && (less(ceiling, score) ? ceiling : score)
    const [assured, stated] = [mean('assured'), mean('stated')]
    return {
      domain,
      entries,
      assured,
      stated,
      cappedAssured: cap(assured),
      cappedStated: cap(stated),
    }
  })
  const overall = (pick: (d: (typeof domains)[number]) => Fraction | null) => {
    const scored = domains.flatMap((d) => {
      const score = pick(d)
      return score ? [{ weight: whole(d.domain.weight), score }] : []
    })
    if (scored.length === 0) return null
    const weighted = scored.map(({ weight, score }) => times(weight, score))
    return tenths(over(sum(weighted), sum(scored.map(({ weight }) => weight))))
  }
  let ceiling = 1000
  if (red.size >= 3) ceiling = 790
  if (['TRN-01', 'TRN-03', 'DAT-02', 'SUP-01'].some((id) => red.has(id))) ceiling = 640
  const limit = (score: number | null) => (score === null ? null : Math.min(score, ceiling) / 10)
  const uncappedAssured = overall((d) => d.assured)
  const uncappedStated = overall((d) => d.stated)
  return {
    assured: limit(overall((d) => d.cappedAssured)),
    asStated: limit(overall((d) => d.cappedStated)),
    uncapped: {
      assured: uncappedAssured === null ? null : uncappedAssured / 10,
      asStated: uncappedStated === null ? null : uncappedStated / 10,
    },
    domains: domains.map((d) => ({
      id: d.domain.id,
      assured: d.cappedAssured && tenths(d.cappedAssured) / 10,
      asStated: d.cappedStated && tenths(d.cappedStated) / 10,
    })),
    red: [...red].sort(),
    visible: visible.map((question) => question.id),
    exactLosses: losses(domains),
  }
}

type Domain = {
  domain: { weight: number }
  entries: { question: Question; weight: number; assured: Fraction | null }[]
  assured: Fraction | null
}

/** Exactly what each question cost: its share of its domain's share of the overall. */
function losses(domains: Domain[]): Map<string, Fraction> {
  const shares = sum(domains.filter((d) => d.assured).map((d) => whole(d.domain.weight)))
  return new Map(
    domains.flatMap(({ domain, entries }) => {
      const counted = entries.flatMap(({ question, weight, assured }) =>
        assured ? [{ question, weight, assured }] : [],
      )
      const weights = whole(counted.reduce((total, { weight }) => total + weight, 0))
      return counted.map(({ question, weight, assured }): [string, Fraction] => {
        const share = over(times(whole(domain.weight), whole(weight)), times(shares, weights))
        return [question.id, times(share, minus(whole(100), assured))]
      })
    }),
  )
}

const confidence: Record<string, Fraction> = {
  verified: [1n, 1n],
  evidence: [9n, 10n],
  link: [4n, 5n],
  stated: [13n, 20n],
}

function entryOf(question: Question, values: Map<string, unknown>, input: Input) {
  const { weight } = question
  if (weight === undefined) return []
  const answer = input.answers[question.id]
  const entry = (assured: Fraction | null, stated: Fraction | null) => [
    { question, weight, assured, stated },
  ]
  if (answer?.notApplicable) return answer.notApplicableAccepted ? [] : entry(whole(0), null)
  const credit = creditOf(question, answer, values, input)
  if (credit === null) return []
  const k = weight >= 4 ? confidence[basisOf(answer, input.asOf)] : whole(1)
  return entry(times(credit, k ?? whole(1)), credit)
}

function basisOf(answer: Answer | undefined, asOf: string): string {
  if (!answer) return 'stated'
  const rests = answer.basis === 'evidence' || answer.basis === 'verified'
  return rests && answer.evidenceValidTo && answer.evidenceValidTo < asOf ? 'stated' : answer.basis
}

function creditOf(
  question: Question,
  answer: Answer | undefined,
  values: Map<string, unknown>,
  input: Input,
): Fraction | null {
  if (answer?.reviewedCredit !== undefined) {
    return [BigInt(Math.round(answer.reviewedCredit * 100)), 100n]
  }
  const value = values.get(question.id)
  if (value === undefined) return whole(0)
  const credit = plainCredit(question, value, values, input.asOf)
  return credit && (answer?.exception ? times(credit, [3n, 4n]) : credit)
}

function plainCredit(
  question: Question,
  value: unknown,
  values: Map<string, unknown>,
  asOf: string,
): Fraction | null {
  switch (question.kind) {
    case 'single':
      return whole(question.options.find((option) => option.value === value)?.credit ?? 0)
    case 'multi': {
      const picked = question.options.filter((o) => Array.isArray(value) && value.includes(o.value))
      return whole(
        Math.min(
          100,
          picked.reduce((total, option) => total + option.points, 0),
        ),
      )
    }
    case 'number':
      if (question.instead && value === question.instead.value)
        return whole(question.instead.credit)
      return whole(bandOfNumber(question, Number(value))?.credit ?? 0)
    case 'date':
      return whole(bandOfDate(question, String(value), asOf)?.credit ?? 0)
    case 'certifications':
      return certified(Array.isArray(value) ? value : [], values.get('CRT-01'), asOf)
    case 'text':
    case 'models':
    case 'file':
      return null
  }
}

function bandOfNumber(question: Extract<Question, { kind: 'number' }>, value: number) {
  return question.bands.find((band) =>
    'min' in band ? value >= band.min : band.max === null || value <= band.max,
  )
}

function bandOfDate(question: Extract<Question, { kind: 'date' }>, value: string, asOf: string) {
  return question.bands.find(
    (band) => band.maxAgeMonths === null || asOf <= monthsLater(value, band.maxAgeMonths),
  )
}

function monthsLater(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const index = year * 12 + (month - 1) + months
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1]
  const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0
  const last = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1] ?? 31
  const two = (n: number) => String(n).padStart(2, '0')
  return `${String(y).padStart(4, '0')}-${two(m)}-${two(Math.min(day, last))}`
}

const proofs: Record<string, string[]> = {
  soc2_t2: ['soc2_t2', 'soc2-t2'],
  soc2_t1: ['soc2_t1', 'soc2-t1'],
  c5_t2: ['c5_t2', 'c5-t2'],
  star_1: ['star_1', 'csa-star-1', 'csa-star-ai-1'],
}

type Row = { kind: string; validFrom: string; validTo: string }

function certified(rows: Row[], claims: unknown, asOf: string): Fraction | null {
  if (!Array.isArray(claims)) return null
  const tens: number[] = claims.map((claim: string) => {
    const fitting = rows
      .filter((row) => (proofs[claim] ?? [claim]).includes(row.kind))
      .filter((row) => row.validFrom <= asOf && asOf <= row.validTo)
      .map((row) => (claim === 'soc2_t2' && shorterThanSixMonths(row) ? 7 : 10))
    return Math.max(0, ...fitting)
  })
  return [BigInt(tens.reduce((a, b) => a + b, 0) * 10), BigInt(claims.length)]
}

/** The last day counts: 1 January to 30 June is six months. */
function shorterThanSixMonths({ validFrom, validTo }: Row): boolean {
  const dayAfter = new Date(Date.parse(`${validTo}T00:00:00Z`) + 86_400_000)
  return dayAfter.toISOString().slice(0, 10) < monthsLater(validFrom, 6)
}

/** The bank's display conditions use neither `not` nor brackets. */
function holds(source: string, values: Map<string, unknown>, intake: IntakeFacts): boolean {
  return source
    .split(/\s+or\s+/)
    .some((part) => part.split(/\s+and\s+/).every((one) => comparisonHolds(one, values, intake)))
}

function comparisonHolds(
  source: string,
  values: Map<string, unknown>,
  intake: IntakeFacts,
): boolean {
  const [, operand = '', operator = '', rest = ''] =
    /^(\S+)\s+(==|in|includes|not_only)\s+(.*)$/.exec(source.trim()) ?? []
  const value = operand.startsWith('intake.')
    ? new Map<string, unknown>(Object.entries(intake)).get(operand.slice(7))
    : values.get(operand)
  if (value === undefined || value === null) return false
  if (operator === '==') return String(value) === rest
  const wanted = rest.replace(/[()\s]/g, '').split(/[,|]/)
  if (operator === 'in') return wanted.includes(String(value))
  const picked: unknown[] = Array.isArray(value) ? value : []
  return operator === 'includes'
    ? picked.some((one) => wanted.includes(String(one)))
    : picked.some((one) => one !== rest)
}

/** Questions with a red answer or a knock-out: those marked in the bank, and the named rules. */
function redQuestions(
  visible: Question[],
  values: Map<string, unknown>,
  input: Input,
): Set<string> {
  const { intake, asOf, answers } = input
  const marked = visible.filter((question) => {
    const value = values.get(question.id)
    if (value === undefined) return false
    const bad = (one: { red?: string | undefined; knockout?: string | undefined } | undefined) =>
      Boolean(one?.red ?? one?.knockout)
    if (question.kind === 'single') return bad(question.options.find((o) => o.value === value))
    if (question.kind === 'multi') {
      return question.options.some((o) => Array.isArray(value) && value.includes(o.value) && bad(o))
    }
    if (question.kind === 'number' && typeof value !== 'number') return false
    if (question.kind === 'number') return bad(bandOfNumber(question, Number(value)))
    return question.kind === 'date' && bad(bandOfDate(question, String(value), asOf))
  })
  const picked = (id: string): unknown[] => {
    const value = values.get(id)
    return Array.isArray(value) ? value : []
  }
  const kinds: readonly string[] = intake.data_kinds ?? []
  const allowed: readonly string[] = intake.allowed_regions ?? []
  const restricted = intake.data_class === 'restricted'
  const sensitive = restricted || intake.data_class === 'confidential'
  const isPersonal = ['personal', 'special_category', 'children', 'health'].some((k) =>
    kinds.includes(k),
  )
  const isOutside = picked('DAT-08').some((region) => {
    if (region === 'chosen') return false
    const named = ['eea', 'uk', 'us'].includes(String(region)) ? String(region) : 'other'
    return !allowed.includes(named)
  })
  const silent = visible.some(({ id }) => id === 'MON-07') && !values.has('MON-07')
  const named: Record<string, boolean> = {
    'DAT-01':
      (picked('DAT-01').includes('personal') && !isPersonal) ||
      (picked('DAT-01').includes('special') &&
        !kinds.includes('special_category') &&
        !kinds.includes('health')),
    'DAT-02': Number(values.get('DAT-02') ?? 0) >= 99999 && sensitive,
    'DAT-03': values.get('DAT-03') === 'none' && restricted,
    'DAT-08': isOutside && !allowed.includes('any'),
    'TRN-01':
      ['opt_out_org', 'opt_out_user', 'unclear'].includes(String(values.get('TRN-01'))) &&
      restricted,
    'OUT-03': values.get('OUT-03') === 'impossible' && intake.decides_about_people === true,
    'MON-03': Number(values.get('MON-03') ?? 999) < 183 && intake.ai_act_class === 'high',
    'MON-07': silent && !answers['MON-07']?.notApplicable,
    'REG-01': values.get('REG-01') === 'yes',
    'REG-03': picked('REG-03').includes('none') && asOf >= '2027-12-02',
  }
  return new Set([
    ...marked.map((question) => question.id),
    ...Object.keys(named).filter((id) => named[id]),
  ])
}
