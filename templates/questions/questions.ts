// All questions on paper: for colleagues who have no access, with the answers given so far where there are any.
import { createHash } from 'node:crypto'
import { canonicalJson } from '../../app/core/audit/canonical-json'
import { wordsOf } from '../../app/core/schedule/plain-date'
import type { Outline } from '../../app/core/sheet/outline'
import { makeDocument } from '../../app/pdf/document'
import { definitions } from '../../app/pdf/layout/definitions'
import type { Flow } from '../../app/pdf/layout/flow'
import { paragraph } from '../../app/pdf/layout/paragraph'
import type { PageSize } from '../../app/pdf/style'
import { questionBlock } from './question'

export async function renderQuestions(
  outline: Outline,
  { pageSize = 'A4' }: { pageSize?: PageSize } = {},
): Promise<Uint8Array> {
  const { host, form, today } = outline
  const id = createHash('sha256').update(canonicalJson(outline), 'utf8').digest('hex').slice(0, 32)
  return makeDocument(
    {
      size: pageSize,
      metadata: {
        title: `${form.title}: ${host.offering}`,
        author: host.organisation,
        subject: 'Questions to an AI vendor',
        creator: 'Assay',
        language: 'en',
        date: new Date(`${today}T00:00:00Z`),
        id,
      },
      running: (page, pages) => ({
        headLeft: `${host.organisation} · ${form.title}`,
        headRight: host.offering,
        footLeft: `Made on ${wordsOf(today)}. To be answered online or in the spreadsheet.`,
        footRight: `Page ${page} of ${pages}`,
      }),
      contentsTitle: 'Contents',
      mark: undefined,
      attachment: undefined,
    },
    (flow) => writePages(flow, outline),
  )
}

function writePages(flow: Flow, outline: Outline): void {
  front(flow, outline)
  for (const section of outline.sections) {
    flow.startPart()
    flow.heading(1, section.title)
    paragraph(flow, section.intro)
    for (const question of section.questions) questionBlock(flow, question)
  }
}

function front(flow: Flow, outline: Outline): void {
  const { host, form, intro, dueOn, today, total, answered, sections } = outline
  paragraph(flow, host.organisation, { style: 'subtitle', spaceAfter: 2 })
  paragraph(flow, form.title, { style: 'title', spaceAfter: 4 })
  paragraph(flow, host.offering, { style: 'subtitle', spaceAfter: 16 })
  paragraph(flow, intro, { spaceAfter: 12 })
  definitions(
    flow,
    [
      ['Due on', wordsOf(dueOn)],
      ['Questions to', `${host.contact.name}, ${host.contact.email}`],
      ['Sections', sections.map(({ title }) => title).join('\n')],
      ['Questions', `${total}. Some are asked only after certain answers; each says so.`],
      ['Answered so far', answeredWords(answered, today)],
    ],
    { style: 'body', labels: 0.24 },
  )
  paragraph(
    flow,
    'This copy is for reading and for gathering what is needed. Answers are given online or in the ' +
      'spreadsheet, by whoever was invited; they can give sections to colleagues there.',
  )
}

function answeredWords(answered: number, today: string): string {
  if (answered === 0) return 'Nothing so far.'
  return `${answered}, as they stood on ${wordsOf(today)}. They are printed with their question, after “Answered”.`
}
