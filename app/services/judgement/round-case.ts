// One round of a use with what was found and asked for in it: what another round is compared with.
import type { conditionsOf } from '../../../db/queries/conditions'
import type { findingsOf } from '../../../db/queries/findings'
import type { CaseFile } from './load-case'

export interface RoundCase {
  file: CaseFile
  findings: readonly Awaited<ReturnType<typeof findingsOf>>[number][]
  conditions: readonly Awaited<ReturnType<typeof conditionsOf>>[number][]
}
