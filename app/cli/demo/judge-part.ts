// What reviewers and approvers do in a story: take up, judge, write findings, return, propose, decide, follow conditions.
import { reviewByNumber } from '../../../db/queries/reviews'
import { read } from '../../../db/store'
import type { Staff } from '../../core/access/roles'
import { seenAs } from '../../core/clarify/input'
import { visibleQuestions } from '../../core/questionnaire/visible'
import { collectQuestion } from '../../services/clarify/collect-question'
import { sendQuestions } from '../../services/clarify/send-questions'
import { addNote } from '../../services/judgement/add-note'
import { approveProposal } from '../../services/judgement/approve-proposal'
import { changeCondition } from '../../services/judgement/change-condition'
import { closeFinding } from '../../services/judgement/close-finding'
import { firedIn } from '../../services/judgement/finding-ground'
import { giveVerdict, judgedAnswer } from '../../services/judgement/give-verdict'
import { type CaseFile, loadCase } from '../../services/judgement/load-case'
import { proposeDecision } from '../../services/judgement/propose-decision'
import { raiseFinding } from '../../services/judgement/raise-finding'
import { reviewEvidence } from '../../services/judgement/review-evidence'
import { takeUpReview } from '../../services/judgement/take-up-review'
import { people } from './people'
import { dayOf } from './said'
import { done, type Stage } from './stage'
import type { Decision, Story, Verdict } from './story'

/** Whoever reads the answers: the author of the decision, or Ingrid where there is none yet. */
const reviewerOf = (stage: Stage, { decision }: Story): Staff =>
  stage.staff(decision?.by ?? people.ingrid)

export async function takeUp(stage: Stage, story: Story, number: number) {
  const staff = reviewerOf(stage, story)
  done(`${story.vendor}: taking up`, await takeUpReview(stage.app, staff, number))
}

export async function judge(stage: Stage, story: Story, number: number) {
  const staff = reviewerOf(stage, story)
  await judgeEvidence(stage, story, { number, staff })
  await judgeAnswers(stage, story, { number, staff })
  const { findings = [], notes = [] } = story.judgement ?? {}
  for (const { dueIn, closed: _later, ...finding } of findings) {
    const dueOn = dueIn === null ? null : dayOf(stage.today, dueIn)
    const fired = firedIn(await caseFile(stage, number))
    const rule = fired.find(({ question }) => question === finding.questionId)?.rule ?? null
    const raised = await raiseFinding(stage.app, staff, number, { ...finding, dueOn, rule })
    done(`${story.vendor}: finding`, raised)
    stage.clock.minutes(3)
  }
  for (const note of notes) {
    done(`${story.vendor}: note`, await addNote(stage.app, staff, number, note))
  }
}

interface Judging {
  number: number
  staff: Staff
}

async function caseFile(stage: Stage, number: number): Promise<CaseFile> {
  const { store, questionnaires } = stage.app
  const [row] = await reviewByNumber(store.db, number)
  if (!row) throw new Error(`No review ${number}`)
  const questionnaire = await questionnaires.frozen(row.review)
  return read(store.db, (db) => loadCase(db, row, { questionnaire, now: stage.clock.now() }))
}

async function judgeEvidence(stage: Stage, story: Story, { number, staff }: Judging) {
  const rejected = story.judgement?.rejectedEvidence ?? {}
  for (const { id, kind, revision } of (await caseFile(stage, number)).evidence) {
    const reason = rejected[kind] ?? ''
    const status = reason === '' ? 'verified' : 'rejected'
    const reviewed = await reviewEvidence(
      stage.app,
      staff,
      { number, evidenceId: id },
      { status, reason, revision },
    )
    done(`${story.vendor}: evidence`, reviewed)
    stage.clock.minutes(4)
  }
}

/** A review that is still being read has only its first answers judged. */
const READ_SO_FAR = 9

