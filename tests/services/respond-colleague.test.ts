// A colleague with a part: what the services refuse them behind the pages, and what ends when the part is taken back.
import { expect, test } from 'vitest'
import { answersHash } from '../../app/core/respond/submission'
import { openOwnEvidence } from '../../app/services/evidence/open-evidence'
import { findRespondent } from '../../app/services/respond/find-respondent'
import { inviteColleague } from '../../app/services/respond/invite-colleague'
import { requestCode } from '../../app/services/respond/request-code'
import { saveAnswers } from '../../app/services/respond/save-answers'
import { signIn } from '../../app/services/respond/sign-in'
import { submitReview } from '../../app/services/respond/submit-review'
import { takeBackPart } from '../../app/services/respond/take-back-part'
import { loadVendorReview } from '../../app/services/respond/vendor-review'
import { aReview, mailedCode, NOW } from './respond-case'
import { openPortal } from './respond-portal'
import { sha256 } from './respond-questionnaire'

const jan = {
  name: 'Jan Novak',
  email: 'jan@v1.example',
  sectionIds: ['assurance'],
  questionIds: [],
}

async function withColleague() {
  const portal = openPortal()
  const lead = await aReview(portal)
  expect(await inviteColleague(portal, lead.respondent, jan)).toMatchObject({ ok: true })
  const { db } = portal.store
  const invited = (await db.select().from(db.t.invitations)).find(({ role }) => role === 'delegate')
  if (!invited) throw new Error('Nobody was invited')
  const { id: invitationId, contactId } = invited
  const token = portal.secrets.deriveToken('invitation', invitationId)
  const colleague = {
    ...lead.respondent,
    invitationId,
    contactId,
    name: jan.name,
    email: jan.email,
  }
  return { portal, lead, colleague, token }
}

test('a colleague can neither submit, nor hand on, nor take back', async () => {
  const { portal, lead, colleague } = await withColleague()
  const seen = answersHash(await loadVendorReview(portal, colleague), sha256)
  const said = {
    ...{ name: 'Jan', title: 'CISO', confirmed: 'yes' as const, answersHash: seen },
    ...{ gapsAccepted: 'yes' as const, contradictionsAccepted: 'yes' as const },
  }
  const refused = { ok: false, reason: 'not the lead' }
  expect(await submitReview(portal, colleague, said)).toEqual(refused)
  const eve = { ...jan, name: 'Eve', email: 'eve@v1.example' }
  expect(await inviteColleague(portal, colleague, eve)).toEqual(refused)
  for (const id of [colleague.invitationId, lead.invitationId]) {
    expect(await takeBackPart(portal, colleague, id)).toEqual(refused)
  }
})

test('a colleague writes to no question of another part', async () => {
  const { portal, colleague } = await withColleague()
  const never = { questionId: 'TRN-01', revision: 0, fields: { value: 'never' } }
  expect(await saveAnswers(portal, colleague, [never])).toMatchObject({
    answers: [{ questionId: 'TRN-01', outcome: 'not open' }],
  })
})

test('a part that is taken back ends link and session at once, each by itself', async () => {
  const { portal, lead, colleague, token } = await withColleague()
  await requestCode(portal, token)
  const typed = await mailedCode(portal, colleague.invitationId)
  const signedIn = await signIn(portal, { token, typed })
  if (!signedIn.ok) throw new Error(signedIn.reason)
  const { sessionToken } = signedIn
  const visit = () => findRespondent(portal, { token, sessionToken })
  expect(await visit()).toMatchObject({ ok: true })
  expect(await takeBackPart(portal, lead.respondent, colleague.invitationId)).toEqual({ ok: true })
  expect(await visit()).toEqual({ ok: false, reason: 'ended' })
  expect(await requestCode(portal, token)).toEqual({ ok: false, reason: 'revoked' })
  const { db } = portal.store
  expect(await db.select().from(db.t.respondentSessions)).toMatchObject([{ revokedAt: NOW }])
  // A link that is opened again does not bring the session back.
  await db.update(db.t.invitations).set({ revokedAt: null })
  expect(await visit()).toEqual({ ok: false, reason: 'ended' })
})

test('the lead cannot be taken back, and nobody of another review', async () => {
  const { portal, lead, colleague } = await withColleague()
  const other = await aReview(portal, { number: 2 })
  const none = { ok: false, reason: 'not found' }
  expect(await takeBackPart(portal, lead.respondent, lead.invitationId)).toEqual(none)
  expect(await takeBackPart(portal, other.respondent, colleague.invitationId)).toEqual(none)
})

test('a colleague who is invited again has the new link alone, and strangers are not mailed without end', async () => {
  const { portal, lead, token } = await withColleague()
  expect(await inviteColleague(portal, lead.respondent, jan)).toEqual({ ok: true, again: true })
  expect(await requestCode(portal, token)).toEqual({ ok: false, reason: 'revoked' })
  for (let at = 2; at < 20; at++) {
    const somebody = { ...jan, email: `somebody-${at}@v1.example` }
    expect(await inviteColleague(portal, lead.respondent, somebody)).toMatchObject({ ok: true })
  }
  const one = { ...jan, email: 'one-too-many@v1.example' }
  expect(await inviteColleague(portal, lead.respondent, one)).toEqual({
    ok: false,
    reason: 'too many',
  })
})

test('a colleague opens the files of their part, and no others', async () => {
  const { portal, lead, colleague } = await withColleague()
  const { db } = portal.store
  for (const [id, questionId] of [
    ['theirs', 'CRT-01'],
    ['other', 'TRN-01'],
  ] as const) {
    const sha256 = await portal.files.put(Buffer.from(id))
    await db.insert(db.t.evidence).values({
      ...{ reviewId: lead.reviewId, id, kind: 'other', fileName: `${id}.txt`, sha256 },
      ...{ mediaType: 'text/plain', sizeBytes: id.length, uploadedAt: NOW },
      invitationId: lead.invitationId,
    })
    const link = { reviewId: lead.reviewId, evidenceId: id, questionId, linkedAt: NOW }
    await db.insert(db.t.evidenceLinks).values(link)
  }
  expect(await openOwnEvidence(portal, colleague, 'theirs')).toMatchObject({ ok: true })
  const none = { ok: false, reason: 'not found' }
  expect(await openOwnEvidence(portal, colleague, 'other')).toEqual(none)
  expect(await openOwnEvidence(portal, lead.respondent, 'other')).toMatchObject({ ok: true })
})
