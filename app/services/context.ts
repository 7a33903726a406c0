// What services may be given. Each names the few members it needs: `Pick<Services, 'store' | 'clock'>`.

import type { Store } from '../../db/store'
import type { ReportPool } from '../../templates/report/pool'
import type { BatchFiles } from '../ports/batch-files'
import type { Scanner } from '../ports/clamd'
import type { Clock } from '../ports/clock'
import type { Files } from '../ports/files'
import type { Ids } from '../ports/ids'
import type { Inspector } from '../ports/inspection/inspector'
import type { Mailer } from '../ports/mailer'
import type { Passwords } from '../ports/passwords'
import type { Secrets } from '../ports/secrets'
import type { Sheets } from '../ports/sheets'
import type { Issuer } from '../ports/signing/issuer'
import type { Questionnaires } from './questionnaires/questionnaires'

/** Everything the composition root builds once. A service takes at most four of these. */
export interface Services {
  store: Store
  clock: Clock
  ids: Ids
  secrets: Secrets
  files: Files
  inspector: Inspector
  /** Null when ASSAY_CLAMD is not set. */
  scanner: Scanner | null
  batchFiles: BatchFiles
  /** Renders reports in threads of their own, where many are wanted at once. */
  press: ReportPool
  sheets: Sheets
  passwords: Passwords
  questionnaires: Questionnaires
  /** Signs reports, and says where they can be checked. */
  issuer: Issuer
  /** Null when SMTP_URL is not set: mail then waits in the outbox. */
  mailer: Mailer | null
}