async function judgeAnswers(stage: Stage, story: Story, { number, staff }: Judging) {
  const file = await caseFile(stage, number)
  const adjusted = story.judgement?.adjusted ?? {}
  const verdicts = visibleQuestions(file.questionnaire, file.input).flatMap((question) => {
    const verdict = verdictOn(file, question, adjusted[question.id])
    return verdict ? [verdict] : []
  })
  for (const verdict of story.decision ? verdicts : verdicts.slice(0, READ_SO_FAR)) {
    done(
      `${story.vendor}: ${verdict.questionId}`,
      await giveVerdict(stage.app, staff, number, verdict),
    )
    stage.clock.minutes(1)
  }
}

type Question = ReturnType<typeof visibleQuestions>[number]

/** Null where nothing was said, and for written answers that the story gives no credit. */
function verdictOn(file: CaseFile, { id }: Question, adjusted: Verdict | undefined) {
  const answer = judgedAnswer(file, id)
  if (!answer || answer.answerRevision === 0) return null
  const { answerRevision, lastSeq } = answer
  const given = { questionId: id, credit: null, reason: '', answerRevision, lastSeq }
  if (adjusted) return { ...given, ...adjusted, choice: 'adjusted' as const }
  if (answer.claimsNotApplicable) return { ...given, choice: 'not applicable accepted' as const }
  return answer.awaitsCredit ? null : { ...given, choice: 'accepted' as const }
}

export async function giveBack(
  stage: Stage,
  story: Story,
  number: number,
  asked: Readonly<Record<string, string>>,
) {
  const staff = reviewerOf(stage, story)
  const seen: string[] = []
  for (const [questionId, ask] of Object.entries(asked)) {
    const collected = await collectQuestion(stage.app, staff, number, { questionId, ask })
    seen.push(seenAs({ id: done(`${story.vendor}: asking`, collected).result, revision: 1 }))
    stage.clock.minutes(2)
  }
  const sent = await sendQuestions(stage.app, staff, number, { seen, message: '' })
  done(`${story.vendor}: sending questions`, sent)
  await stage.deliver()
}

/** Resolves to the proposal's id. */
export async function propose(stage: Stage, story: Story, number: number, decision: Decision) {
  const on = (days: number) => dayOf(stage.today, days)
  const proposed = await proposeDecision(stage.app, stage.staff(decision.by), number, {
    decision: decision.decision,
    reason: decision.reason,
    validUntil: decision.validFor === null ? null : on(decision.validFor),
    conditions: (decision.conditions ?? []).map(({ dueIn, turnedOut: _later, ...condition }) => ({
      ...condition,
      dueOn: on(dueIn),
    })),
  })
  return done(`${story.vendor}: proposal`, proposed).result
}

export async function approve(
  stage: Stage,
  story: Story,
  about: { number: number; proposalId: string; decision: Decision },
) {
  const { number, proposalId, decision } = about
  const staff = stage.staff(decision.approvedBy)
  const approved = await approveProposal(stage.app, staff, number, {
    proposalId,
    approved: 'approved',
    comment: decision.comment,
  })
  done(`${story.vendor}: decision`, approved)
  await stage.deliver()
}

export async function follow(
  stage: Stage,
  story: Story,
  about: { number: number; condition: number },
  turnedOut: { status: 'met' | 'missed'; note: string },
) {
  const staff = stage.staff(people.lucia)
  const { status, note } = turnedOut
  // Nobody changed it before.
  const changed = await changeCondition(stage.app, staff, about, { status, note, revision: 1 })
  done(`${story.vendor}: condition`, changed)
}

export async function close(
  stage: Stage,
  story: Story,
  about: { number: number; finding: number },
  closure: string,
) {
  // Nobody changed it before.
  const input = { closure, evidenceId: null, revision: 1 }
  const closed = await closeFinding(stage.app, reviewerOf(stage, story), about, input)
  done(`${story.vendor}: closing a finding`, closed)
}
