// The form behind "Organisation": who we are, how time is kept, how mail goes out.
import type { z } from 'zod'
import {
  type Organisation,
  secondFactorRules,
  sendingRounds,
  weekdays,
} from '../../core/people/organisation'
import { holidayText, organisationInput } from '../../core/people/organisation-input'
import { Button } from '../button'
import { RadioGroup } from '../choices'
import { Select, Textarea, TextInput } from '../inputs'
import { Form } from '../link'
import { FormFields, Stack } from '../stack'
import { type RefusedForm, useCheckedForm } from '../use-checked-form'

export interface OrganisationFormProps {
  organisation: Organisation
  /** Of the settings as they are shown: a change names it. */
  revision: number
  timeZones: readonly string[]
  refused: RefusedForm | undefined
}

export function OrganisationForm(props: OrganisationFormProps) {
  const { organisation, revision, timeZones, refused } = props
  const { leadDays, answerDays, mailsPerMinute, holidays, ...stored } = organisation
  const { text } = useCheckedForm(organisationInput, {
    refused,
    stored: {
      ...stored,
      holidays: holidayText(holidays),
      leadDays1: String(leadDays[1]),
      leadDays2: String(leadDays[2]),
      leadDays3: String(leadDays[3]),
      answerDays: String(answerDays),
      mailsPerMinute: String(mailsPerMinute),
    },
  })
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="revision" value={revision} />
      <Stack gap="large">
        <WhoFields text={text} timeZones={timeZones} />
        <TimeFields text={text} />
        <MailFields text={text} />
        <SignInFields text={text} />
        <div>
          <Button>Save</Button>
        </div>
      </Stack>
    </Form>
  )
}

type Text = ReturnType<typeof useCheckedForm<z.input<typeof organisationInput>>>['text']

function WhoFields({ text, timeZones }: { text: Text; timeZones: readonly string[] }) {
  return (
    <FormFields>
      <TextInput {...text('name')} label="Name" autoComplete="organization" />
      <TextInput
        {...text('classification')}
        label="Marking of reports"
        hint="Printed on every page of a report, such as Confidential."
        width="medium"
      />
      <TextInput
        {...text('contactName')}
        label="Whom vendors may ask"
        hint="A person, not a department: vendors answer people."
        autoComplete="name"
      />
      <TextInput
        {...text('contactEmail')}
        label="Their e-mail address"
        type="email"
        autoComplete="email"
      />
      <Select
        {...text('timeZone')}
        label="Time zone"
        hint="Due dates end here at 23:59:59."
        options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
      />
    </FormFields>
  )
}

function TimeFields({ text }: { text: Text }) {
  return (
    <section aria-labelledby="time">
      <h2 id="time" className="mb-4">
        Re-reviews
      </h2>
      <FormFields>
        <Textarea
          {...text('holidays')}
          label="Days nobody works"
          hint="One date a line, with its name if you like: 2026-12-25 Christmas Day. Besides Saturdays and Sundays, these are left out when working days are counted."
          rows={6}
          optional
        />
        {([1, 2, 3] as const).map((tier) => (
          <TextInput
            key={tier}
            {...text(`leadDays${tier}`)}
            label={`Prepare the next round in Tier ${tier}`}
            hint="Days before the re-review is due, from 7 to 180."
            inputMode="numeric"
            width="short"
          />
        ))}
        <TextInput
          {...text('answerDays')}
          label="Working days in which we usually answer"
          hint="From 1 to 60. A vendor who submits is told the day, and that day stays with the submission."
          inputMode="numeric"
          width="short"
        />
        <RadioGroup
          {...text('sendRounds')}
          label="Sending a prepared round to its vendor"
          options={sendingRounds.map((value) => ({ value, ...sendingWords[value] }))}
        />
      </FormFields>
    </section>
  )
}

const sendingWords = {
  'by hand': { label: 'By hand', hint: 'Procurement looks at it and sends it with one click.' },
  automatic: {
    label: 'Automatically, once it is prepared',
    hint: 'On behalf of the colleague who looks after the review. Where that person cannot send any more, it waits for procurement.',
  },
} as const

function MailFields({ text }: { text: Text }) {
  return (
    <section aria-labelledby="mail">
      <h2 id="mail" className="mb-4">
        Mail
      </h2>
      <FormFields>
        <TextInput
          {...text('mailFrom')}
          label="Address that mail is sent from"
          hint="Your mail server has to allow Assay to send as this address."
          type="email"
          autoComplete="off"
        />
        <TextInput
          {...text('mailsPerMinute')}
          label="Mails a minute, at most"
          hint="From 1 to 600. What waits longer goes out in its order."
          inputMode="numeric"
          width="short"
        />
        <Select
          {...text('digestWeekday')}
          label="Day of the weekly mail to colleagues"
          hint="It lists what waits for each of them, and is not sent where nothing does."
          options={weekdays.map((day) => ({ value: day, label: day }))}
        />
      </FormFields>
    </section>
  )
}

function SignInFields({ text }: { text: Text }) {
  return (
    <section aria-labelledby="sign-in">
      <h2 id="sign-in" className="mb-4">
        Signing in
      </h2>
      <RadioGroup
        {...text('secondFactor')}
        label="A second factor beside the password"
        options={secondFactorRules.map((value) => ({ value, ...factorWords[value] }))}
      />
    </section>
  )
}

const factorWords = {
  optional: {
    label: 'Whoever wants one',
    hint: 'Each colleague sets it up on their account page.',
  },
  everybody: {
    label: 'Everybody',
    hint: 'Whoever signs in with a password and has none yet is led to set it up before anything else, you included. Single sign-on is not asked: it has its own.',
  },
} as const
