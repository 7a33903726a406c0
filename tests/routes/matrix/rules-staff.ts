// The staff's routes: which actions of the policy each asks for, to read and for each form, sent as its page would.
import { anyone, may, noOne, ownAccount, sees, signedIn } from './needs'
import { idOfUse } from './reviews'
import { at, type RouteRule, sent } from './rule'
import { FAILED_MAIL, STAFF_CHANGE } from './world-inside'

const contact = { contactName: 'Nina New', contactEmail: 'nina@vendor-1.example' }
const organisation = {
  name: 'Harbour',
  timeZone: 'UTC',
  classification: 'Confidential',
  contactName: 'Pat',
  contactEmail: 'pat@example.com',
  mailFrom: 'assay@example.com',
  holidays: '',
  leadDays1: '42',
  leadDays2: '35',
  leadDays3: '28',
  answerDays: '10',
  sendRounds: 'by hand',
  mailsPerMinute: '60',
  digestWeekday: 'Monday',
  secondFactor: 'everybody',
  revision: '1',
}

const password = 'lantern orbit velvet crow'
const chosen = { newPassword: password, repeatPassword: password }
const weak = { newPassword: 'passwordpassword', repeatPassword: 'passwordpassword' }

export const staffRules: Record<string, RouteRule> = {
  'routes/_staff': { read: signedIn, at: at('/') },
  'routes/_staff._index': { read: signedIn, at: at('/') },
  'routes/_staff.account': {
    read: ownAccount,
    at: at('/account'),
    write: ownAccount,
    forms: [
      sent(ownAccount, { intent: 'shortcuts', shortcuts: 'off' }),
      sent(ownAccount, { intent: 'digest', digest: 'off' }),
      sent(ownAccount, { intent: 'renew feed' }),
      sent(ownAccount, { intent: 'withdraw feed' }),
      sent(ownAccount, { intent: 'end sessions', which: 'others' }, { changesNothing: true }),
      // Of somebody else: it is not theirs to end.
      sent(ownAccount, { intent: 'end sessions', which: 'session-ada' }, { changesNothing: true }),
    ],
  },
  'routes/_staff.account_.second-factor': {
    read: signedIn,
    at: at('/account/second-factor'),
    write: signedIn,
    forms: [
      // Without the present password nothing of it changes.
      sent(
        signedIn,
        { intent: 'turn on', code: '000000' },
        { comes: 'form', changesNothing: true },
      ),
      sent(
        signedIn,
        { intent: 'turn off', code: '000000' },
        { comes: 'form', changesNothing: true },
      ),
      sent(signedIn, { intent: 'new codes' }, { comes: 'form', changesNothing: true }),
    ],
  },
  'routes/_staff.admin.audit': { read: may('audit.read'), at: at('/admin/audit?verify') },
  'routes/_staff.admin.audit[.]jsonl': { read: may('audit.read'), at: at('/admin/audit.jsonl') },
  'routes/_staff.admin.audit[.]csv': {
    read: may('audit.read'),
    at: at('/admin/audit.csv?what=people&q=ada'),
  },
  'routes/_staff.admin.personal-data': {
    read: may('privacy.manage'),
    at: at('/admin/personal-data'),
    write: may('privacy.manage'),
    forms: [
      sent(
        may('privacy.manage'),
        { intent: 'find', email: 'nobody@example.com' },
        { comes: 'form', changesNothing: true },
      ),
      sent(
        may('privacy.manage'),
        { intent: 'erase', email: 'nobody@example.com', confirm: '', reason: '' },
        { comes: 'form', changesNothing: true },
      ),
    ],
  },
  'routes/_staff.admin.personal-data[.]json': {
    read: noOne,
    at: at('/admin/personal-data.json'),
    write: may('privacy.manage'),
    forms: [
      sent(
        may('privacy.manage'),
        { email: 'nobody@example.com' },
        { comes: 'form', changesNothing: true },
      ),
    ],
  },
  'routes/_staff.admin.retention': {
    read: may('privacy.manage'),
    at: at('/admin/retention'),
    write: may('privacy.manage'),
    forms: [
      sent(may('privacy.manage'), {
        intent: 'save',
        ...{ reviews: '0', people: '0', mails: '0', sessions: '0' },
        ...{ codes: '30', uploads: '0', feeds: '0', auditNames: '0' },
      }),
      sent(
        may('privacy.manage'),
        { intent: 'remove', confirm: 'no' },
        { comes: 'form', changesNothing: true },
      ),
    ],
  },
  'routes/_staff.admin.organisation': {
    read: may('settings.manage'),
    at: at('/admin/organisation'),
    write: may('settings.manage'),
    forms: [sent(may('settings.manage'), organisation)],
  },
  'routes/_staff.admin.questionnaires._index': {
    read: may('questionnaire.read'),
    at: at('/admin/questionnaires'),
  },
  'routes/_staff.admin.questionnaires.coverage': {
    read: may('questionnaire.read'),
    at: at('/admin/questionnaires/coverage'),
  },
  'routes/_staff.admin.questionnaires.coverage[.]csv': {
    read: may('questionnaire.read'),
    at: at('/admin/questionnaires/coverage.csv'),
  },
  'routes/_staff.admin.simulate': {
    read: may('questionnaire.simulate'),
    at: at('/admin/simulate'),
    write: may('questionnaire.simulate'),
    forms: [
      sent(
        may('questionnaire.simulate'),
        {},
        { files: { draft: '' }, comes: 'form', changesNothing: true },
      ),
    ],
  },
  'routes/_staff.admin.simulate[.]csv': {
    read: may('questionnaire.simulate'),
    // A run is its starter's own, and nobody has started one.
    at: [
      {
        path: '/admin/simulate.csv?run=none',
        need: { who: 'staff', may: ['questionnaire.simulate'], refused: 403, comes: 'none' },
      },
    ],
  },
  'routes/_staff.admin.users.$id': {
    read: may('users.manage'),
    at: at('/admin/users/olga'),
    write: may('users.manage'),
    forms: [
      sent(may('users.manage'), {
        intent: 'change',
        name: 'Olga',
        roles: ['requester', 'admin'],
        active: 'on',
        revision: '1',
      }),
      sent(may('users.manage'), { intent: 'reset password' }),
      sent(may('users.manage'), { intent: 'remove second factor' }, { path: '/admin/users/paul' }),
      sent(may('users.manage'), { intent: 'invite' }, { path: '/admin/users/ivy' }),
      sent(may('users.manage'), { intent: 'withdraw invitation' }, { path: '/admin/users/ivy' }),
      // No provider is set here, and nobody is linked to one.
      sent(may('users.manage'), { intent: 'part from provider' }, { changesNothing: true }),
      // Somebody who has a password is not invited to choose one.
      sent(may('users.manage'), { intent: 'invite' }, { changesNothing: true }),
    ],
  },
  'routes/_staff.admin.users._index': { read: may('users.manage'), at: at('/admin/users') },
  'routes/_staff.admin.users.new': {
    read: may('users.manage'),
    at: at('/admin/users/new'),
    write: may('users.manage'),
    forms: [
      sent(may('users.manage'), { name: 'Nora', email: 'nora@example.com', roles: ['admin'] }),
      sent(may('users.manage'), {
        name: 'Nils',
        email: 'nils@example.com',
        roles: ['legal'],
        entry: 'invitation',
      }),
    ],
  },
  'routes/_staff.calendar': { read: may('review.list'), at: at('/calendar') },
  'routes/_staff.calendar[.]csv': { read: may('review.list'), at: at('/calendar.csv') },
  'routes/_staff.conditions': { read: may('condition.list'), at: at('/conditions') },
  'routes/_staff.conditions[.]csv': { read: may('condition.list'), at: at('/conditions.csv') },
  'routes/_staff.findings': { read: may('finding.list'), at: at('/findings') },
  'routes/_staff.findings[.]csv': { read: may('finding.list'), at: at('/findings.csv') },
  'routes/_staff.outbox': {
    read: may('outbox.read'),
    at: at('/outbox'),
    write: may('outbox.read', 'outbox.retry'),
    forms: [
      sent(may('outbox.read', 'review.handOver'), { intent: 'hand over', number: '5' }),
      sent(may('outbox.read', 'outbox.retry'), { mail: FAILED_MAIL }),
      // It was not sent, so it cannot have come back.
      sent(
        may('outbox.read', 'outbox.retry'),
        { intent: 'bounced', mail: FAILED_MAIL },
        { changesNothing: true },
      ),
      // Nothing is held here, and only what waits can be taken out.
      sent(may('outbox.read', 'outbox.retry'), { intent: 'release' }, { changesNothing: true }),
      sent(
        may('outbox.read', 'outbox.retry'),
        { intent: 'drop', mail: FAILED_MAIL },
        { changesNothing: true },
      ),
    ],
  },
  'routes/_staff.admin.mail._index': {
    read: may('settings.manage'),
    at: at('/admin/mail?index'),
  },
  'routes/_staff.admin.mail.$kind': {
    read: may('settings.manage'),
    at: at('/admin/mail/invitation'),
  },
  'routes/_staff.outbox_.$id._index': {
    read: may('outbox.read'),
    at: at(`/outbox/${FAILED_MAIL}?index`),
  },
  'routes/_staff.outbox_.$id.body': {
    read: { who: 'staff', may: ['outbox.read'], refused: 403, shown: ['clarification.read'] },
    at: at(`/outbox/${FAILED_MAIL}/body`),
  },
  'routes/_staff.uses.$id': {
    read: sees('use.read'),
    at: [{ path: `/uses/${idOfUse('judging')}`, review: 'judging' }],
    write: may('use.changeTier'),
    forms: [sent(may('use.changeTier'), { revision: '1', tier: '1', reason: '' })],
  },
  'routes/_staff.uses._index': { read: may('use.list'), at: at('/uses') },
  'routes/_staff.uses.new': {
    read: may('use.file'),
    at: at('/uses/new'),
    write: may('use.file'),
    forms: [sent(may('use.file'), { go: 'tier' }, { changesNothing: true })],
  },
  'routes/_staff.vendors.$id': {
    read: may('vendor.read'),
    at: at('/vendors/vendor-1'),
    write: may('vendor.manage'),
    forms: [
      sent(may('vendor.manage'), { add: 'contact', ...contact }),
      sent(may('vendor.manage'), { add: 'offering', product: 'Acme Coder', plan: 'Team' }),
      sent(may('change.record'), {
        add: 'withdraw',
        changeId: STAFF_CHANGE,
        withdrawReason: 'A mistake.',
      }),
      sent(may('change.record'), { add: 'withdraw' }, { comes: 'form', changesNothing: true }),
    ],
  },
  'routes/_staff.vendors.$id_.change': {
    read: may('change.record'),
    at: at('/vendors/vendor-1/change'),
    write: may('change.record'),
    forms: [
      // The first sending shows what it would open, and saves nothing.
      sent(
        may('change.record'),
        { kind: 'incident', what: 'A breach.', offeringId: 'offering-1' },
        { changesNothing: true },
      ),
    ],
  },
  'routes/_staff.vendors._index': { read: may('vendor.read'), at: at('/vendors') },
  'routes/_staff.vendors.new': {
    read: may('vendor.manage'),
    at: at('/vendors/new'),
    write: may('vendor.manage'),
    forms: [sent(may('vendor.manage'), { name: 'Gamma AI', website: 'https://gamma.example' })],
  },
  'routes/_staff.waiting.nudge': {
    read: may('review.chase'),
    at: at('/waiting/nudge?r=5'),
    write: may('review.chase'),
    forms: [
      sent(
        may('review.chase'),
        { r: '5', text: 'How is it going?', intent: 'show' },
        { changesNothing: true },
      ),
      sent(may('review.chase'), { r: '5', text: 'How is it going?' }),
    ],
  },
  'routes/_staff.waiting.reassign': {
    read: may('review.chase'),
    at: at('/waiting/reassign?r=5'),
    write: may('review.chase'),
    forms: [sent(may('review.chase'), { r: '5', ownerId: 'paul', reassignReason: 'Holiday.' })],
  },
  'routes/_staff.waiting.snooze': {
    read: may('review.chase'),
    at: at('/waiting/snooze?r=5'),
    write: may('review.chase'),
    forms: [
      sent(may('review.chase'), { r: '5', until: '2026-12-01', snoozeReason: 'They asked.' }),
      sent(may('review.chase'), { r: '5', intent: 'wake' }),
    ],
  },
  // Everybody's.
  'routes/setup': { read: noOne, at: at('/setup'), write: noOne },
  'routes/sign-in': {
    read: anyone,
    at: at('/sign-in'),
    write: anyone,
  },
  // No identity provider is set here, so there is nothing of the kind; with one, tests/routes/sign-on.test.ts.
  'routes/sign-on._index': { read: noOne, at: at('/sign-on?then=%2Freviews') },
  'routes/sign-on.back': { read: noOne, at: at('/sign-on/back?code=x&state=y') },
  // Who is half-way in gets the form, everybody else is led to the sign-in page: a page of everybody's either way.
  'routes/sign-in_.code': { read: anyone, at: at('/sign-in/code'), write: anyone },
  'routes/reset._index': {
    read: anyone,
    at: at('/reset?index'),
    write: anyone,
  },
  'routes/reset.$token': {
    // Whoever holds the link of the mail.
    read: anyone,
    at: [
      { path: '/reset/:reset-bo', secret: true },
      { path: '/reset/:unknown', need: noOne },
    ],
    write: anyone,
    forms: [
      sent(anyone, chosen, { secret: true }),
      sent(anyone, weak, { comes: 'form', changesNothing: true, secret: true }),
      sent(noOne, chosen, { path: '/reset/:unknown', changesNothing: true }),
    ],
  },
  'routes/invited.$token': {
    read: anyone,
    at: [
      { path: '/invited/:invitation-ivy', secret: true },
      { path: '/invited/:unknown', need: noOne },
    ],
    write: anyone,
    forms: [
      sent(anyone, chosen, { secret: true }),
      sent(noOne, chosen, { path: '/invited/:unknown', changesNothing: true }),
    ],
  },
  'routes/sign-out': { read: anyone, at: at('/sign-out'), write: anyone },
  'routes/theme': {
    read: anyone,
    at: at('/theme'),
    write: anyone,
    forms: [sent(anyone, { theme: 'dark', returnTo: '/' }, { changesNothing: true })],
  },
  'routes/verify': {
    read: anyone,
    at: at('/verify'),
    write: anyone,
    forms: [sent(anyone, {}, { files: { file: 'a copy' }, changesNothing: true })],
  },
  'routes/$': { read: noOne, at: at('/no-such-page'), write: noOne },
  'routes/stop-digest.$user.$token': {
    // Whoever holds the link of the mail.
    read: anyone,
    at: [
      { path: '/stop-digest/bo/:stop-bo', secret: true },
      { path: '/stop-digest/bo/:unknown', need: noOne },
    ],
    write: anyone,
    forms: [
      sent(anyone, {}),
      sent(noOne, {}, { path: '/stop-digest/bo/:unknown', changesNothing: true }),
    ],
  },
  'routes/calendar.feed.$file': {
    // Whoever holds the address; of an account that is not in use it opens nothing.
    read: anyone,
    at: [
      { path: '/calendar/feed/:feed-bo.ics', secret: true },
      { path: '/calendar/feed/:feed-gone.ics', need: noOne },
    ],
  },
}
