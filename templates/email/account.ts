// Mails about somebody's own account: the links that open it, and word of every change to how it opens.
import type {
  PasswordChangedFacts,
  PasswordResetFacts,
  SecondFactorChangedFacts,
  StaffInvitationFacts,
} from './account-facts'
import { counted, type Draft } from './blocks'

export const staffInvitationMail = (facts: StaffInvitationFacts): Draft => ({
  subject: `Your account in Assay at ${facts.organisation}`,
  blocks: [
    { block: 'paragraph', text: `Hello ${facts.to.name},` },
    {
      block: 'paragraph',
      text: `${facts.organisation} reviews its AI vendors in Assay, and an account with this address waits for you. Choose a password to open it.`,
    },
    { block: 'button', label: 'Choose a password', url: facts.link },
    {
      block: 'small',
      text: `The link works once, for ${counted(facts.validDays, 'day')}. If it has run out, whoever told you about Assay can have another sent.`,
    },
  ],
})

export const passwordResetMail = (facts: PasswordResetFacts): Draft => ({
  subject: 'Choose a new password for Assay',
  blocks: [
    { block: 'paragraph', text: `Hello ${facts.to.name},` },
    {
      block: 'paragraph',
      text: `Somebody, we hope you, asked for a new password for your account at ${facts.organisation}.`,
    },
    { block: 'button', label: 'Choose a new password', url: facts.link },
    {
      block: 'small',
      text: `The link works once, for ${facts.validMinutes} minutes. Was it not you? Then do nothing: your password stays as it is. If such mails keep coming, tell an administrator of Assay.`,
    },
  ],
})

const notYou = 'Was it not you? Then tell an administrator of Assay at once'

export const passwordChangedMail = (facts: PasswordChangedFacts): Draft => ({
  subject: 'Your password for Assay was changed',
  blocks: [
    { block: 'paragraph', text: `Hello ${facts.to.name},` },
    {
      block: 'paragraph',
      text: `The password of your account at ${facts.organisation} was just changed. Every other device is signed out.`,
    },
    {
      block: 'small',
      text: `${notYou}, or choose another password:`,
      link: { label: facts.link, url: facts.link },
    },
  ],
})

const changed = {
  'turned on': {
    subject: 'Your second factor for Assay is on',
    text: 'From now on a code from your app is asked for after the password. Every other device is signed out.',
  },
  'turned off': {
    subject: 'Your second factor for Assay was turned off',
    text: 'From now on the password alone opens your account, and your backup codes no longer work. Every other device is signed out.',
  },
  removed: {
    subject: 'Your second factor for Assay was removed',
    text: 'An administrator removed it, as when a telephone is lost. From now on the password alone opens your account, and your backup codes no longer work. You are signed out everywhere.',
  },
} satisfies Record<SecondFactorChangedFacts['what'], { subject: string; text: string }>

export const secondFactorChangedMail = (facts: SecondFactorChangedFacts): Draft => ({
  subject: changed[facts.what].subject,
  blocks: [
    { block: 'paragraph', text: `Hello ${facts.to.name},` },
    { block: 'paragraph', text: changed[facts.what].text },
    {
      block: 'small',
      text: `${notYou}. Your account:`,
      link: { label: facts.link, url: facts.link },
    },
  ],
})
