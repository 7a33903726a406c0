// A password for handing over once: long, random, and free of letters that are read wrongly aloud.
import type { Ids } from '../../ports/ids'

/** 60 random bits as three groups of six digits: enough for a secret that is tried online and replaced at first use. */
export function temporaryPassword(ids: Pick<Ids, 'digits'>): string {
  return [ids.digits(6), ids.digits(6), ids.digits(6)].join('-')
}
