// The vendor's receipt on paper: who sent what, when and under which hash, with every answer as it was sent.
import type { ReceiptPage } from '../../app/core/respond/pages'
import { dateIn, wordsOf } from '../../app/core/schedule/plain-date'
import { makeDocument } from '../../app/pdf/document'
import { type Definition, definitions } from '../../app/pdf/layout/definitions'
import type { Flow } from '../../app/pdf/layout/flow'
import { paragraph } from '../../app/pdf/layout/paragraph'
import type { PageSize } from '../../app/pdf/style'

type Answer = ReceiptPage['check']['gaps'][number]

export interface ReceiptOptions {
  /** 32 hexadecimal digits, the same for the same receipt. */
  id: string
  /** The zone that its date and time are told in. */
  timeZone: string
  pageSize?: PageSize
}

export async function renderReceipt(
  page: ReceiptPage,
  { id, timeZone, pageSize = 'A4' }: ReceiptOptions,
): Promise<Uint8Array> {
  const { host, attestation } = page
  const sent = instantWords(new Date(attestation.at), timeZone)
  return makeDocument(
    {
      size: pageSize,
      metadata: {
        title: `Receipt: ${host.offering}`,
        author: host.organisation,
        subject: 'Answers of an AI vendor as they were submitted',
        creator: 'Assay',
        language: 'en',
        date: new Date(attestation.at),
        id,
      },
      running: (at, pages) => ({
        headLeft: `${host.organisation} · Receipt`,
        headRight: host.offering,
        footLeft: `Submitted ${sent}. SHA-256 ${attestation.hash.slice(0, 16)}…`,
        footRight: `Page ${at} of ${pages}`,
      }),
      contentsTitle: 'Contents',
      mark: undefined,
      attachment: undefined,
    },
    (flow) => {
      front(flow, page, sent)
      ended(flow, page)
      explained(flow, page)
      for (const section of page.check.sections) {
        flow.heading(1, section.title)
        for (const answer of section.answers) answerBlock(flow, answer)
      }
    },
  )
}

function front(flow: Flow, page: ReceiptPage, sent: string): void {
  const { host, attestation, vendor, check, files, whole } = page
  paragraph(flow, host.organisation, { style: 'subtitle', spaceAfter: 2 })
  paragraph(flow, 'Receipt for your answers', { style: 'title', spaceAfter: 4 })
  paragraph(flow, host.offering, { style: 'subtitle', spaceAfter: 16 })
  const rows: Definition[] = [
    ['Submitted by', `${attestation.name}, ${attestation.title}, for ${vendor}`],
    ['When', sent],
    ['Declared', attestation.statement],
    ['Answered', `${check.total - check.gaps.length} of ${check.total} questions`],
    ['SHA-256', [{ text: attestation.hash, face: 'mono', size: 7.5 }]],
    ['Where it stands', standing(page)],
    ['Contact', `${host.contact.name}, ${host.contact.email}`],
  ]
  definitions(flow, rows, { style: 'body', labels: 0.2 })
  paragraph(
    flow,
    'The SHA-256 is counted over all answers, their files and the questionnaire; it changes if a single character does.',
  )
  if (!whole) paragraph(flow, 'This copy holds your part of what was sent.')
  if (files.length === 0) return
  flow.heading(2, 'Files')
  definitions(
    flow,
    files.map(
      (file): Definition => [file.fileName, [{ text: file.sha256, face: 'mono', size: 7.5 }]],
    ),
    { labels: 0.36 },
  )
}

/** When this receipt was made; nothing here of how the answers are judged. */
function standing({ stage, outcome, host }: ReceiptPage): string {
  if (outcome !== null) return `Decided on ${wordsOf(outcome.decidedOn)}; see the outcome below.`
  switch (stage) {
    case 'received':
      return `Received. A reviewer at ${host.organisation} reads it next.`
    case 'being reviewed':
      return `Being reviewed at ${host.organisation}.`
    case 'finished':
      return `The review is finished. ${host.contact.name} can say what came of it.`
  }
}

/** How it ended, once somebody released it to the vendor. */
function ended(flow: Flow, { outcome }: ReceiptPage): void {
  if (outcome === null) return
  flow.heading(2, 'Outcome')
  definitions(
    flow,
    [
      ['Outcome', outcome.decision],
      ['Decided', wordsOf(outcome.decidedOn)],
      ...(outcome.validUntil ? [['Valid until', wordsOf(outcome.validUntil)] as const] : []),
      ...outcome.conditions.map(
        ({ label, sentence, evidenceNeeded, dueOn }): Definition => [
          label,
          `${sentence}\nBy ${wordsOf(dueOn)}${evidenceNeeded ? `, shown by: ${evidenceNeeded}` : ''}`,
        ],
      ),
    ],
    { labels: 0.2 },
  )
}

/** What was said to answers that do not seem to go together. */
function explained(flow: Flow, { check: { contradictions } }: ReceiptPage): void {
  if (contradictions.length === 0) return
  flow.heading(2, 'Answers that you were asked about')
  for (const { asks, explanation } of contradictions) {
    paragraph(flow, asks, { spaceAfter: 2 })
    definitions(flow, [['You wrote', explanation || 'Nothing.']], { labels: 0.17, rules: false })
  }
}

function answerBlock(flow: Flow, answer: Answer): void {
  flow.heading(3, `${answer.id}  ${answer.prompt}`, answer.id)
  definitions(flow, said(answer), { labels: 0.17, rules: false, keep: true, spaceAfter: 6 })
}

function said({ answer, notApplicable, exception, comment, link, evidence }: Answer): Definition[] {
  const files = evidence.map(({ fileName }) => fileName).join('\n')
  const rows: [string, string | null][] = [
    notApplicable === null ? ['Answer', answer ?? 'No answer.'] : ['Does not apply', notApplicable],
    ['True, except', exception],
    ['Comment', comment],
    ['Link', link],
    ['Files', files],
  ]
  return rows.flatMap(([label, text]): Definition[] => (text ? [[label, text]] : []))
}

/** '9 Dec 2026, 14:02 (Europe/Berlin)'. */
function instantWords(at: Date, timeZone: string): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(at)
  return `${wordsOf(dateIn(timeZone, at))}, ${time} (${timeZone})`
}
