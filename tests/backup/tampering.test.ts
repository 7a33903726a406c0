import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canonicalJson } from '../../app/core/audit/canonical-json'
import { GENESIS } from '../../app/core/audit/chain'
import type { BackupManifest } from '../../app/core/backup/manifest'
import { BackupFlaw } from '../../app/ports/backup/read-archive'
import { shapeAt } from '../../db/backup/levels'
import { type Part, unzipped, zipOf } from '../support/zip'
import { backUp, check, temporaryFolder } from './backup-case'
import { makeFullDatabase, makeFullFolder, NEWEST, sha256 } from './full-database'

let folder: string
let remove: () => void
let bytes: Buffer
let hash: string
let manifest: BackupManifest
beforeAll(async () => {
  ;({ folder, remove } = temporaryFolder())
  const portal = { data: path.join(folder, 'p'), url: `file:${folder}/p/assay.db` }
  await makeFullDatabase(portal.url)
  makeFullFolder(portal.data)
  const made = await backUp(portal, path.join(folder, 'backup.zip'))
  bytes = readFileSync(path.join(folder, 'backup.zip'))
  ;({ hash, manifest } = made)
})
afterAll(() => remove())

/** What is said of these bytes as a backup. */
async function judged(altered: Uint8Array, expect: string | null = null) {
  const file = path.join(folder, 'altered.zip')
  writeFileSync(file, altered)
  return check(file, { expect })
}

/** The sentence of the flaw; any other error is a fault of ours. */
async function flaw(altered: Uint8Array, expected: string | null = null): Promise<string | null> {
  try {
    await judged(altered, expected)
    return null
  } catch (error) {
    if (error instanceof BackupFlaw) return error.message
    throw error
  }
}

type Members = Map<string, Buffer>

/** The backup with its members changed; `rehash` makes the manifest tell of what is there now. */
function rebuilt(change: (members: Members) => void, rehash = false, of = manifest): Uint8Array {
  const members: Members = unzipped(bytes)
  change(members)
  if (rehash) {
    const told = [...members].filter(([name]) => name !== 'manifest.json')
    const now = told.map(([name, each]) => ({ name, bytes: each.length, sha256: sha256(each) }))
    members.set('manifest.json', Buffer.from(canonicalJson({ ...of, members: now })))
  }
  return zipOf([...members].map(([name, each]): Part => ({ name, bytes: each })))
}

/** Every member by name and hash, read without any of what restores read with. */
const contents = (zip: Uint8Array) =>
  [...unzipped(zip)].map(([name, each]) => `${name} ${sha256(each)}`)

const lines = (table: Buffer | undefined) => String(table).trimEnd().split('\n')
const joined = (rows: readonly string[]) => Buffer.from(rows.map((row) => `${row}\n`).join(''))
const rename = (members: Members, from: string, to: string) => {
  members.set(to, members.get(from) ?? Buffer.alloc(0))
  members.delete(from)
}
const evidence = () => manifest.members.find(({ name }) => name.startsWith('evidence/'))?.name ?? ''

