// Invented facts for the mails to colleagues: previews show them, and tests read what comes out.
import type { MailFacts } from './facts'
import { vendorFacts } from './vendor-samples'

const staffFacts = {
  to: { name: 'Tom Reed', email: 'tom.reed@harbour.example' },
  review: 'R-0007',
  offering: 'Northlight Assistant, Business plan',
  vendor: 'Northlight Ltd',
  use: 'Drafting replies to customers',
  link: 'https://assay.harbour.example/reviews/7',
}

const accountFacts = { to: staffFacts.to, organisation: 'Harbour Bank' }

export const staffSamples = {
  question: {
    ...staffFacts,
    by: 'Dana Ortiz',
    amends: false,
    questions: [{ id: 'CRT-01', prompt: 'Which certifications does this product hold?' }],
    text: 'Do you mean the company or the product?',
  },
  answered: {
    ...staffFacts,
    questions: 2,
    replies: 1,
  },
  escalation: {
    ...staffFacts,
    dueOn: '2026-12-11',
    daysLate: 11,
    vendorContact: vendorFacts.to,
    contact: vendorFacts.contact,
    answered: 12,
    questions: 70,
  },
  'not me': {
    ...staffFacts,
    invited: { name: 'Dana Ortiz', email: 'dana@northlight.example' },
    instead: { name: 'Nora New', email: 'nora@northlight.example' },
  },
  'change told': {
    ...staffFacts,
    by: 'Dana Ortiz',
    title: 'A sub-processor was added',
    what: 'Prompts are now cached by Aurora Cloud in Frankfurt.',
    happenedOn: '2026-12-01',
    dueOn: '2026-12-15',
    rounds: ['R-0012'],
    questions: 8,
  },
  outcome: {
    ...staffFacts,
    decision: 'approve with conditions',
    decidedOn: '2027-01-08',
    validUntil: '2028-01-08',
    nextReviewOn: '2027-03-31',
    nextReviewReason: 'SOC 2 Type II is valid until 31 Mar 2027',
    reason: 'Strong answers, proven where it matters.',
    mustEnd: false,
    conditions: [
      {
        label: 'C-01',
        sentence: 'Zero data retention is switched on for our workspace.',
        ownerSide: 'us',
        owner: 'IT',
        dueOn: '2027-01-31',
      },
    ],
  },
  arrived: { ...staffFacts, tier: 1, answered: 68, questions: 70 },
  proposed: { ...staffFacts, by: 'Ada Reviewer', decision: 'approve with conditions', tier: 1 },
  'evidence expiring': {
    ...staffFacts,
    evidence: 'SOC 2 Type II',
    issuer: 'Examiner LLP',
    fileName: 'soc2-2026.pdf',
    validTo: '2027-03-31',
    daysLeft: 60,
    answers: 7,
  },
  'condition due': {
    ...staffFacts,
    label: 'C-02',
    sentence: 'Multi-factor sign-in covers service accounts.',
    ownerSide: 'vendor',
    owner: 'Northlight',
    dueOn: '2027-02-28',
    daysLeft: 14,
    evidenceNeeded: 'A screenshot of the policy',
    consequence: 'The use is suspended',
    vendorContact: vendorFacts.to,
    vendorTold: true,
  },
  'waiver ending': {
    ...staffFacts,
    sentence: 'Inputs train the models of the vendor and nobody can switch it off.',
    executive: 'Grace Holm',
    executiveTitle: 'Chief Risk Officer',
    endsOn: '2027-03-01',
    daysLeft: 30,
  },
  digest: {
    to: staffFacts.to,
    organisation: 'Harbour Bank',
    groups: [
      {
        heading: 'Yours to move',
        items: [
          {
            text: 'R-0007 Northlight, Northlight Assistant, Business plan: Finish and send the draft',
            url: staffFacts.link,
          },
        ],
        more: 2,
      },
    ],
    link: 'https://assay.harbour.example/',
    stopLink: 'https://assay.harbour.example/stop-digest/tom/tok_EN-123',
  },
  'staff invitation': {
    ...accountFacts,
    link: 'https://assay.harbour.example/invited/tok_EN-123',
    validDays: 7,
  },
  'password reset': {
    ...accountFacts,
    link: 'https://assay.harbour.example/reset/tok_EN-123',
    validMinutes: 30,
  },
  'password changed': { ...accountFacts, link: 'https://assay.harbour.example/reset' },
  'second factor changed': {
    ...accountFacts,
    what: 'turned on',
    link: 'https://assay.harbour.example/account',
  },
  're-review coming': {
    ...staffFacts,
    link: 'https://assay.harbour.example/reviews/new/send/7',
    because: 'SOC 2 Type II is valid until 31 Mar 2027',
    round: 2,
    prior: { review: 'R-0003', decision: 'approve with conditions' },
    asks: null,
    dueOn: '2027-03-31',
    vendorContact: vendorFacts.to,
  },
} satisfies Partial<MailFacts>
