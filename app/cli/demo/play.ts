// Plays all stories side by side: every step on its day, in the order of time, so that the history reads as one.
import type { Respondent } from '../../core/access/roles'
import { closeReview } from '../../services/reviews/close-review'
import { approve, close, follow, giveBack, judge, propose, takeUp } from './judge-part'
import { people } from './people'
import { cancel, draft, file, send } from './staff-part'
import { done, type Stage } from './stage'
import type { Course, Story } from './story'
import { answer, open, submit, upload } from './vendor-part'

/** What a story has brought about so far. */
interface Cast {
  useId: string
  number: number
  respondent: Respondent | null
  proposalId: string
}

interface Step {
  daysAgo: number
  /** Minutes after midnight UTC. */
  time: number
  act: () => Promise<unknown>
}

export async function play(stage: Stage, stories: readonly Story[]): Promise<void> {
  const uses: Uses = new Map()
  const steps = stories
    .flatMap((story, place) =>
      stepsOf(stage, story, uses).map((step) => ({ ...step, time: step.time + place * 4 })),
    )
    .map((step) => ({ ...step, at: instantOf(stage.today, step) }))
    .sort((a, b) => a.at.getTime() - b.at.getTime())
  for (const { at, act } of steps) {
    await stage.liveUntil(at)
    await act()
  }
}

const instantOf = (today: Date, { daysAgo, time }: Step): Date =>
  new Date(today.getTime() - daysAgo * 86_400_000 + time * 60_000)

const at = (hours: number, minutes = 0): number => hours * 60 + minutes

/** By vendor: a later round is on the use that an earlier story filed. */
type Uses = Map<string, string>

function stepsOf(stage: Stage, story: Story, uses: Uses): Step[] {
  const cast: Cast = { useId: '', number: 0, respondent: null, proposalId: '' }
  return [
    ...launch(stage, story, { cast, uses }),
    ...response(stage, story, cast),
    ...judgement(stage, story, cast),
    ...aftermath(stage, story, cast),
  ]
}

/** A step that happens only in stories that name its day. */
const on = (daysAgo: number | undefined, time: number, act: () => Promise<unknown>): Step[] =>
  daysAgo === undefined ? [] : [{ daysAgo, time, act }]

function launch(stage: Stage, story: Story, { cast, uses }: { cast: Cast; uses: Uses }): Step[] {
  const { filed, drafted, sent, cancelled }: Course = story.course
  return [
    ...on(filed, at(6, 10), async () => {
      uses.set(story.vendor, await file(stage, story))
    }),
    ...on(drafted, at(7, 30), async () => {
      cast.useId = uses.get(story.vendor) ?? ''
      cast.number = await draft(stage, story, cast.useId)
    }),
    ...on(sent, at(9), () => send(stage, story, cast)),
    ...on(cancelled?.daysAgo, at(10), () =>
      cancel(stage, story, cast.number, cancelled?.reason ?? ''),
    ),
  ]
}

function response(stage: Stage, story: Story, cast: Cast): Step[] {
  const { opened, sittings = [], submitted } = story.course
  const share = story.share ?? 1
  const respondent = (): Respondent => {
    if (!cast.respondent) throw new Error(`${story.vendor} answers before it opened the link`)
    return cast.respondent
  }
  const answering = sittings.flatMap((daysAgo, place) =>
    on(daysAgo, at(11), async () => {
      const part = (upTo: number) => (share * upTo) / sittings.length
      const between = { from: part(place), to: part(place + 1) }
      await answer(stage, respondent(), story, between)
      if (place === sittings.length - 1) await upload(stage, respondent(), story)
    }),
  )
  return [
    ...on(opened, at(10), async () => {
      cast.respondent = await open(stage, story)
    }),
    ...answering,
    ...on(submitted, at(13), () => submit(stage, respondent(), story)),
  ]
}

function judgement(stage: Stage, story: Story, cast: Cast): Step[] {
  const { takenUp, judged, returned, proposed, decided } = story.course
  const { decision } = story
  const decisionSteps = decision
    ? [
        ...on(proposed, at(9), async () => {
          cast.proposalId = await propose(stage, story, cast.number, decision)
        }),
        ...on(decided, at(14), () => approve(stage, story, { ...cast, decision })),
      ]
    : []
  return [
    ...on(takenUp, at(8), () => takeUp(stage, story, cast.number)),
    ...on(judged, at(8, 30), () => judge(stage, story, cast.number)),
    ...(returned
      ? on(returned.daysAgo, at(12), () => giveBack(stage, story, cast.number, returned.asked))
      : []),
    ...decisionSteps,
  ]
}

function aftermath(stage: Stage, story: Story, cast: Cast): Step[] {
  const conditions = (story.decision?.conditions ?? []).flatMap(({ turnedOut }, place) =>
    turnedOut
      ? on(turnedOut.daysAgo, at(11), () =>
          follow(stage, story, { number: cast.number, condition: place + 1 }, turnedOut),
        )
      : [],
  )
  const closing = on(story.course.closed, at(15), async () => {
    const staff = stage.staff(people.priya)
    done(
      `${story.vendor}: closing`,
      await closeReview(stage.app, staff, cast.number, 'The product is no longer used'),
    )
  })
  const findings = (story.judgement?.findings ?? []).flatMap(({ closed }, place) =>
    closed
      ? on(closed.daysAgo, at(12), () =>
          close(stage, story, { number: cast.number, finding: place + 1 }, closed.closure),
        )
      : [],
  )
  return [...conditions, ...findings, ...closing]
}
