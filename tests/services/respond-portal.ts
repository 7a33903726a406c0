// Services for tests that speak as a vendor without a server; the folders they keep files in go with the tests.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import { filesIn } from '../../app/ports/files'
import { randomIds } from '../../app/ports/ids'
import { fileInspector } from '../../app/ports/inspection/inspector'
import { readDefinitions } from '../../app/ports/questionnaires'
import { secretsOf } from '../../app/ports/secrets'
import { questionnairesOf } from '../../app/services/questionnaires/questionnaires'
import { migrationsFolder } from '../../db/open'
import { openSqlite } from '../../db/sqlite'
import type { Store } from '../../db/store'
import { NOW } from './respond-case'
import { sha256, small } from './respond-questionnaire'

const { frameworks, intakes } = readDefinitions(path.resolve('questionnaires'))
const intake = intakes.at(-1) ?? missing()

function missing(): never {
  throw new Error('The questionnaires folder has no intake')
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Services as the portal has them: real database, real files, real keys; only the clock is held. */
export function openPortal(store: Store = openSqlite(':memory:', migrationsFolder.sqlite)) {
  const clock = { at: NOW, now: () => clock.at }
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'assay-respond-'))
  folders.push(dataFolder)
  return {
    store,
    questionnaires: questionnairesOf(store, { current: small, intake, frameworks }, sha256),
    clock,
    ids: randomIds,
    secrets: secretsOf(Buffer.alloc(32, 7)),
    files: filesIn(dataFolder),
    inspector: fileInspector(),
    scanner: null,
    dataFolder,
  }
}

export type Portal = ReturnType<typeof openPortal>