describe('a backup that was altered', () => {
  it('is refused, or is still the same to the last row and file, whichever byte was flipped', async () => {
    const directory = bytes.indexOf(Buffer.from('504b0102', 'hex'))
    const end = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'))
    const some = (from: number, to: number, count: number) =>
      Array.from({ length: count }, (_, at) => from + Math.floor((at * (to - from)) / count))
    const places = [
      ...some(0, 60, 30),
      ...some(60, directory, 60),
      ...some(directory, directory + 70, 35),
      ...some(end, bytes.length, 22),
    ]
    const counts = { refused: 0, same: 0 }
    for (const [turn, place] of places.entries()) {
      const altered = Buffer.from(bytes)
      altered[place] = (altered[place] ?? 0) ^ (1 << (turn % 8))
      const said = await flaw(altered, hash)
      counts[said === null ? 'same' : 'refused']++
      if (said === null) expect(contents(altered)).toEqual(contents(bytes))
    }
    // What carries nothing, such as a time stamp of the zip, may differ; everything it holds was compared.
    expect(counts.refused).toBeGreaterThan(places.length / 2)
    expect(counts.refused + counts.same).toBe(places.length)
  })

  it('is refused wherever it is cut off', async () => {
    const cuts = [0, 1, 21, 100, bytes.length >> 1, bytes.length - 100, bytes.length - 1]
    for (const length of cuts)
      expect(await flaw(bytes.subarray(0, length)), `${length}`).not.toBeNull()
  })

  it('is refused where a member was changed, left out, added, renamed, exchanged or doubled', async () => {
    const users = 'tables/users.jsonl'
    const changes: [string, RegExp, (members: Members) => void][] = [
      [
        'changed',
        /was altered|another size/,
        (m) => m.set(users, joined(lines(m.get(users)).reverse())),
      ],
      ['longer', /another size/, (m) => m.set('keys/portal.key', Buffer.from('cd'.repeat(33)))],
      [
        'other key',
        /keys\/portal.key was altered/,
        (m) => m.set('keys/portal.key', Buffer.from('cd'.repeat(32))),
      ],
      [
        'evidence',
        /evidence\/.* was altered/,
        (m) => m.set(evidence(), Buffer.from(m.get(evidence()) ?? '').fill(7, 0, 1)),
      ],
      ['left out', /is missing/, (m) => m.delete(evidence())],
      ['table left out', /tables\/users.jsonl is missing/, (m) => m.delete(users)],
      ['no manifest', /no manifest/, (m) => m.delete('manifest.json')],
      ['added', /does not know of it/, (m) => m.set('keys/other.key', Buffer.from('x'))],
      ['renamed', /is missing/, (m) => rename(m, users, 'tables/owners.jsonl')],
    ]
    for (const [what, sentence, change] of changes) {
      expect(await flaw(rebuilt(change)), what).toMatch(sentence)
    }
    const twice = [...unzipped(bytes)].map(([name, each]): Part => ({ name, bytes: each }))
    twice.push({ name: users, bytes: 'x' })
    expect(await flaw(zipOf(twice))).toMatch(/twice/)
  })

  it('is the same backup with its members in another order', async () => {
    const other = zipOf(
      [...unzipped(bytes)].reverse().map(([name, each]): Part => ({ name, bytes: each })),
    )
    expect((await judged(other)).hash).toBe(hash)
  })
})

