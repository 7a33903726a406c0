// The controls on respondents' links, codes and sessions.
import type { Control } from '../control'

const door = 'tests/services/respond-door.test.ts'
const codes = 'db/queries/door.ts'
const signIn = 'app/services/respond/sign-in.ts'
const request = 'app/services/respond/request-code.ts'
const session = 'app/services/respond/find-respondent.ts'
const secrets = 'app/ports/secrets.ts'
const secretTests = 'tests/ports/secrets.test.ts'
const pages = 'tests/routes/respond.test.ts'
const chased = 'tests/services/reviews.test.ts'
const feed = 'app/services/calendar/read-feed.ts'
const feedTests = 'tests/services/calendar.test.ts'
const colleagues = 'tests/services/respond-colleague.test.ts'

export const links: readonly Control[] = [
  {
    control: 'a code runs out after ten minutes',
    file: codes,
    without: [['gt(db.t.respondentCodes.expiresAt, now),\n        lt(', 'lt(']],
    test: door,
    named: 'a code dies after ten minutes',
  },
  {
    control: 'a code has five tries',
    file: codes,
    without: [['lt(db.t.respondentCodes.tries, CODE_TRIES),', '']],
    test: door,
    named: 'a code dies after five tries',
  },
  {
    control: 'guesses that race share no try',
    file: codes,
    without: [
      [`sql\`\${db.t.respondentCodes.tries} + 1\``, `sql\`\${db.t.respondentCodes.tries}\``],
    ],
    test: door,
    named: 'twenty guesses at once still are five tries',
  },
  {
    control: 'a code works once',
    file: signIn,
    without: [['yield* run(spendCodes(tx, invitationId, now))', '']],
    test: door,
    named: 'a code works once',
  },
  {
    control: 'a code is compared at all',
    file: signIn,
    without: [['!alive.some(({ codeHash }) => matches(codeHash))', 'alive.length === 0']],
    test: door,
    named: 'a code dies after five tries',
  },
  {
    control: 'a code opens the link that it was asked for on',
    file: codes,
    without: [
      [
        'eq(db.t.respondentCodes.invitationId, invitationId),\n        eq(db.t.respondentCodes.purpose, purpose),\n        isNull',
        'eq(db.t.respondentCodes.purpose, purpose),\n        isNull',
      ],
    ],
    test: door,
    named: 'the code of one review does not open another',
  },
  {
    control: 'a code is kept as a hash',
    file: request,
    without: [
      [
        "secrets.hash('mailed code', secrets.deriveDigits('mailed code', id))",
        "secrets.deriveDigits('mailed code', id)",
      ],
    ],
    test: door,
    named: 'puts a mail without the code into the outbox',
  },
  {
    control: 'codes are not mailed without end',
    file: request,
    without: [['recent.length >= CODES_PER_HOUR', 'recent.length >= 500']],
    test: door,
    named: 'five codes an hour may be mailed',
  },
  {
    control: 'a link that ended mails no code',
    file: request,
    without: [['if (!found.ok) return', "if (!('door' in found)) return"]],
    test: door,
    named: 'mails nothing and lets nobody in',
  },
  {
    control: 'a link that ended lets nobody in',
    file: signIn,
    without: [['if (!found.ok) return', "if (!('door' in found)) return"]],
    test: door,
    named: 'mails nothing and lets nobody in',
  },
  {
    control: 'a session opens the link that it was made for and no other',
    file: session,
    without: [
      [
        "!ctx.secrets.matches('invitation', token, session.invitationTokenHash)",
        'token === undefined',
      ],
    ],
    test: door,
    named: "a session of one review is nobody on another review's link",
  },
  {
    control: 'a session that ran out or was revoked is over',
    file: session,
    without: [['session.revokedAt !== null || session.expiresAt <= now', 'false']],
    test: door,
    named: 'revoked, expired and withdrawn sessions end at once',
  },
  {
    control: 'a session ends with its link',
    file: session,
    without: [['over || closedBecause(invitation, now) !== null', 'over']],
    test: door,
    named: 'revoked, expired and withdrawn sessions end at once',
  },
  {
    control: 'who came in by a link is in the audit log',
    file: signIn,
    without: [["{ kind: 'respondent identified', reviewId, payload: { invitationId } },", '']],
    test: door,
    named: 'getting in is told once in the audit log',
  },
  {
    control: 'a wrong code is in the audit log',
    file: signIn,
    without: [["{ kind: 'code refused', reviewId, payload: { invitationId } },", '']],
    test: door,
    named: 'getting in is told once in the audit log',
  },
  {
    control: 'what is no code costs no try',
    file: 'app/core/respond/door.ts',
    without: [
      [
        "if (digits.length === HANDED_CODE_DIGITS) return { ok: true, purpose: 'handover', digits }\n  return { ok: false }",
        "return { ok: true, purpose: digits.length === HANDED_CODE_DIGITS ? 'handover' : 'mail', digits }",
      ],
    ],
    test: door,
    named: 'what is not six or eight digits costs no try',
  },
  {
    control: 'an address is masked to whoever holds the link',
    file: 'app/core/respond/door.ts',
    without: [
      [
        `return \`\${firstOf(email)}•••@\${firstOf(domain)}•••\${domain.slice(dot)}\``,
        'return email',
      ],
    ],
    test: 'tests/core/respond.test.ts',
    named: 'shows the address',
  },
  {
    control: 'a secret of one purpose opens nothing of another',
    file: secrets,
    without: [[`mac(\`hash\\n\${purpose}\\n\${secret}\`)`, `mac(\`hash\\n\${secret}\`)`]],
    test: secretTests,
    named: 'none opens the door of another',
  },
  {
    control: 'a token of one purpose is none of another',
    file: secrets,
    without: [[`mac(\`token\\n\${purpose}\\n\${id}\`)`, `mac(\`token\\n\${id}\`)`]],
    test: secretTests,
    named: 'tokens and codes of one id differ by purpose',
  },
  {
    control: 'a link has 128 bits',
    file: secrets,
    without: [['.subarray(0, 16)', '.subarray(0, 6)']],
    test: secretTests,
    named: 'a token has 128 bits',
  },
  {
    control: 'hashes need the key of the portal',
    file: secrets,
    without: [["createHmac('sha256', key)", "createHmac('sha256', 'assay')"]],
    test: secretTests,
    named: 'without the key a copy of the database tests no guess',
  },
  {
    control: 'opening a link mails nothing',
    file: 'app/routes/respond.$token._index.tsx',
    without: [
      [
        'const read = await readDoor(context.app, token)',
        'await requestCode(context.app, token)\n  const read = await readDoor(context.app, token)',
      ],
    ],
    test: pages,
    named: 'GET and HEAD on every address change nothing',
  },
  {
    control: 'opening the page that stops reminders stops nothing',
    file: 'app/routes/respond.$token.stop-reminders.tsx',
    without: [
      [
        'const read = await readDoor(context.app, token)',
        'await stopRemindersOf(context.app, token)\n  const read = await readDoor(context.app, token)',
      ],
    ],
    test: pages,
    named: 'a mail program stops the reminders by one POST',
  },
  {
    control: 'another site stops no reminders',
    file: 'app/http/one-click.ts',
    without: [
      [
        'origin === undefined && secFetchSite === undefined && ',
        '(origin ?? secFetchSite ?? null) !== 0 && ',
      ],
    ],
    test: pages,
    named: 'a mail program stops the reminders by one POST',
  },
  {
    control: "a vendor's cookie is out of reach of scripts and of other pages",
    file: 'app/http/respondent.ts',
    without: [
      ['httpOnly: true', 'httpOnly: false'],
      [
        `path: \`/respond/\${asked.params.token ?? ''}\``,
        "path: asked.params.token ? '/' : '/respond'",
      ],
    ],
    test: pages,
    named: 'out of reach of scripts and of other sites',
  },
  {
    control: 'whoever holds a link names few others',
    file: 'app/services/respond/name-another.ts',
    without: [['before.length >= MOST_NAMED', 'before.length >= 500']],
    test: 'tests/services/respond-door.test.ts',
    named: 'whoever holds the link names few others',
  },
  {
    control: 'whoever is named by the holder of a link gets no mail',
    file: 'app/services/respond/name-another.ts',
    without: [['toEmail: launcher.email', 'toEmail: email']],
    test: 'tests/services/respond-door.test.ts',
    named: 'whoever holds the link names few others',
  },
  {
    control: 'nobody is named once the answers are in',
    file: 'app/services/respond/name-another.ts',
    without: [
      ["if (!isWithVendor(found.door.status)) return { ok: false, reason: 'not with vendor' }", ''],
    ],
    test: 'tests/services/respond-door.test.ts',
    named: 'whoever holds the link names few others',
  },
  {
    control: 'another respondent in place of the first ends link and sessions at once',
    file: 'app/services/reviews/invite-anew.ts',
    without: [['yield* withdraw(tx, review.id, at)', '']],
    test: chased,
    named: 'is moved to another person',
  },
  {
    control: 'sessions of a respondent who was replaced are ended themselves',
    file: 'app/services/reviews/invite-anew.ts',
    without: [['if (ids.length > 0) yield* run(revokeRespondentSessions(tx, ids, at))', '']],
    test: chased,
    named: 'is moved to another person',
  },
  {
    control: 'a code that is handed over ends the one before',
    file: 'app/services/reviews/make-handover-code.ts',
    without: [['yield* run(voidHandoverCodes(tx, invitationId, at))', '']],
    test: chased,
    named: 'is opened by a code handed over',
  },
  {
    control: 'a code that is handed over runs out after three days',
    file: 'app/services/reviews/make-handover-code.ts',
    without: [['const VALID_HOURS = 72', 'const VALID_HOURS = 7200']],
    test: chased,
    named: 'gives codes to procurement alone',
  },
  {
    control: 'a part that is taken back ends its link',
    file: 'db/queries/colleagues.ts',
    without: [['.set({ revokedAt: now })', '.set({ revokedAt: null })']],
    test: colleagues,
    named: 'a part that is taken back ends link and session at once',
  },
  {
    control: 'a part that is taken back ends its sessions themselves',
    file: 'app/services/respond/take-back-part.ts',
    without: [['yield* run(revokeSessionsOf(tx, colleagueId, at))', '']],
    test: colleagues,
    named: 'a part that is taken back ends link and session at once',
  },
  {
    control: "another vendor's colleague cannot be taken back",
    file: 'db/queries/colleagues.ts',
    without: [
      [
        'eq(db.t.invitations.id, id),\n        eq(db.t.invitations.reviewId, scope.reviewId),',
        'eq(db.t.invitations.id, id),',
      ],
    ],
    test: colleagues,
    named: 'the lead cannot be taken back, and nobody of another review',
  },
  {
    control: 'the lead cannot be taken back',
    file: 'db/queries/colleagues.ts',
    without: [["eq(db.t.invitations.role, 'delegate'),", '']],
    test: colleagues,
    named: 'the lead cannot be taken back, and nobody of another review',
  },
  {
    control: 'a calendar address that was withdrawn opens nothing',
    file: feed,
    without: [['!found?.user.active || found.feed.revokedAt !== null', '!found?.user.active']],
    test: feedTests,
    named: 'opens nothing once it was renewed or withdrawn',
  },
  {
    control: 'the calendar address of a deactivated account opens nothing',
    file: feed,
    without: [
      [
        '!found?.user.active || found.feed.revokedAt !== null',
        '!found || found.feed.revokedAt !== null',
      ],
    ],
    test: feedTests,
    named: 'opens nothing once it was renewed or withdrawn',
  },
  {
    control: 'a calendar address that was renewed opens nothing at its old place',
    file: 'app/services/calendar/own-feed.ts',
    without: [
      [
        'const ended = yield* run(revokeFeedsOf(tx, staff.id, at))\n    yield* run(insertFeed',
        'const ended = [{ id: feedId }].slice(1)\n    yield* run(insertFeed',
      ],
    ],
    test: feedTests,
    named: 'opens nothing once it was renewed or withdrawn',
  },
  {
    control: 'a calendar asks for the rights of its person at each read',
    file: feed,
    without: [
      ['asStaff(found.user)', "{ ...asStaff(found.user), roles: ['procurement' as const] }"],
    ],
    test: feedTests,
    named: 'looks the rights up at each read',
  },
]
