// The documents that vendors in the demonstration hold, with what they support; days count from today.
import type { Piece } from '../story'

type Dates = Partial<Pick<Piece, 'from' | 'to'>>
type Document = (company: string, dates: Dates) => Piece

/** The period that the auditor looked at: `from` to `to`. It counts for a year after its end. */
export const soc2: Document = (company, dates) => ({
  kind: 'soc2-t2',
  title: 'SOC 2 Type II report',
  issuer: 'Ferris & Dow LLP',
  scope: `${company}, product and its AI functions; security, availability, confidentiality`,
  supports: ['CRT-02', 'CRT-04', 'CRT-05', 'DAT-10', 'IAM-06', 'SEC-07'],
  ...dates,
})

export const soc2Type1: Document = (company, dates) => ({
  kind: 'soc2-t1',
  title: 'SOC 2 Type I report',
  issuer: 'Ferris & Dow LLP',
  scope: `${company}, product without its AI functions; security`,
  supports: ['DAT-10'],
  ...dates,
})

export const iso27001: Document = (company, dates) => ({
  kind: 'iso27001',
  title: 'ISO/IEC 27001 certificate',
  issuer: 'Norden Certification',
  scope: `Development and operation of ${company}’s services`,
  supports: [],
  ...dates,
})

export const iso42001: Document = (company, dates) => ({
  kind: 'iso42001',
  title: 'ISO/IEC 42001 certificate',
  issuer: 'Norden Certification',
  scope: `AI management system of ${company}`,
  supports: ['GOV-03'],
  ...dates,
})

export const agreement: Document = (company, dates) => ({
  kind: 'dpa',
  title: 'Data processing agreement',
  issuer: company,
  scope: 'All paid plans, annex 3 on AI processing',
  supports: ['TRN-01', 'TRN-02', 'DAT-06', 'REG-04', 'SUP-02', 'MON-04'],
  ...dates,
})

export const penetrationTest: Document = (company, dates) => ({
  kind: 'pentest',
  title: 'Penetration test, summary',
  issuer: 'Redwater Security',
  scope: `${company} web application and AI functions`,
  supports: ['CRT-06', 'DAT-11'],
  ...dates,
})

export const redTeam: Document = (company, dates) => ({
  kind: 'ai-redteam',
  title: 'Adversarial test of the AI functions',
  issuer: 'Redwater Security',
  scope: `${company}: prompt injection, data extraction, tenant separation`,
  supports: ['SEC-01', 'SEC-02', 'SEC-03'],
  ...dates,
})
