// What the invented vendors do in a story: read the mail, type the code, answer, upload, submit.
import { sha256 } from '../../../db/queries/audit'
import type { Respondent } from '../../core/access/roles'
import type { Question } from '../../core/questionnaire/definition'
import { kindOf } from '../../core/questionnaire/kinds/registry'
import { visibleQuestions } from '../../core/questionnaire/visible'
import { answersHash } from '../../core/respond/submission'
import { awaitsConfirmation } from '../../core/review/answer-set'
import { keepFile, settleFile } from '../../services/evidence/keep-file'
import { registerEvidence } from '../../services/evidence/register-evidence'
import { findRespondent } from '../../services/respond/find-respondent'
import { requestCode } from '../../services/respond/request-code'
import { saveAnswers } from '../../services/respond/save-answers'
import { signIn } from '../../services/respond/sign-in'
import { submitReview } from '../../services/respond/submit-review'
import { loadVendorReview } from '../../services/respond/vendor-review'
import { documentBytes } from './document'
import { dayOf, fieldsOf } from './said'
import { emailOf } from './staff-part'
import { done, type Stage } from './stage'
import type { Piece, Story } from './story'

/** Opens the link of the invitation and types the code that the next mail brings. */
export async function open(stage: Stage, story: Story): Promise<Respondent> {
  const address = emailOf(story)
  const { offering, vendor } = story
  const invitation = stage.mailbox.lastTo(address, `asks about ${offering.name}`)
  const token = /\/respond\/([\w-]+)/.exec(invitation.text)?.[1] ?? ''
  done(`${vendor}: asking for a code`, await requestCode(stage.app, token))
  await stage.deliver()
  stage.clock.minutes(1)
  const mail = stage.mailbox.lastTo(address, 'Your code')
  const typed = /^\s+(\d{6})$/m.exec(mail.text)?.[1] ?? ''
  const { sessionToken } = done(`${vendor}: code`, await signIn(stage.app, { token, typed }))
  const found = await findRespondent(stage.app, { token, sessionToken })
  return done(`${vendor}: session`, found).respondent
}

/** Answers the sections from one share of the questionnaire to another, both from 0 to 1. */
export async function answer(
  stage: Stage,
  respondent: Respondent,
  story: Story,
  share: { from: number; to: number },
) {
  const { questionnaire } = await loadVendorReview(stage.app, respondent)
  const { sections } = questionnaire.definition
  const place = (part: number) => Math.round(part * sections.length)
  for (const { questions } of sections.slice(place(share.from), place(share.to))) {
    await answerQuestions(stage, respondent, story, questions)
    // What an answer on this page has made appear.
    await answerQuestions(stage, respondent, story, questions)
    stage.clock.minutes(5)
  }
}

/** Types what the story says to those of the questions that are shown and not answered yet. */
async function answerQuestions(
  stage: Stage,
  respondent: Respondent,
  { answers = {}, website, vendor }: Story,
  questions: readonly Question[],
) {
  const review = await loadVendorReview(stage.app, respondent)
  const { questionnaire, asked, stored, brought } = review
  const shown = new Set(visibleQuestions(questionnaire, asked))
  const given = new Map([...stored.answers, ...brought].map((row) => [row.questionId, row]))
  const now = stage.clock.now()
  const changes = questions
    .filter((each) => shown.has(each) && kindOf(each).source === 'form')
    .flatMap(({ id }) => {
      const [said, row] = [answers[id], given.get(id)]
      // What an earlier round brought along is changed, or confirmed as it is.
      if (said === undefined || (row && !awaitsConfirmation(row))) return []
      const fields = { ...fieldsOf(said, { website, now }), ...(row && { confirmed: 'yes' }) }
      return [{ questionId: id, revision: row?.revision ?? 0, fields }]
    })
  const saved = done(`${vendor}: answers`, await saveAnswers(stage.app, respondent, changes))
  const refused = saved.answers.find(({ outcome }) => outcome !== 'saved')
  if (refused) throw new Error(`${vendor}: ${JSON.stringify(refused)}`)
}

export async function upload(stage: Stage, respondent: Respondent, story: Story) {
  for (const piece of story.evidence ?? []) {
    await uploadOne(stage, respondent, story, piece)
    stage.clock.minutes(2)
  }
}

async function uploadOne(stage: Stage, respondent: Respondent, story: Story, piece: Piece) {
  const dates = {
    from: piece.from === undefined ? null : dayOf(stage.today, piece.from),
    to: piece.to === undefined ? null : dayOf(stage.today, piece.to),
  }
  const bytes = await documentBytes({ ...piece, ...dates, company: story.legalName })
  const name = `${story.vendor} ${piece.title}.pdf`
  const kept = done(`${story.vendor}: file`, await keepFile(stage.app, respondent, { name, bytes }))
  const said = {
    kind: piece.kind,
    issuer: piece.issuer,
    scope: piece.scope,
    ...dates,
    questionIds: [...piece.supports],
  }
  const registered = await registerEvidence(stage.app, respondent, { file: kept.file, said })
  done(`${story.vendor}: evidence`, registered)
  await settleFile(stage.app, kept.file.sha256)
}

export async function submit(stage: Stage, respondent: Respondent, story: Story) {
  const review = await loadVendorReview(stage.app, respondent)
  const submitted = await submitReview(stage.app, respondent, {
    name: story.contact.name,
    title: story.contact.title,
    confirmed: 'yes',
    answersHash: answersHash(review, sha256),
    gapsAccepted: 'yes',
    contradictionsAccepted: 'yes',
  })
  done(`${story.vendor}: submitting`, submitted)
  await stage.deliver()
}
