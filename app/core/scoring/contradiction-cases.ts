/** Worked cases of contradictions: each stands with one set of answers, and does not with another that comes near. */
import { deriveIntake, parseIntake } from '../intake/answers'
import type { CompiledIntake } from '../intake/compile'
import { assessTier } from '../intake/tier'
import type { CompiledQuestionnaire } from '../questionnaire/compile'
import { standingContradictions } from '../questionnaire/contradictions'
import type { ContradictionCase, WorkedCase, WorkedCases } from './case-file'
import { answersOf } from './cases'

export interface ContradictionOutcome {
  id: string
  /** None means that the case holds. */
  differences: string[]
}

export function runContradictionCases(
  questionnaire: CompiledQuestionnaire,
  intake: CompiledIntake,
  file: WorkedCases,
): ContradictionOutcome[] {
  return (file.contradictions ?? []).map((worked) => {
    const id = worked.contradiction
    const known = questionnaire.contradictions.some(({ contradiction }) => contradiction.id === id)
    if (!known) return { id, differences: [`there is no contradiction ${id}`] }
    const ids = (changes: WorkedCase['but']) =>
      standing({ questionnaire, intake, file }, worked, changes)
    return { id, differences: [...whereItStands(worked, ids), ...whereItDoesNot(worked, ids)] }
  })
}

type Standing = { ok: true; ids: string[] } | { ok: false; problems: string[] }
type Ids = (changes: WorkedCase['but']) => Standing

function whereItStands({ contradiction, stands, also }: ContradictionCase, ids: Ids): string[] {
  const got = ids(stands)
  if (!got.ok) return got.problems.map((problem) => `stands: ${problem}`)
  const wanted = [contradiction, ...(also ?? [])].sort().join(', ')
  const found = got.ids.sort().join(', ') || 'nothing'
  return wanted === found ? [] : [`stands: expected ${wanted}, got ${found}`]
}

function whereItDoesNot({ contradiction, nearMiss }: ContradictionCase, ids: Ids): string[] {
  const got = ids(nearMiss)
  if (!got.ok) return got.problems.map((problem) => `nearMiss: ${problem}`)
  return got.ids.includes(contradiction) ? ['nearMiss: it stands, although it should not'] : []
}

interface Beside {
  questionnaire: CompiledQuestionnaire
  intake: CompiledIntake
  file: WorkedCases
}

function standing(
  { questionnaire, intake, file }: Beside,
  worked: ContradictionCase,
  changes: WorkedCase['but'],
): Standing {
  const facts = parseIntake(intake, { ...file.uses[worked.use], ...worked.with })
  const { vendor } = worked
  const but = { ...worked.but, ...changes }
  const answers = answersOf(questionnaire, { file, worked: { vendor, but } }, file.asOf)
  const problems = [facts, answers].flatMap((part) => (part.ok ? [] : part.problems))
  const tier = facts.ok ? assessTier(intake, facts.answers).tier : null
  if (!facts.ok || !answers.ok || tier === null) {
    const words = problems.map(({ path, message }) => `${path}: ${message}`)
    return { ok: false, problems: words.length > 0 ? words : ['the use is refused'] }
  }
  const asked = { tier, intake: deriveIntake(facts.answers), answers: answers.answers }
  const found = standingContradictions(questionnaire, asked, file.asOf)
  return { ok: true, ids: found.map(({ id }) => id) }
}
