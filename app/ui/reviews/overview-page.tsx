// The parts of a review's overview, as far as the reader may see them.
import type { RoundScorePoint } from '../../core/review/round-score'
import type { NotDone } from '../../core/schedule/ahead'
import { ReviewDates, type ReviewDatesProps } from '../calendar/review-dates'
import { HandOver } from '../mail/hand-over'
import { ReviewMail, type ReviewMailRow } from '../mail/review-mail'
import { Section } from '../page'
import { NotDoneNotice } from '../schedule/not-done'
import { ScoreOverRounds } from '../score-over-rounds'
import { Stack } from '../stack'
import type { RefusedForm } from '../use-checked-form'
import { LegalHold, type LegalHoldShown } from './legal-hold'
import { type OverviewFacts, OverviewList } from './overview'
import {
  CancelForm,
  CloseForm,
  DueDateForm,
  HoldForm,
  InviteAnewForm,
  NextReviewForm,
} from './steer-forms'
import { Conditions, type ShownCondition, Story, type StoryLine } from './story'

export interface OverviewPageProps {
  overview: OverviewFacts & {
    number: number
    timeline: readonly StoryLine[]
    conditions: readonly ShownCondition[]
    mail: readonly ReviewMailRow[] | null
    link: string | null
    mailsGoOut: boolean
    notDone: readonly NotDone[]
    /** Those decided up to this one; empty where there is no course to see. */
    rounds: readonly RoundScorePoint[]
    /** While it stands, retention removes nothing. */
    legalHold: LegalHoldShown | null
    may: {
      cancel: boolean
      changeDue: boolean
      moveNext: boolean
      inviteAnew: boolean
      close: boolean
      hold: boolean
      retry: boolean
    }
  }
  calendar: Omit<ReviewDatesProps, 'number'> | null
  made: { code: string; expiresAt: string } | null
  refused: RefusedForm | undefined
}

export function OverviewPage({ overview, calendar, made, refused }: OverviewPageProps) {
  const { number, conditions, link, mail, may, timeline } = overview
  const about = refused?.values.intent
  const own = (intent: string) => (about === intent ? refused : undefined)
  return (
    <>
      <NotDoneNotice items={overview.notDone} mayRetry={may.retry} />
      {overview.legalHold ? <LegalHold {...overview.legalHold} /> : null}
      <OverviewList facts={overview} />
      {conditions.length > 0 ? (
        <Section title="Conditions">
          <Conditions conditions={conditions} />
        </Section>
      ) : null}
      {overview.rounds.length > 0 ? (
        <Section title="Score over rounds">
          <ScoreOverRounds rounds={overview.rounds} />
        </Section>
      ) : null}
      {calendar && calendar.dates.length > 0 ? (
        <Section title="Coming up">
          <ReviewDates number={number} {...calendar} />
        </Section>
      ) : null}
      {link === null ? null : (
        <Section title="Hand over by another channel">
          <HandOver link={link} number={number} contact={overview.contact.name} code={made} />
        </Section>
      )}
      {may.changeDue || may.moveNext || may.cancel || may.inviteAnew || may.close || may.hold ? (
        <Section title="Change">
          <Stack gap="small">
            {may.changeDue ? (
              <DueDateForm key={overview.dueOn} dueOn={overview.dueOn} refused={own('due date')} />
            ) : null}
            {may.moveNext && overview.nextReviewOn !== null ? (
              <NextReviewForm
                key={overview.nextReviewOn}
                nextReviewOn={overview.nextReviewOn}
                refused={own('next review')}
              />
            ) : null}
            {may.inviteAnew ? (
              <InviteAnewForm
                key={overview.contact.email}
                contact={overview.contact}
                refused={own('invite anew')}
              />
            ) : null}
            {may.hold ? (
              <HoldForm
                key={overview.legalHold?.at ?? 'none'}
                held={overview.legalHold !== null}
                refused={own('hold') ?? own('lift hold')}
              />
            ) : null}
            {may.close ? <CloseForm refused={own('close')} /> : null}
            {may.cancel ? <CancelForm refused={own('cancel')} /> : null}
          </Stack>
        </Section>
      ) : null}
      <Section title="What happened">
        <Story lines={timeline} />
      </Section>
      {mail !== null && mail.length > 0 ? (
        <Section title="Mail">
          <ReviewMail mails={mail} />
        </Section>
      ) : null}
    </>
  )
}
