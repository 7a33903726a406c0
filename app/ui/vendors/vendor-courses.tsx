// The scores over rounds of every use of a vendor's products that was decided more than once.
import type { RoundScorePoint } from '../../core/review/round-score'
import { Section } from '../page'
import { ScoreOverRounds } from '../score-over-rounds'
import { TextLink } from '../text-link'

export interface VendorCoursesProps {
  courses: readonly { useId: string; use: string; offering: string; rounds: RoundScorePoint[] }[]
}

export function VendorCourses({ courses }: VendorCoursesProps) {
  if (courses.length === 0) return null
  return (
    <Section title="Score over rounds">
      <div className="grid gap-6">
        {courses.map(({ useId, use, offering, rounds }) => (
          <section key={`${useId} ${offering}`}>
            <h3 className="mb-2 font-semibold">
              {offering}: <TextLink to={`/uses/${useId}`}>{use}</TextLink>
            </h3>
            <ScoreOverRounds rounds={rounds} />
          </section>
        ))}
      </div>
    </Section>
  )
}
