// What is done to a restored database before anybody uses it: no door that was open then opens now, and mail waits for people.
import { appendAudit, sha256 } from '../../../db/queries/audit'
import { putSetting } from '../../../db/queries/people'
import {
  cancelMailOf,
  countWaitingMail,
  endCalendarFeeds,
  endInvitations,
  endPendingSignIns,
  endRespondentSessions,
  endStaffSessions,
  endTemporaryPasswords,
  linksAfter,
  passSecondFactorSteps,
  voidBackupCodes,
  voidCodes,
  withdrawStaffLinks,
} from '../../../db/queries/restore'
import { type Db, run, type Work } from '../../../db/store'
import { chainReader } from '../../core/audit/chain-reader'
import { HOLD_KEY, neverHeld } from '../../core/mail/hold'
import type { CheckedBackup } from './check-backup'

export interface AfterRestore {
  checked: CheckedBackup
  at: Date
  /** Ends every vendor's link and every calendar address as well. */
  endLinks: boolean
}

export interface Ended {
  sessions: number
  codes: number
  /** Temporary passwords that nobody had replaced when the backup was taken. */
  passwords: number
  links: number
  mailHeld: number
}

const PIECE = 500

/** Runs in the restored database, migrated to this program. */
export function* afterRestore(tx: Db, { checked, at, endLinks }: AfterRestore): Work<Ended> {
  yield* verifyChain(tx, checked)
  const { manifest, hash } = checked
  const staff = yield* run(endStaffSessions(tx, at))
  const respondents = yield* run(endRespondentSessions(tx, at))
  const voided = yield* voidSecrets(tx, at)
  yield* run(cancelMailOf(tx, neverHeld, 'Not sent: what it carries was void after the restore'))
  const links = endLinks
    ? [...(yield* run(endInvitations(tx, at))), ...(yield* run(endCalendarFeeds(tx, at)))]
    : []
  const waiting = yield* run(countWaitingMail(tx))
  const hold = { takenAt: manifest.takenAt, restoredAt: at.toISOString() }
  yield* run(putSetting(tx, { key: HOLD_KEY, value: hold, updatedAt: at }))
  const ended = {
    sessions: staff.length + respondents.length,
    ...voided,
    links: links.length,
    mailHeld: waiting.length,
  }
  const payload = { takenAt: manifest.takenAt, manifest: hash, assay: manifest.assay, ...ended }
  yield* appendAudit(tx, { at, actor: 'command line' }, [
    { kind: 'portal restored', reviewId: null, payload },
  ])
  return ended
}

/** Seconds of one step of an authenticator app, and how far its clock may run ahead. */
const STEP_MS = 30_000
const STEPS_AHEAD = 1

/** Codes of every kind, links to set a password, and passwords meant for one use. */
function* voidSecrets(tx: Db, at: Date): Work<Pick<Ended, 'codes' | 'passwords'>> {
  const codes = [
    yield* run(voidCodes(tx, at)),
    yield* run(voidBackupCodes(tx, at)),
    yield* run(withdrawStaffLinks(tx, at)),
    yield* run(endPendingSignIns(tx)),
  ]
  const passwords = yield* run(endTemporaryPasswords(tx, at))
  yield* run(passSecondFactorSteps(tx, Math.floor(at.getTime() / STEP_MS) + STEPS_AHEAD))
  return { codes: codes.flat().length, passwords: passwords.length }
}

/** Once more, from the rows as they lie in the database now. */
function* verifyChain(tx: Db, { manifest }: CheckedBackup): Work<void> {
  const chain = chainReader(sha256)
  for (let seq = 0; ; ) {
    const links = yield* run(linksAfter(tx, seq, PIECE))
    for (const link of links) chain.read(link)
    const last = links.at(-1)
    if (!last) break
    seq = last.seq
  }
  const { head, brokenAt } = chain.state()
  if (head !== manifest.audit.head || brokenAt !== manifest.audit.brokenAt) {
    throw new Error('The restored audit log is not the one of the backup')
  }
}
