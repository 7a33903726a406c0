// The four copies of a report and their pages, in order. Numbers of sections are those of the full report.
import type { Audience } from '../../app/core/report/audience'
import type { ReportRecord } from '../../app/core/report/record'
import type { Flow } from '../../app/pdf/layout/flow'
import { agreed, filesAsGiven, scopeOfContract, scopeOfVendor, titlePage } from './as-agreed'
import { auditTrail } from './audit-trail'
import { changes } from './changes'
import { conditionsAndWaivers } from './conditions'
import { cover } from './cover'
import { decisionAndSummary } from './decision'
import { evidenceRegister } from './evidence-register'
import { findings } from './findings'
import { frameworkMap } from './framework-map'
import type { Issue } from './issue'
import { method } from './method'
import { onePage } from './one-page'
import { answersAsGiven, questionsAndAnswers } from './questions'
import { scopeAndReliance } from './scope'
import { score } from './score'
import { attested, signOff, verification } from './sign-off'

type Page = (flow: Flow, record: ReportRecord, issue: Issue) => void

export const pagesFor: Record<Audience, Page> = {
  full: bound(cover, [
    decisionAndSummary,
    scopeAndReliance,
    score,
    findings,
    conditionsAndWaivers,
    frameworkMap,
    evidenceRegister,
    questionsAndAnswers,
    changes,
    method,
    auditTrail,
    signOff,
  ]),
  annex: bound(titlePage, [
    scopeOfContract,
    agreed,
    frameworkMap,
    filesAsGiven,
    answersAsGiven,
    signOff,
  ]),
  summary: onePage,
  vendor: bound(titlePage, [scopeOfVendor, agreed, filesAsGiven, answersAsGiven, vouched]),
}

/** A cover, the contents, and one part after the other. */
function bound(front: Page, parts: readonly Page[]): Page {
  return (flow, record, issue) => {
    front(flow, record, issue)
    flow.startPage()
    flow.contentsHere()
    for (const part of parts) {
      flow.startPart()
      part(flow, record, issue)
    }
  }
}

/** The last page where nobody of ours is named. */
function vouched(flow: Flow, record: ReportRecord, issue: Issue): void {
  flow.startPage()
  flow.heading(1, 'Attestation and verification')
  attested(flow, record)
  verification(flow, record, issue)
}
