// The controls on backups: what is written, and what a file must be before anything is made of it.
import type { Control } from '../control'

const checking = 'app/services/backup/check-backup.ts'
const archive = 'app/ports/backup/read-archive.ts'
const tampering = 'tests/backup/tampering.test.ts'
const altered = 'is refused where a member was changed, left out, added'
const disagreeing = 'is refused where counts, tables, columns or evidence do not agree'
const sealed = 'app/ports/backup/sealed.ts'
const sealing = 'tests/backup/sealed.test.ts'
const writing = 'app/ports/backup/write-archive.ts'
const backup = 'tests/backup/backup.test.ts'

export const backups: readonly Control[] = [
  {
    control: 'every file of a backup is held against its hash',
    file: archive,
    without: [
      ["if (hash.digest('hex') !== sha256) throw new BackupFlaw(`${name} was altered`)", ''],
    ],
    test: tampering,
    named: altered,
  },
  {
    control: 'a file of a backup has the size that was told',
    file: archive,
    without: [
      [
        'if (entry.uncompressedSize !== bytes) throw new BackupFlaw(`${name} has another size`)',
        '',
      ],
    ],
    test: tampering,
    named: altered,
  },
  {
    control: 'a backup has each name once',
    file: archive,
    without: [
      ['if (entries.has(entry.fileName)) throw new BackupFlaw(`${name} is in it twice`)', ''],
    ],
    test: tampering,
    named: altered,
  },
  {
    control: 'a backup holds nothing that its manifest does not know of',
    file: checking,
    without: [['if (!known.has(name)) {', 'if (!known) {']],
    test: tampering,
    named: altered,
  },
  {
    control: 'a backup holds all that its manifest tells of',
    file: checking,
    without: [['if (!archive.names.has(name)) throw new BackupFlaw(`${name} is missing`)', '']],
    test: tampering,
    named: altered,
  },
  {
    control: 'no name in a backup leads out of a portal',
    file: 'app/core/backup/manifest.ts',
    without: [["const part = '[A-Za-z0-9_-][A-Za-z0-9._-]*'", "const part = '[A-Za-z0-9._-]+'"]],
    test: tampering,
    named: 'is refused where it names a place outside of a portal',
  },
  {
    control: 'evidence in a backup lies under its hash',
    file: checking,
    without: [
      [
        "if (place.kind === 'evidence' && place.sha256 !== hash) {",
        "if (place.kind === 'evidence' && place.sha256 === '') {",
      ],
    ],
    test: tampering,
    named: 'evidence that lies under another hash',
  },
  {
    control: 'a backup holds the key of its portal',
    file: checking,
    without: [
      [
        "if (!known.has('keys/portal.key')) throw new BackupFlaw(\"The portal's key is missing\")",
        '',
      ],
    ],
    test: tampering,
    named: disagreeing,
  },
  {
    control: 'a backup has as many rows as it tells',
    file: checking,
    without: [
      [
        'if (wrong) throw new BackupFlaw(`The table ${wrong.name} has not the ${wrong.rows} rows it had`)',
        '',
      ],
    ],
    test: tampering,
    named: disagreeing,
  },
  {
    control: 'the log in a backup ends where it was told',
    file: checking,
    without: [
      [
        'if (found.head !== audit.head || found.events !== audit.events) {',
        'if (found.events < 0) {',
      ],
    ],
    test: tampering,
    named: disagreeing,
  },
  {
    control: 'the log in a backup holds',
    file: checking,
    without: [
      ['if (found.brokenAt !== audit.brokenAt) {', 'if (found.events < 0) {'],
      [
        'if (found.head !== audit.head || found.events !== audit.events) {',
        'if (found.events !== audit.events) {',
      ],
    ],
    test: tampering,
    named: 'is refused where its audit log does not hold',
  },
  {
    control: 'a backup has the evidence that its rows tell of',
    file: checking,
    without: [['if (!held.has(hash)) throw new BackupFlaw(`The evidence ${hash} is missing`)', '']],
    test: tampering,
    named: disagreeing,
  },
  {
    control: 'a backup has no evidence that no row tells of',
    file: checking,
    without: [
      [
        'if (!tally.evidence.has(hash)) throw new BackupFlaw(`Nothing refers to the evidence ${hash}`)',
        '',
      ],
    ],
    test: tampering,
    named: disagreeing,
  },
  {
    control: 'a backup has the tables of its migration',
    file: checking,
    without: [
      [
        'if (strange || tables.length !== shapes.length || files.length !== shapes.length) {',
        'if (strange && files.length < 0) {',
      ],
    ],
    test: tampering,
    named: disagreeing,
  },
  {
    control: 'a row has the values of its columns',
    file: 'app/core/backup/row-lines.ts',
    without: [['!Array.isArray(row) || row.length !== columns.length', '!Array.isArray(row)']],
    test: tampering,
    named: disagreeing,
  },
  {
    control: 'a row holds what its columns can',
    file: 'app/core/backup/row-lines.ts',
    without: [['if (!fits(row[at], column.type)) throw', 'if (!fits(null, column.type)) throw']],
    test: tampering,
    named: 'is refused where a row holds what its column cannot',
  },
  {
    control: 'a row is not cut off',
    file: checking,
    without: [
      [
        "if (length > 0) throw new BackupFlaw('A row is cut off')",
        "if (length > 0) yield Buffer.concat(rest).toString('utf8')",
      ],
    ],
    test: tampering,
    named: disagreeing,
  },
  {
    control: 'a backup of a newer form is refused by name',
    file: checking,
    without: [
      [
        "if (mark.data.version > BACKUP_VERSION) throw newer(mark.data.assay, 'its form is a newer one')",
        '',
      ],
    ],
    test: tampering,
    named: 'says which Assay it needs',
  },
  {
    control: 'a backup of a newer database is refused by name',
    file: checking,
    without: [
      [
        "if (!levelsOf('postgres').some(({ tag }) => tag === migration)) {",
        'if (migration === assay) {',
      ],
    ],
    test: tampering,
    named: 'says which Assay it needs',
  },
  {
    control: 'a backup that was forged whole is told by the hash that was kept',
    file: checking,
    without: [["if (tally.found.has(expect)) return 'audit'", "if (expect) return 'audit'"]],
    test: tampering,
    named: 'is whole in itself, and told by the hash that was printed',
  },
  {
    control: 'a sealed file has its end',
    file: sealed,
    without: [['nonce[11] = last ? 1 : 0', 'nonce[11] = last ? 1 : 1']],
    test: sealing,
    named: 'does not open with another passphrase',
  },
  {
    control: 'the pieces of a sealed file stand in their order',
    file: sealed,
    without: [['nonce.writeUInt32BE(piece, 7)', 'nonce.writeUInt32BE(Math.min(piece, 0), 7)']],
    test: sealing,
    named: 'does not open with another passphrase',
  },
  {
    control: 'a sealed file opens with its passphrase alone',
    file: sealed,
    without: [["scrypt(passphrase.normalize('NFC'), ", 'scrypt(passphrase.slice(0, 0), ']],
    test: sealing,
    named: 'does not open with another passphrase',
  },
  {
    control: 'a sealed file asks for no endless memory',
    file: sealed,
    without: [
      ["if (hardness < 1 || hardness > HARDEST) throw new SealBroken('no such hardness')", ''],
    ],
    test: sealing,
    named: 'that asks for more work than a machine has',
  },
  {
    control: 'a backup is sealed where a passphrase is set',
    file: writing,
    without: [
      [
        'passphrase === null ? new PassThrough() : await sealing(passphrase)',
        'passphrase === null ? new PassThrough() : (void sealing, new PassThrough())',
      ],
    ],
    test: 'tests/cli/backup.test.ts',
    named: 'writes a sealed backup',
  },
  {
    control: 'a backup replaces no file',
    file: writing,
    without: [
      ['if (existsSync(file)) throw new Error(`${file} is there already: name another file`)', ''],
    ],
    test: backup,
    named: 'never replaces a file, and leaves none under the name where it fails',
  },
  {
    control: 'a backup that failed leaves nothing',
    file: writing,
    without: [['await rm(aside, { force: true })', '']],
    test: backup,
    named: 'never replaces a file, and leaves none under the name where it fails',
  },
  {
    control: 'a backup is readable by its owner alone',
    file: writing,
    without: [["{ flags: 'wx', mode: 0o600, flush: true }", "{ flags: 'wx', flush: true }"]],
    test: backup,
    named: 'readable by its owner alone',
  },
  {
    control: 'a backup is of one instant',
    file: 'db/backup/snapshot.ts',
    without: [["connection.exec('BEGIN')", '']],
    test: backup,
    named: 'is of one instant while others write between two tables',
  },
  {
    control: 'no table is left out of a backup in silence',
    file: 'db/backup/snapshot.ts',
    without: [
      [
        'const strange = [...there].filter((each) => !described.has(each))',
        'const strange = [...there].filter((each) => each === null)',
      ],
    ],
    test: backup,
    named: 'stops at a table or column that nobody described',
  },
  {
    control: 'a restore goes into an empty folder',
    file: 'app/services/backup/restore-backup.ts',
    without: [['if (!isEmptyFolder(folder)) {', 'if (!folder) {']],
    test: backup,
    named: 'touches nothing where a folder or a database is not empty',
  },
  {
    control: 'a restore goes into an empty database',
    file: 'app/services/backup/restore-backup.ts',
    without: [
      ['if (await isEmptyDatabase(databaseUrl)) return null', 'if (databaseUrl) return null'],
    ],
    test: backup,
    named: 'touches nothing where a folder or a database is not empty',
  },
  {
    control: 'no portal starts on a restore that was broken off',
    file: 'app/app.server.ts',
    without: [['refuseUnfinishedRestore(settings.dataFolder)', '']],
    test: backup,
    named: 'that was killed on the way leaves nothing that starts',
  },
  {
    control: 'a restore that failed leaves nothing',
    file: 'app/services/backup/restore-backup.ts',
    without: [['await made.abandon()', '']],
    test: backup,
    named: 'leaves an empty folder and an empty database where it fails',
  },
  {
    control: 'rows that refer to nothing are not restored',
    file: 'db/backup/fill.ts',
    without: [
      [
        "if (tables.length > 0) throw new Error(`Rows refer to missing rows in: ${tables.join(', ')}`)",
        '',
      ],
    ],
    test: backup,
    named: 'leaves an empty folder and an empty database where it fails, on ',
  },
  {
    control: 'restored keys and files are readable by their owner alone',
    file: 'app/ports/backup/data-folder.ts',
    without: [["await open(target, 'wx', 0o600)", "await open(target, 'wx')"]],
    test: backup,
    named: 'give evidence, keys and the files of batches back byte by byte',
  },
]
