// The vendor's routes: each opens to the session made on that very link, and some to its lead alone.
import { anyone, leadAlone, type Need, noOne, respondent } from './needs'
import { evidenceId, type ReviewKey } from './reviews'
import { at, type RouteRule, sent, type Visit } from './rule'
import { CODE } from './world'

/** Nobody's on this link: its own people too find nothing. */
const notOnThisLink: Need = { who: 'respondent', delegate: 'none', lead: 'none' }

const ledAway: Need = { who: 'respondent', delegate: 'door', lead: 'door' }

/** What a colleague with a part of the questions is shown in place of what the lead vouches for. */
const ledToTasks: Need = { who: 'respondent', delegate: 'tasks' }

/** The lead's link of each review, and the links of two colleagues on the one that is being answered. */
const onLinks = (path: string, reviews: readonly ReviewKey[] = ['answering']): Visit[] => [
  ...at(`/respond/:token${path}`, ...reviews),
  { path: `/respond/:token${path}`, review: 'answering', link: 'invitation-delegate' },
  { path: `/respond/:token${path}`, review: 'answering', link: 'invitation-former' },
]
const everywhere = ['answering', 'returned', 'submitted', 'judging', 'decided', 'closed'] as const
const sentIn = ['submitted', 'judging', 'decided', 'closed'] as const

/** The door and what stands before it: open to whoever holds the link, also after it ended. */
const beforeTheDoor = (path: string): Visit[] => [
  { path: `/respond/:token${path}`, review: 'answering' },
  { path: `/respond/:token${path}`, review: 'returned' },
  { path: `/respond/:unknown${path}`, need: noOne },
]

const mine = evidenceId('answering')
const delegates = { review: 'answering', link: 'invitation-delegate' } as const

