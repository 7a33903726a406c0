// A portal without pages, so that it opens in a moment: the real store, files, keys and services over a small questionnaire.
import path from 'node:path'
import type { App } from '../../../app/app.server'
import type { CompiledIntake } from '../../../app/core/intake/compile'
import type { Frameworks } from '../../../app/core/questionnaire/frameworks'
import { systemClock } from '../../../app/ports/clock'
import { filesIn } from '../../../app/ports/files'
import { randomIds } from '../../../app/ports/ids'
import { fileInspector } from '../../../app/ports/inspection/inspector'
import { openSecrets } from '../../../app/ports/secrets'
import { questionnairesOf } from '../../../app/services/questionnaires/questionnaires'
import { openStore } from '../../../db/open'
import type { Store } from '../../../db/store'
import { sha256, small } from '../../services/respond-questionnaire'

export type LightPortal = Pick<
  App,
  'store' | 'questionnaires' | 'clock' | 'ids' | 'secrets' | 'files' | 'inspector' | 'scanner'
>

export const sqliteUrl = (dataFolder: string) => `file:${path.join(dataFolder, 'assay.db')}`

export async function openLightPortal(
  dataFolder: string,
  databaseUrl = sqliteUrl(dataFolder),
): Promise<LightPortal> {
  return lightPortalOn(await openStore(databaseUrl), dataFolder)
}

export function lightPortalOn(store: Store, dataFolder: string): LightPortal {
  // Nothing here files a use or names a kind of document, and reading the real ones takes half a second.
  const intake = {} as CompiledIntake
  const frameworks = { evidenceKinds: new Map() } as unknown as Frameworks
  return {
    store,
    questionnaires: questionnairesOf(store, { current: small, intake, frameworks }, sha256),
    clock: systemClock,
    ids: randomIds,
    secrets: openSecrets(dataFolder),
    files: filesIn(dataFolder),
    inspector: fileInspector(),
    scanner: null,
  }
}
