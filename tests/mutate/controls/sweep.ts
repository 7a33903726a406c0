// The controls on what dead processes leave among the files: swept in the end, and never at the cost of anybody who lives.
import type { Control } from '../control'

const holds = 'app/ports/holds.ts'
const files = 'app/ports/files.ts'
const service = 'app/services/evidence/sweep-files.ts'
const held = 'tests/ports/held-files.test.ts'
const job = 'tests/jobs/sweep.test.ts'

export const sweep: readonly Control[] = [
  {
    control: 'nothing is swept before its process can only be dead',
    file: holds,
    without: [['const isOld = await isOlder(file, before)', 'const isOld = true']],
    test: held,
    named: 'removes an upload whose process died before its row, but for an hour',
  },
  {
    control: 'an upload under way is not swept by its own process',
    file: files,
    without: [['areOld && !ours.has(sha256)', 'areOld']],
    test: held,
    named: 'leaves a file whose row comes late',
  },
  {
    control: 'what one process still holds is not swept for another that died',
    file: holds,
    without: [['areOld: areOld && isOld', 'areOld: true']],
    test: held,
    named: 'though a dead process held it too',
  },
  {
    control: 'a file that nothing names is asked about again once it is out of its place',
    file: holds,
    without: [['      stays = await isUsed()\n    }', '      stays = false\n    }']],
    test: held,
    named: 'unless its row came between the two questions',
  },
  {
    control: 'a file that somebody moved is put back by whoever enters it',
    file: holds,
    without: [
      [
        'if (stays && (await isMissing(place))) await putBack',
        'if (names.length > 9) await putBack',
      ],
    ],
    test: held,
    named: 'uploaded and entered while the sweep decides',
  },
  {
    control: 'a file is put back where the database cannot say whether it is used',
    file: holds,
    without: [['      stays = true\n', '']],
    test: held,
    named: 'puts the file back where the database cannot say',
  },
  {
    control: 'a file that a row names is put back at once',
    file: files,
    without: [
      ['if ((await isMissing(stored.place)) && (await isUsed())) await putBack(stored)', ''],
    ],
    test: held,
    named: 'puts a file that a row names back at once',
  },
  {
    control: 'a new hold on an old file is new',
    file: holds,
    without: [['await utimes(held, now, now)', '']],
    test: held,
    named: 'goes with its hold, and by the sweep',
  },
  {
    control: 'a write under way is not swept',
    file: holds,
    without: [['} else if (isOld) parts.push(file)', '} else parts.push(file)']],
    test: held,
    named: 'removes what was written by halves',
  },
  {
    control: 'what a row names is not swept',
    file: service,
    without: [
      [
        'files.sweep((sha256) => isNamed(store, sha256), before)',
        'files.sweep(async () => false, before)',
      ],
    ],
    test: job,
    named: 'keeps what one names',
  },
  {
    control: 'reports that can still be fetched are not swept',
    file: service,
    without: [['(await batchWithFiles(store.db, id)).length > 0', 'false']],
    test: job,
    named: 'not of those that wait or can be fetched',
  },
  {
    control: 'a batch whose folder was just made is not swept',
    file: 'app/ports/batch-files.ts',
    without: [['!(await isOlder(folderOf(id), before)) || ', '']],
    test: job,
    named: 'not of those that wait or can be fetched',
  },
  {
    control: 'a full disk costs no report of a batch',
    file: 'app/services/report/batch/work-batch.ts',
    without: [['if (isStorageTrouble(error)) throw error\n', '']],
    test: 'tests/services/batch.test.ts',
    named: 'gives no report up where the disk takes no more',
  },
  {
    control: 'the portal sweeps at its start',
    file: 'app/jobs/start-jobs.ts',
    without: [['const sweep = runJob(sweepJob(app, log), onFault)', 'const sweep = digest']],
    test: 'tests/jobs/run.test.ts',
    named: 'and sweeps',
  },
  {
    control: 'files of an ended review go once it was kept long enough',
    file: 'app/services/privacy/remove-kept.ts',
    without: [['for (const sha256 of hashes) await settleFile(ctx, sha256)', '']],
    test: 'tests/services/retention.test.ts',
    named: 'empties ended reviews, removes files that nothing uses',
  },
]
