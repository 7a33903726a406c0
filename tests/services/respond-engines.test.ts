// The vendor's side on both engines: what races in it comes out the same.
import { expect, test } from 'vitest'
import { answersHash } from '../../app/core/respond/submission'
import { keepFile } from '../../app/services/evidence/keep-file'
import { registerEvidence } from '../../app/services/evidence/register-evidence'
import { removeEvidenceFile } from '../../app/services/evidence/remove-evidence'
import { requestCode } from '../../app/services/respond/request-code'
import { saveAnswers } from '../../app/services/respond/save-answers'
import { signIn } from '../../app/services/respond/sign-in'
import { stopRemindersOf } from '../../app/services/respond/stop-reminders'
import { submitReview } from '../../app/services/respond/submit-review'
import { loadVendorReview } from '../../app/services/respond/vendor-review'
import { aPdf } from '../support/papers'
import { forEachEngine } from '../support/store'
import { aReview, mailedCode } from './respond-case'
import { openPortal } from './respond-portal'
import { sha256 } from './respond-questionnaire'

forEachEngine("the vendor's side", (open) => {
  const aCase = async () => {
    const portal = openPortal(await open())
    return { portal, ...(await aReview(portal)) }
  }

  test('a code lets one of several rivals in, and guesses never share a try', async () => {
    const { portal, token, invitationId } = await aCase()
    await requestCode(portal, token)
    const code = await mailedCode(portal, invitationId)
    const wrong = code === '000000' ? '000001' : '000000'
    const guesses = await Promise.all([1, 2, 3].map(() => signIn(portal, { token, typed: wrong })))
    const left = guesses.flatMap((guess) => ('triesLeft' in guess ? [guess.triesLeft] : []))
    expect(left.sort()).toEqual([2, 3, 4])
    const rivals = await Promise.all([1, 2].map(() => signIn(portal, { token, typed: code })))
    expect(rivals.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('of rivals on one answer, one is saved and the others are told', async () => {
    const { portal, respondent } = await aCase()
    const values = ['never', 'opt_in', 'always']
    const saved = await Promise.all(
      values.map((value) =>
        saveAnswers(portal, respondent, [{ questionId: 'TRN-01', revision: 0, fields: { value } }]),
      ),
    )
    const outcomes = saved.flatMap((each) => (each.ok ? each.answers.map((a) => a.outcome) : []))
    expect(outcomes.sort()).toEqual(['conflict', 'conflict', 'saved'])
    const { asked } = await loadVendorReview(portal, respondent)
    expect(values).toContain(asked.answers['TRN-01']?.value)
  })

  test('values of every kind come back as they were saved', async () => {
    const { portal, respondent } = await aCase()
    const change = (questionId: string, fields: object) => ({ questionId, revision: 0, fields })
    await saveAnswers(portal, respondent, [
      change('TRN-01', { value: 'always' }),
      change('TRN-03', { value: '14', exception: 'Beta.' }),
      change('CRT-01', { value: ['soc2_t2', 'iso27001'] }),
      change('CRT-02', { value: '2026-06-30' }),
      change('CRT-04', { rows: [{ maker: 'Acme', model: 'A', host: '', region: 'EU' }] }),
    ])
    const { asked } = await loadVendorReview(portal, respondent)
    expect(asked.answers).toMatchObject({
      'TRN-01': { value: 'always' },
      'TRN-03': { value: 14, exception: 'Beta.' },
      'CRT-01': { value: ['soc2_t2', 'iso27001'] },
      'CRT-02': { value: '2026-06-30' },
      'CRT-04': { value: [{ maker: 'Acme', model: 'A', host: '', region: 'EU' }] },
    })
  })

  test('files are counted, linked and removed', async () => {
    const { portal, respondent } = await aCase()
    const bytes = new TextEncoder().encode(aPdf)
    const kept = await keepFile(portal, respondent, { name: 'a.pdf', bytes })
    if (!kept.ok) throw new Error(kept.reason)
    const said = {
      kind: 'iso27001',
      issuer: '',
      scope: '',
      from: null,
      to: '2027-01-31',
      questionIds: ['TRN-01'],
    }
    const entered = await registerEvidence(portal, respondent, { file: kept.file, said })
    if (!entered.ok) throw new Error(entered.reason)
    expect(await keepFile(portal, respondent, { name: 'b.pdf', bytes })).toMatchObject({ ok: true })
    const { stored, asked } = await loadVendorReview(portal, respondent)
    expect(stored.evidence).toMatchObject([{ validTo: '2027-01-31', sizeBytes: bytes.length }])
    expect(asked.answers['CRT-03']).toMatchObject({
      basis: 'evidence',
      evidenceValidTo: '2027-01-31',
    })
    expect(await removeEvidenceFile(portal, respondent, entered.evidenceId)).toEqual({ ok: true })
    expect((await loadVendorReview(portal, respondent)).stored.evidence).toEqual([])
  })

  test('submitting at once from two places is one submission; stopping reminders twice is one stop', async () => {
    const { portal, respondent, token } = await aCase()
    const hash = answersHash(await loadVendorReview(portal, respondent), sha256)
    const said = {
      name: 'Dana',
      title: 'Trust',
      confirmed: 'yes',
      gapsAccepted: 'yes',
      answersHash: hash,
    } as const
    await Promise.all([1, 2].map(() => submitReview(portal, respondent, said)))
    await Promise.all([1, 2].map(() => stopRemindersOf(portal, token)))
    const { db } = portal.store
    const kinds = (await db.select().from(db.t.auditEvents)).map(({ kind }) => kind)
    expect(kinds.sort()).toEqual(['reminders stopped', 'review submitted'])
    expect(await db.select().from(db.t.outbox)).toHaveLength(1)
  })
})
