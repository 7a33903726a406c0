// What `restore` says once a portal stands again: what was ended, and what only people can know.
import type { Ended } from '../services/backup/after-restore'
import type { CheckedBackup } from '../services/backup/check-backup'
import type { RestoreTarget } from '../services/backup/restore-backup'

interface Restored {
  checked: CheckedBackup
  ended: Ended
  target: RestoreTarget
  endLinks: boolean
}

export function restoredWords({ checked, ended, target, endLinks }: Restored): string[] {
  const { takenAt } = checked.manifest
  return [
    `Restored into ${target.folder}. Start it with ASSAY_DATA set to that folder.`,
    `Ended: ${counted(ended.sessions, 'session')} and ${counted(ended.codes, 'code')}. Everybody signs in anew; reset links, invitations to colleagues and backup codes of second factors are void as well.`,
    ...temporary(ended.passwords),
    `Mail is held until somebody releases it on the outbox page (${counted(ended.mailHeld, 'mail')} waiting): what went out after ${takenAt} may lie there again. Codes go out at once.`,
    endLinks
      ? `Ended as well: ${counted(ended.links, 'link')} of vendors and calendars. Send vendors new ones from their reviews.`
      : `Links of vendors and calendar addresses that were withdrawn after ${takenAt} work again: the backup cannot know of them. If that matters, restore into another folder with --end-links, which ends them all.`,
    `The backup was taken ${takenAt}. Whoever was erased and whatever was removed after that is back: names, addresses, answers, evidence. To remove it again, give the newest audit log that was exported: assay audit repeat-removals FILE (--dry-run lists it). Without one, repeat erasures under “Personal data” and removals under “Retention”.`,
    `Accounts, roles and passwords are as they were at ${takenAt}: look through them, and take away again what was taken away since.`,
  ]
}

function temporary(passwords: number): string[] {
  if (passwords === 0) return []
  return [
    `${counted(passwords, 'temporary password')} ran out: an administrator gives ${passwords === 1 ? 'its owner' : 'their owners'} a new one.`,
  ]
}

const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`
