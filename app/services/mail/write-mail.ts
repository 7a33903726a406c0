// Turns an outbox row's kind and payload into words: reads the facts of the kind and renders them.
import { codeForMail } from '../../../db/queries/mail-subject'
import { type RenderedMail, renderMail } from '../../../templates/email/render-mail'
import type { ReviewMail } from '../../core/mail/payload'
import { dateIn } from '../../core/schedule/plain-date'
import type { Services } from '../context'
import { changeToldFactsOf } from './change-facts'
import { answeredFactsOf, questionFactsOf, replyFactsOf, returnedFactsOf } from './clarify-facts'
import {
  arrivedFactsOf,
  outcomeFactsOf,
  proposedFactsOf,
  releasedFactsOf,
} from './decision-mail-facts'
import { invitationFactsOf } from './invitation-facts'
import {
  delegationFactsOf,
  escalationFactsOf,
  type MailSource,
  notMeFactsOf,
  reminderFactsOf,
  submittedFactsOf,
  vendorFactsOf,
} from './mail-facts'
import {
  conditionDueFactsOf,
  evidenceExpiringFactsOf,
  nudgeFactsOf,
  reReviewComingFactsOf,
  vendorConditionFactsOf,
  waiverEndingFactsOf,
} from './notice-facts'

type WritingContext = Pick<Services, 'store' | 'secrets' | 'questionnaires'>

/** Throws when the subject is gone or not in the state that the kind is about. */
export async function writeMail(
  ctx: WritingContext,
  entry: ReviewMail,
  source: MailSource,
): Promise<RenderedMail> {
  switch (entry.kind) {
    case 'invitation':
      return renderMail('invitation', await invitationFacts(source))
    case 'code':
      return renderMail('code', await codeFacts(ctx, entry.payload.codeId, source))
    case 'reminder':
      return renderMail('reminder', await reminderFactsOf(source))
    case 'delegation':
      return renderMail('delegation', await delegationFactsOf(ctx, source, entry.payload))
    case 'submitted':
      return renderMail('submitted', await submittedFactsOf(source))
    case 'returned':
      return renderMail('returned', await returnedFactsOf(ctx, source))
    case 'not me':
      return renderMail('not me', notMeFactsOf(source, entry.payload))
    case 'reply':
      return renderMail('reply', await replyFactsOf(ctx, source, entry.payload.clarificationId))
    case 'question':
      return renderMail('question', await questionFactsOf(ctx, source, entry.payload.messageIds))
    case 'change told':
      return renderMail('change told', await changeToldFactsOf(ctx, source, entry.payload.changeId))
    case 'answered':
      return renderMail('answered', await answeredFactsOf(ctx, source))
    case 'escalation':
      return renderMail('escalation', await escalationFactsOf(source))
    case 'arrived':
      return renderMail('arrived', await arrivedFactsOf(source))
    case 'proposed':
      return renderMail('proposed', await proposedFactsOf(ctx, entry.payload.proposalId, source))
    case 'released':
      return renderMail('released', await releasedFactsOf(ctx, source))
    case 'outcome':
      return renderMail('outcome', await outcomeFactsOf(ctx, source))
    case 'nudge':
      return renderMail('nudge', await nudgeFactsOf(ctx, source, entry.payload))
    default:
      return writeNotice(ctx, entry, source)
  }
}

type Notice = Extract<
  ReviewMail,
  {
    kind:
      | 'evidence expiring'
      | 'condition due'
      | 'vendor condition'
      | 'waiver ending'
      | 're-review coming'
  }
>

async function writeNotice(
  ctx: WritingContext,
  entry: Notice,
  source: MailSource,
): Promise<RenderedMail> {
  const { kind } = entry
  switch (kind) {
    case 'evidence expiring':
      return renderMail(kind, await evidenceExpiringFactsOf(ctx, source, entry.payload))
    case 'condition due':
      return renderMail(kind, await conditionDueFactsOf(ctx, source, entry.payload))
    case 'vendor condition':
      return renderMail(kind, await vendorConditionFactsOf(ctx, source, entry.payload))
    case 'waiver ending':
      return renderMail(kind, await waiverEndingFactsOf(ctx, source, entry.payload))
    case 're-review coming':
      return renderMail(kind, await reReviewComingFactsOf(ctx, source))
  }
}

async function invitationFacts(source: MailSource) {
  const { about, organisation, to, link, today } = source
  const { progress } = await source.progress()
  const { round, dueOn, message, sentAt } = about.review
  const sentOn = sentAt ? dateIn(organisation.timeZone, sentAt) : today
  return invitationFactsOf({
    organisation,
    launcher: about.launcher,
    to,
    offering: about.offering,
    round,
    dueOn,
    sentOn,
    message,
    progress,
    link,
  })
}

async function codeFacts(ctx: WritingContext, codeId: string, source: MailSource) {
  const [code] = await codeForMail(ctx.store.db, codeId)
  if (!code) throw new Error('The code is gone')
  const { link: _withheld, ...facts } = vendorFactsOf(source)
  const minutes = (code.expiresAt.getTime() - code.createdAt.getTime()) / 60_000
  return {
    ...facts,
    code: ctx.secrets.deriveDigits('mailed code', codeId),
    validMinutes: Math.floor(minutes),
  }
}
