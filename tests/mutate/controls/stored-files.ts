// The controls on files between their upload and their reader: quotas, the scanner, the disk, and how they are handed out.
import type { Control } from '../control'

const keeping = 'app/services/evidence/keep-file.ts'
const evidence = 'tests/services/evidence.test.ts'
const form = 'app/http/upload.ts'
const forms = 'tests/http/upload.test.ts'
const turns = 'tests/http/upload-turns.test.ts'
const files = 'tests/ports/files.test.ts'
const holds = 'app/ports/holds.ts'
const scanner = 'tests/ports/clamd.test.ts'

export const storedFiles: readonly Control[] = [
  {
    control: 'a form brings one file',
    file: form,
    without: [['maxFiles: 1,', 'maxFiles: 9,']],
    test: forms,
    named: 'a form with ',
  },
  {
    control: 'a form has no endless number of fields',
    file: form,
    without: [['maxParts: 500,', 'maxParts: 100_000,']],
    test: forms,
    named: 'a form with ',
  },
  {
    control: 'a field has no endless name',
    file: form,
    without: [['maxHeaderSize: 4 * 1024,', 'maxHeaderSize: MEGABYTE,']],
    test: forms,
    named: 'a form with ',
  },
  {
    control: 'a file has at most 25 MB',
    file: form,
    without: [['isTooLarge = upload.size > LARGEST_FILE', '']],
    test: forms,
    named: 'a form with ',
  },
  {
    control: 'what is far too large is not held in memory',
    file: form,
    without: [
      ['maxFileSize: LARGEST_FILE + MEGABYTE', 'maxFileSize: 9 * LARGEST_FILE'],
      ['maxTotalSize: LARGEST_FILE + MEGABYTE', 'maxTotalSize: 9 * LARGEST_FILE'],
    ],
    test: forms,
    named: 'a form with ',
  },
  {
    control: 'few files are held in memory at once',
    file: 'app/http/upload-turns.ts',
    without: [['running.length < atOnce && ', '']],
    test: turns,
    named: 'no more than so many run at once',
  },
  {
    control: 'one person has a share of the turns and no more',
    file: 'app/http/upload-turns.ts',
    without: [[' && running.filter((each) => each === who).length < ofOne', '']],
    test: turns,
    named: 'keeps nobody else out',
  },
  {
    control: 'an upload that failed gives its turn back',
    file: 'app/http/upload-turns.ts',
    without: [
      [
        'return await work()',
        'const made = await work()\n        running.splice(running.indexOf(who), 1)\n        beginNext()\n        return made',
      ],
      [
        'finally {\n        running.splice(running.indexOf(who), 1)\n        beginNext()\n      }',
        'finally {\n      }',
      ],
    ],
    test: turns,
    named: 'an upload that fails gives its turn on',
  },
  {
    control: 'uploads do not queue up without end',
    file: 'app/http/upload-turns.ts',
    without: [['else if (queue.length >= waiting) return null', '']],
    test: turns,
    named: 'whoever comes when too many wait is told at once',
  },
  {
    control: 'uploads of this process take turns',
    file: form,
    without: [
      [
        'uploadTurns.take(who, async () => (',
        '((_who: string, begin: () => Promise<{ result: Result } | null>) => begin())(who, async () => (',
      ],
    ],
    test: turns,
    named: 'of this process six run at once',
  },
  {
    control: 'a review holds no more than its quota',
    file: keeping,
    without: [["if (!hasRoom(used, size)) return 'no room'", '']],
    test: evidence,
    named: 'files over what the review may hold are refused',
  },
  {
    control: 'the quota counts what was removed, so that removing does not fill the disk',
    file: 'db/queries/evidence.ts',
    without: [
      [
        'sum(db.t.evidence.sizeBytes) })\n    .from(db.t.evidence)\n    .where(eq(db.t.evidence.reviewId, scope.reviewId))',
        'sum(db.t.evidence.sizeBytes) })\n    .from(db.t.evidence)\n    .where(live(db, scope))',
      ],
    ],
    test: evidence,
    named: 'files over what the review may hold are refused',
  },
  {
    control: 'uploads that race do not pass the quota together',
    file: 'app/services/evidence/register-evidence.ts',
    without: [
      ["if (!hasRoom(used, file.sizeBytes)) return { ok: false, reason: 'no room' } as const", ''],
    ],
    test: evidence,
    named: 'a review never holds more than its quota',
  },
  {
    control: 'after submission no file is taken',
    file: keeping,
    without: [["if (!review || !isWithVendor(review.status)) return 'not with vendor'", '']],
    test: evidence,
    named: 'after submission no file is taken',
  },
  {
    control: 'a file that was refused late is taken off the disk again',
    file: holds,
    without: [['if (await moved(place, aside)) names.push(aside)', '']],
    test: evidence,
    named: 'what is refused late leaves no file',
  },
  {
    control: 'a refusal does not take away the same file of somebody else',
    file: holds,
    without: [
      [
        'if (stays && (await isMissing(place))) await putBack',
        'if (names.length > 9) await putBack',
      ],
    ],
    test: evidence,
    named: 'the same file twice, of which one is refused',
  },
  {
    control: 'files stop before the disk is too full for answers',
    file: keeping,
    without: [["room !== null && room < size + LEFT_FOR_ANSWERS ? 'disk full' : null", 'null']],
    test: evidence,
    named: 'takes no more files while answers can still be saved',
  },
  {
    control: 'a disk that takes no file is a sentence, not a failure',
    file: keeping,
    without: [['if (!isStorageTrouble(error)) throw error', 'throw error']],
    test: evidence,
    named: 'is a sentence, and what was typed is kept',
  },
  {
    control: 'what a failed write left behind is removed',
    file: holds,
    without: [['await Promise.all([held, aside].map((name) => rm(name, { force: true })))', '']],
    test: files,
    named: 'what could not be put into its place leaves nothing beside it',
  },
  {
    control: 'a file is on the disk before its row tells of it',
    file: 'app/ports/durable.ts',
    without: [['await handle.sync()', '']],
    test: 'tests/fault/machines.test.ts',
    named: 'loses nothing acknowledged when the power goes',
  },
  {
    control: 'a file that was altered on the disk is not handed out',
    file: 'app/ports/files.ts',
    without: [
      [
        `if (hashOf(bytes) !== sha256) throw new Error(\`Evidence \${sha256} was altered on disk\`)`,
        '',
      ],
    ],
    test: files,
    named: 'neither handed out nor counted as there',
  },
  {
    control: 'no path but a hash leads to a file',
    file: 'app/ports/files.ts',
    without: [["if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('Not a SHA-256')", '']],
    test: files,
    named: 'nothing but a hash names a file',
  },
  {
    control: 'a secret on the disk is readable by its owner alone',
    file: 'app/ports/durable.ts',
    without: [
      ["{ mode: 0o600, flag: 'wx', flush: true }", "{ flag: 'wx', flush: true }"],
      ['chmodSync(aside, 0o600)', ''],
    ],
    test: files,
    named: 'a secret is readable by its owner alone',
  },
  {
    control: 'what a scanner found is not taken',
    file: keeping,
    without: [["scan?.outcome === 'found'", "scan?.outcome === ('never' as string)"]],
    test: 'tests/services/evidence.test.ts',
    named: 'is told of by an event where it refuses a file',
  },
  {
    control: 'staff are told of a file that a scanner refused',
    file: 'app/services/evidence/add-evidence.ts',
    without: [
      [
        'if (kept.signature !== undefined) await noteFoundFile(ctx, scope, file, kept.signature)',
        '',
      ],
    ],
    test: 'tests/services/evidence.test.ts',
    named: 'is told of by an event where it refuses a file',
  },
  {
    control: 'a scanner that does not answer refuses every file',
    file: keeping,
    without: [
      [
        "if (scan?.outcome === 'down') return { ok: false, reason: 'scanner down', said: scan.said }",
        '',
      ],
    ],
    test: 'tests/services/evidence.test.ts',
    named: 'that does not answer refuses every file, and says why to the log',
  },
  {
    control: 'a scanner that says neither has not said clean',
    file: 'app/ports/clamd.ts',
    without: [
      [
        `return { outcome: 'down', said: \`clamd answered "\${said.slice(0, 80)}"\` }`,
        "return { outcome: 'clean' }",
      ],
    ],
    test: scanner,
    named: 'has not said that the file is clean',
  },
  {
    control: 'a scanner that hangs up has not said clean',
    file: 'app/ports/clamd.ts',
    without: [
      [
        "if (first === '') reject(new Error('clamd hung up without a word'))",
        "if (first === '') resolve('OK')",
      ],
    ],
    test: scanner,
    named: 'has not said that the file is clean',
  },
  {
    control: 'a scanner is not waited for without end',
    file: 'app/ports/clamd.ts',
    without: [
      [
        "setTimeout(() => socket.destroy(new Error('clamd takes too long')), wholeMs)",
        'setTimeout(() => {}, 0)',
      ],
      ['wholeMs }: ScanLimits', 'wholeMs: _whole }: ScanLimits'],
      ['answer.length > 1_000', 'answer.length > 1_000_000'],
    ],
    test: scanner,
    named: 'that drips its answer is given up',
  },
  {
    control: 'whoever watches the portal is told that its scanner is down',
    file: 'app/readiness.ts',
    without: [['if (scannerAnswers) {', 'if (scannerAnswers && checks.length === 0) {']],
    test: 'tests/http/readiness.test.ts',
    named: 'a scanner that is down, and a disk that is nearly full, stop files alone',
  },
  {
    control: 'doctor asks the scanner',
    file: 'app/cli/examine-around.ts',
    without: [['await clamdScanner(address).check()', '']],
    test: 'tests/cli/examine.test.ts',
    named: 'asks the virus scanner',
  },
]
