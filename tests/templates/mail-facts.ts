// Facts of every kind of mail, with overrides, for tests that read what comes out.

import type { OutcomeFacts } from '../../templates/email/decision-facts'
import type {
  AnsweredFacts,
  CodeFacts,
  DelegationFacts,
  EscalationFacts,
  InvitationFacts,
  MailFacts,
  QuestionFacts,
  ReminderFacts,
  ReplyFacts,
  ReturnedFacts,
  SubmittedFacts,
  VendorFacts,
} from '../../templates/email/facts'
import type { ConditionDueFacts } from '../../templates/email/notice-facts'

const vendorFacts: VendorFacts = {
  to: { name: 'Dana Ortiz', email: 'dana@northlight.example' },
  organisation: 'Harbour Bank',
  contact: { name: 'Priya Nair', email: 'priya.nair@harbour.example' },
  offering: 'Northlight Assistant, Business plan',
  link: 'https://assay.harbour.example/respond/tok_EN-123',
}

const staffFacts = {
  to: { name: 'Tom Reed', email: 'tom.reed@harbour.example' },
  review: 'R-0007',
  offering: 'Northlight Assistant, Business plan',
  vendor: 'Northlight Ltd',
  use: 'Drafting replies to customers',
  link: 'https://assay.harbour.example/reviews/7',
}

export const invitationFacts = (over: Partial<InvitationFacts> = {}): InvitationFacts => ({
  ...vendorFacts,
  round: 1,
  questions: 70,
  sections: 12,
  minutes: 42,
  dueOn: '2026-12-11',
  message: 'We hope to start in January.\nCall me if anything is unclear.',
  messageBy: 'Tom Launcher',
  linkUntil: '2027-02-09',
  haveReady: ['Audit reports and certificates you hold', 'Your list of sub-processors'],
  reminders: 5,
  stopLink: `${vendorFacts.link}/stop-reminders`,
  ...over,
})

export const codeFacts = (over: Partial<CodeFacts> = {}): CodeFacts => ({
  to: vendorFacts.to,
  organisation: vendorFacts.organisation,
  contact: vendorFacts.contact,
  offering: vendorFacts.offering,
  code: '048213',
  validMinutes: 10,
  ...over,
})

export const reminderFacts = (over: Partial<ReminderFacts> = {}): ReminderFacts => ({
  ...vendorFacts,
  dueOn: '2026-12-11',
  daysLeft: 7,
  answered: 12,
  questions: 70,
  returned: null,
  stopLink: `${vendorFacts.link}/stop-reminders`,
  ...over,
})

export const submittedFacts = (over: Partial<SubmittedFacts> = {}): SubmittedFacts => ({
  ...vendorFacts,
  submittedAt: '9 Dec 2026, 14:02 (Europe/Berlin)',
  attestedBy: { name: 'Dana Ortiz', title: 'Head of Trust' },
  answered: 68,
  questions: 70,
  hash: 'a3f1'.repeat(16),
  ...over,
})

export const returnedFacts = (over: Partial<ReturnedFacts> = {}): ReturnedFacts => ({
  ...vendorFacts,
  message: 'Two things before we can go on.',
  questions: [
    {
      id: 'CRT-01',
      prompt: 'Which certifications does this product hold?',
      words: ['The report you linked covers another product.'],
    },
  ],
  dueOn: '2026-12-18',
  stopLink: `${vendorFacts.link}/stop-reminders`,
  ...over,
})

export const replyFacts = (over: Partial<ReplyFacts> = {}): ReplyFacts => ({
  ...vendorFacts,
  question: { id: 'CRT-01', prompt: 'Which certifications does this product hold?' },
  asked: ['Do you mean the company or the product?'],
  reply: 'The product.',
  ...over,
})

export const questionFacts = (over: Partial<QuestionFacts> = {}): QuestionFacts => ({
  ...staffFacts,
  by: 'Dana Ortiz',
  amends: false,
  questions: [{ id: 'CRT-01', prompt: 'Which certifications does this product hold?' }],
  text: 'Do you mean the company or the product?',
  ...over,
})

export const answeredFacts = (over: Partial<AnsweredFacts> = {}): AnsweredFacts => ({
  ...staffFacts,
  questions: 2,
  replies: 1,
  ...over,
})

export const escalationFacts = (over: Partial<EscalationFacts> = {}): EscalationFacts => ({
  ...staffFacts,
  dueOn: '2026-12-11',
  daysLate: 11,
  vendorContact: vendorFacts.to,
  contact: vendorFacts.contact,
  answered: 12,
  questions: 70,
  ...over,
})

export const outcomeFacts = (over: Partial<OutcomeFacts> = {}): OutcomeFacts => ({
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
  ...over,
})

export const delegationFacts = (over: Partial<DelegationFacts> = {}): DelegationFacts => ({
  ...vendorFacts,
  lead: { name: 'Vera Vendor', email: 'vera@notion.example' },
  part: ['Data handling and retention', 'IAM-02 Which sign-in methods are there?'],
  dueOn: '2026-12-12',
  ...over,
})

export const conditionDueFacts = (over: Partial<ConditionDueFacts> = {}): ConditionDueFacts => ({
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
  ...over,
})

export const everyMail: MailFacts = {
  delegation: delegationFacts(),
  invitation: invitationFacts(),
  code: codeFacts(),
  reminder: reminderFacts(),
  submitted: submittedFacts(),
  returned: returnedFacts(),
  reply: replyFacts(),
  question: questionFacts(),
  answered: answeredFacts(),
  escalation: escalationFacts(),
  'not me': {
    ...staffFacts,
    invited: { name: 'Dana Ortiz', email: 'dana@northlight.example' },
    instead: { name: 'Nora New', email: 'nora@northlight.example' },
  },
  outcome: outcomeFacts(),
  released: {
    ...vendorFacts,
    decision: 'Approved with conditions',
    decidedOn: '2027-01-08',
    validUntil: '2028-01-08',
    conditions: [
      {
        label: 'C-02',
        sentence: 'Multi-factor sign-in covers service accounts.',
        evidenceNeeded: 'A screenshot of the policy',
        dueOn: '2027-02-28',
      },
    ],
  },
  arrived: { ...staffFacts, tier: 1, answered: 68, questions: 70 },
  proposed: { ...staffFacts, by: 'Ada Reviewer', decision: 'approve with conditions', tier: 1 },
  nudge: {
    ...reminderFacts(),
    by: 'Priya Nair',
    text: 'Is there anything we can help with?\nCall me any time.',
  },
  'evidence expiring': {
    ...staffFacts,
    evidence: 'SOC 2 Type II',
    issuer: 'Examiner LLP',
    fileName: 'soc2-2026.pdf',
    validTo: '2027-03-31',
    daysLeft: 60,
    answers: 7,
  },
  'condition due': conditionDueFacts(),
  'vendor condition': {
    ...vendorFacts,
    label: 'C-02',
    sentence: 'Multi-factor sign-in covers service accounts.',
    evidenceNeeded: 'A screenshot of the policy',
    dueOn: '2027-02-28',
    daysLeft: 14,
    stopLink: `${vendorFacts.link}/stop-reminders`,
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
  're-review coming': {
    ...staffFacts,
    because: 'SOC 2 Type II is valid until 31 Mar 2027',
    round: 2,
    prior: { review: 'R-0003', decision: 'approve with conditions' },
    asks: null,
    dueOn: '2027-03-31',
    vendorContact: vendorFacts.to,
  },
}