describe('a backup that was forged together with its manifest', () => {
  const users = 'tables/users.jsonl'
  const forge = (members: Members) =>
    void members.set(
      users,
      Buffer.from(String(members.get(users)).replaceAll('users.name', 'users.nine')),
    )

  it('is whole in itself, and told by the hash that was printed when it was made', async () => {
    const forged = rebuilt(forge, true)
    expect(await flaw(forged)).toBeNull()
    expect(await flaw(forged, hash)).toMatch(/not the backup that was expected/)
    expect((await judged(bytes, hash)).expected).toBe('manifest')
  })

  it('is refused where its audit log does not hold, and a new chain is told by a head from a report', async () => {
    const log = 'tables/audit_events.jsonl'
    const columns = shapeAt(NEWEST).find(({ name }) => name === 'audit_events')?.columns ?? []
    const at = (name: string) => columns.findIndex((column) => column.name === name)
    const edited = (rechain: boolean) => (members: Members) => {
      let head = GENESIS
      const rows = lines(members.get(log)).map((line, row) => {
        const values = JSON.parse(line) as string[]
        if (row === 2) values[at('body')] = 'something else'
        head = sha256(`${head}\n${values[at('body')]}`)
        if (rechain) values[at('hash')] = head
        return JSON.stringify(values)
      })
      members.set(log, joined(rows))
      return head
    }
    expect(await flaw(rebuilt(edited(false), true))).toMatch(/audit log was altered: event 3/)
    const members = unzipped(bytes)
    const head = edited(true)(members)
    const of = { ...manifest, audit: { ...manifest.audit, head } }
    const rechained = rebuilt((m) => void edited(true)(m), true, of)
    expect(await flaw(rechained)).toBeNull()
    expect(await flaw(rechained, manifest.audit.head)).toMatch(/not the backup that was expected/)
    expect((await judged(bytes, manifest.audit.head)).expected).toBe('audit')
  })

  it('is refused where it names a place outside of a portal', async () => {
    const names = ['../x', 'keys/../../x', '/etc/x', 'keys/..', 'keys//x', 'keys\\x', 'C:/x', 'x']
    for (const name of [
      ...names,
      'evidence/short',
      'keys/a/b/c/d',
      'tables/Users.jsonl',
      'keys/.x',
    ]) {
      const said = await flaw(rebuilt((m) => void m.set(name, Buffer.from('x')), true))
      expect(said, name).toMatch(/no name of a member|damaged, or no backup/)
    }
  })

  it('is refused where counts, tables, columns or evidence do not agree with each other', async () => {
    const cases: [RegExp, Uint8Array][] = [
      [
        /Nothing refers to the evidence/,
        rebuilt((m) => void m.set(`evidence/${sha256('x')}`, Buffer.from('x')), true),
      ],
      [/The evidence .* is missing/, rebuilt((m) => void m.delete(evidence()), true)],
      [/portal's key is missing/, rebuilt((m) => void m.delete('keys/portal.key'), true)],
      [
        /users has not the 7 rows/,
        rebuilt((m) => void m.set(users, joined(lines(m.get(users)).slice(1))), true),
      ],
      [
        /audit log does not end/,
        rebuilt(() => {}, true, { ...manifest, audit: { ...manifest.audit, events: 3 } }),
      ],
      [
        /not those of the migration/,
        rebuilt((m) => void m.set('tables/more.jsonl', Buffer.from('')), true),
      ],
      [
        /not those of the migration/,
        rebuilt(() => {}, true, { ...manifest, tables: manifest.tables.slice(1) }),
      ],
      [
        /has not the .* values/,
        rebuilt((m) => void m.set(users, joined(lines(m.get(users)).map(() => '["x"]'))), true),
      ],
      [
        /is no JSON/,
        rebuilt((m) => void m.set(users, joined(lines(m.get(users)).map(() => '['))), true),
      ],
      [
        /cut off/,
        rebuilt((m) => void m.set(users, Buffer.from(String(m.get(users)).trimEnd())), true),
      ],
    ]
    for (const [sentence, altered] of cases) expect(await flaw(altered)).toMatch(sentence)
  })

  it('is refused where it holds evidence that lies under another hash', async () => {
    const other = Buffer.from('another report, signed by nobody')
    expect(await flaw(rebuilt((m) => void m.set(evidence(), other), true))).toMatch(
      /evidence\/.* was altered/,
    )
  })

  it('is refused where a row holds what its column cannot', async () => {
    const type = shapeAt(NEWEST).find(({ name }) => name === 'users')?.columns ?? []
    for (const [at, column] of type.entries()) {
      const wrong = column.type === 'text' || column.type === 'json' ? 5 : 'five'
      const altered = rebuilt((m) => {
        const rows = lines(m.get(users)).map((line) => {
          const values = JSON.parse(line) as unknown[]
          values[at] = wrong
          return JSON.stringify(values)
        })
        m.set(users, joined(rows))
      }, true)
      expect(await flaw(altered), column.name).toMatch(`${column.name} is no ${column.type}`)
    }
  })

  it('says which Assay it needs where its form or its database is newer', async () => {
    const newer = { ...manifest, assay: '9.9.9' }
    const form = rebuilt(() => {}, true, { ...newer, version: 2 } as unknown as BackupManifest)
    expect(await flaw(form)).toMatch(/needs Assay 9\.9\.9 or later, .*its form is a newer one/)
    const migration = rebuilt(() => {}, true, { ...newer, migration: '9999_later' })
    expect(await flaw(migration)).toMatch(/needs Assay 9\.9\.9 or later, .*migration 9999_later/)
  })

  it('says nothing to the terminal that it was not asked to say', async () => {
    const versions = ['\u001b[2J9.9.9', '9.9.9\nWhole.', 'x'.repeat(41)]
    for (const assay of versions) {
      for (const version of [1, 2]) {
        const told = { ...manifest, assay, version } as unknown as BackupManifest
        expect(await flaw(rebuilt(() => {}, true, told))).toMatch(/its manifest is none/)
      }
    }
  })

  it('is refused before more is unpacked than it says', async () => {
    const bomb = zipOf(
      [...unzipped(bytes)].map(
        ([name, each]): Part =>
          name === users
            ? { name, bytes: Buffer.alloc(64 * 1024 * 1024), declared: each.length }
            : { name, bytes: each },
      ),
    )
    expect(await flaw(bomb)).toMatch(/damaged/)
  })
})
