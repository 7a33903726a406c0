// Invented facts for the mails to a vendor: previews show them, and tests read what comes out.
import type { MailFacts, ReminderFacts, VendorFacts } from './facts'

export const vendorFacts: VendorFacts = {
  to: { name: 'Dana Ortiz', email: 'dana@northlight.example' },
  organisation: 'Harbour Bank',
  contact: { name: 'Priya Nair', email: 'priya.nair@harbour.example' },
  offering: 'Northlight Assistant, Business plan',
  link: 'https://assay.harbour.example/respond/tok_EN-123',
}

const reminder: ReminderFacts = {
  ...vendorFacts,
  dueOn: '2026-12-11',
  daysLeft: 7,
  answered: 12,
  questions: 70,
  returned: null,
  stopLink: `${vendorFacts.link}/stop-reminders`,
}

export const vendorSamples = {
  invitation: {
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
  },
  code: {
    to: vendorFacts.to,
    organisation: vendorFacts.organisation,
    contact: vendorFacts.contact,
    offering: vendorFacts.offering,
    code: '048213',
    validMinutes: 10,
  },
  reminder,
  nudge: {
    ...reminder,
    by: 'Priya Nair',
    text: 'Is there anything we can help with?\nCall me any time.',
  },
  delegation: {
    ...vendorFacts,
    lead: { name: 'Vera Vendor', email: 'vera@notion.example' },
    part: ['Data handling and retention', 'IAM-02 Which sign-in methods are there?'],
    dueOn: '2026-12-12',
  },
  submitted: {
    ...vendorFacts,
    submittedAt: '9 Dec 2026, 14:02 (Europe/Berlin)',
    attestedBy: { name: 'Dana Ortiz', title: 'Head of Trust' },
    answered: 68,
    questions: 70,
    hash: 'a3f1'.repeat(16),
  },
  returned: {
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
  },
  reply: {
    ...vendorFacts,
    question: { id: 'CRT-01', prompt: 'Which certifications does this product hold?' },
    asked: ['Do you mean the company or the product?'],
    reply: 'The product.',
  },
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
  'vendor condition': {
    ...vendorFacts,
    label: 'C-02',
    sentence: 'Multi-factor sign-in covers service accounts.',
    evidenceNeeded: 'A screenshot of the policy',
    dueOn: '2027-02-28',
    daysLeft: 14,
    stopLink: `${vendorFacts.link}/stop-reminders`,
  },
} satisfies Partial<MailFacts>