export const vendorRules: Record<string, RouteRule> = {
  'routes/respond.$token._index': {
    read: anyone,
    at: beforeTheDoor('?index'),
    write: anyone,
    forms: [
      sent(anyone, {}, { review: 'answering' }),
      sent(noOne, {}, { path: '/respond/:unknown?index', changesNothing: true }),
    ],
  },
  'routes/respond.$token.code': {
    read: anyone,
    at: beforeTheDoor('/code'),
    write: anyone,
    forms: [
      sent(anyone, { code: CODE }, { review: 'answering' }),
      sent(noOne, { code: CODE }, { path: '/respond/:unknown/code', changesNothing: true }),
    ],
  },
  'routes/respond.$token.not-me': {
    read: anyone,
    at: beforeTheDoor('/not-me'),
    write: anyone,
    forms: [
      sent(anyone, { name: 'Nina', email: 'nina@vendor-1.example' }, { review: 'answering' }),
      sent(
        noOne,
        { name: 'Nina', email: 'nina@vendor-1.example' },
        { path: '/respond/:unknown/not-me', changesNothing: true },
      ),
    ],
  },
  'routes/respond.$token.stop-reminders': {
    read: anyone,
    at: beforeTheDoor('/stop-reminders'),
    write: anyone,
    forms: [
      sent(anyone, {}, { review: 'answering' }),
      sent(noOne, {}, { path: '/respond/:unknown/stop-reminders', changesNothing: true }),
    ],
  },
  'routes/respond.$token.amend': {
    read: respondent,
    at: onLinks(
      '/amend',
      everywhere.filter((key) => key !== 'closed' && key !== 'decided'),
    ),
    write: respondent,
    forms: [
      sent(respondent, { questionIds: ['TRN-03'], text: 'It was wrong.' }, { review: 'submitted' }),
    ],
  },
  'routes/respond.$token.check': {
    read: ledToTasks,
    at: onLinks('/check', everywhere),
    write: leadAlone,
    forms: [
      sent(leadAlone, { go: 'TRN-01' }, { review: 'answering', changesNothing: true }),
      sent(leadAlone, { go: 'TRN-01' }, { ...delegates, changesNothing: true }),
    ],
  },
  'routes/respond.$token.colleagues': {
    read: leadAlone,
    at: onLinks('/colleagues', everywhere),
    write: leadAlone,
    forms: [
      sent(
        leadAlone,
        { name: 'Cleo', email: 'cleo@vendor-1.example', sectionIds: ['retention'] },
        { review: 'answering' },
      ),
      sent(
        leadAlone,
        { name: 'Cleo', email: 'cleo@vendor-1.example', sectionIds: ['retention'] },
        { ...delegates, changesNothing: true },
      ),
      sent(leadAlone, { act: 'take back', id: 'invitation-delegate' }, { review: 'answering' }),
      sent(
        leadAlone,
        { act: 'take back', id: 'invitation-delegate' },
        { ...delegates, changesNothing: true },
      ),
    ],
  },
  'routes/respond.$token.download.$file': {
    read: respondent,
    at: [
      ...onLinks('/download/answers.json', everywhere),
      ...onLinks('/download/questions.xlsx', ['answering', 'returned']),
      ...onLinks('/download/questions.csv', ['answering', 'returned']),
      ...onLinks('/download/questions.pdf', ['answering', 'returned']),
    ],
  },
  'routes/respond.$token.evidence.$id': {
    read: respondent,
    at: [
      ...onLinks(`/evidence/${mine}`),
      // Of another review of the same vendor, and of another vendor: there is no such file on this link.
      ...onLinks(`/evidence/${evidenceId('returned')}`).map((visit) => ({
        ...visit,
        need: notOnThisLink,
      })),
      ...onLinks(`/evidence/${evidenceId('beta')}`).map((visit) => ({
        ...visit,
        need: notOnThisLink,
      })),
    ],
  },
  'routes/respond.$token.evidence._index': {
    read: respondent,
    at: onLinks('/evidence?index', everywhere),
    write: respondent,
    forms: [
      sent(
        respondent,
        { intent: 'add', kind: 'other' },
        { review: 'answering', files: { file: 'A letter.' } },
      ),
      sent(
        respondent,
        { intent: 'unlink', evidenceId: mine, questionId: 'TRN-01' },
        { review: 'answering', files: {} },
      ),
      sent(respondent, { intent: 'remove', evidenceId: mine }, { review: 'answering', files: {} }),
      sent(
        notOnThisLink,
        { intent: 'remove', evidenceId: evidenceId('beta') },
        { review: 'answering', files: {}, changesNothing: true },
      ),
      sent(
        notOnThisLink,
        { intent: 'link', evidenceId: evidenceId('beta'), questionId: 'TRN-03' },
        { review: 'answering', files: {}, changesNothing: true },
      ),
    ],
  },
  'routes/respond.$token.import': {
    read: respondent,
    at: onLinks('/import', everywhere),
    write: respondent,
    forms: [
      sent(
        respondent,
        { act: 'discard' },
        { review: 'answering', files: {}, changesNothing: true },
      ),
      sent(
        respondent,
        { act: 'upload' },
        { review: 'answering', files: { file: 'no sheet' }, comes: 'form', changesNothing: true },
      ),
    ],
  },
  'routes/respond.$token.questions': {
    read: respondent,
    at: onLinks('/questions', everywhere),
    write: respondent,
    forms: [
      sent(respondent, { 'TRN-01.revision': '1', 'TRN-01.value': 'no' }, { review: 'returned' }),
    ],
  },
  'routes/respond.$token.receipt': { read: respondent, at: onLinks('/receipt', everywhere) },
  'routes/respond.$token.receipt[.]pdf': {
    read: respondent,
    at: at('/respond/:token/receipt.pdf', ...sentIn),
  },
  'routes/respond.$token.report[.]pdf': {
    read: leadAlone,
    recorded: true,
    at: [
      ...at('/respond/:token/report.pdf', 'closed'),
      // Decided, and not released: there is none yet.
      {
        path: '/respond/:token/report.pdf',
        review: 'decided',
        need: { who: 'respondent', delegate: 'none', lead: 'none' },
      },
    ],
  },
  'routes/respond.$token.section.$section': {
    read: respondent,
    at: [
      ...onLinks('/section/training', everywhere),
      { path: '/respond/:token/section/retention', review: 'answering' },
      { path: '/respond/:token/section/retention', ...delegates, need: leadAlone },
    ],
    write: respondent,
    forms: [
      sent(respondent, { 'TRN-01.revision': '1', 'TRN-01.value': 'no' }, { review: 'answering' }),
      sent(respondent, { 'TRN-01.revision': '1', 'TRN-01.value': 'no' }, delegates),
      sent(
        leadAlone,
        { 'DAT-02.revision': '1', 'DAT-02.value': '' },
        { path: '/respond/:token/section/retention', ...delegates, changesNothing: true },
      ),
    ],
  },
  'routes/respond.$token.submit': {
    read: ledToTasks,
    at: onLinks(
      '/submit',
      everywhere.filter((key) => key !== 'returned'),
    ),
    write: leadAlone,
    forms: [
      sent(
        leadAlone,
        { name: 'Vera', title: 'Trust', confirmed: 'yes', answersHash: 'x' },
        { review: 'answering', changesNothing: true },
      ),
      sent(
        leadAlone,
        { name: 'Vera', title: 'Trust', confirmed: 'yes', answersHash: 'x' },
        { ...delegates, changesNothing: true },
      ),
    ],
  },
  'routes/respond.$token.change': {
    // Between reviews: while answers are given, the task list stands in its place.
    read: respondent,
    at: onLinks('/change', everywhere),
    write: leadAlone,
    forms: [
      sent(leadAlone, { kind: 'incident', what: 'A breach.' }, { review: 'decided' }),
      sent(
        leadAlone,
        { kind: 'incident', what: 'A breach.' },
        { ...delegates, changesNothing: true },
      ),
    ],
  },
  // Only where a round asks a part of the questions; elsewhere its people are led away.
  'routes/respond.$token.standing': {
    read: respondent,
    at: [
      { path: '/respond/:token/standing', review: 'second' },
      ...onLinks('/standing').map((visit) => ({ ...visit, need: ledAway })),
    ],
  },
  'routes/respond.$token.tasks': { read: respondent, at: onLinks('/tasks', everywhere) },
}
