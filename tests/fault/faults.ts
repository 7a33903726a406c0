// Every way of breaking things: its name, what it does, how often by default, and what came of it in one line.
import { killWhileTyping } from './autosave'
import { backUpUnderLoad } from './backup'
import { fillTheDisk } from './disk/disk'
import { killServers } from './kill'
import type { Weakness } from './light/weaknesses'
import { killPostgresMigrations } from './migrations/postgres'
import { killSqliteMigrations } from './migrations/sqlite'
import { startBesideMigration } from './migrations/waiting'
import { runOutage } from './outage'
import type { Outcome } from './outcome'
import { restartPostgres } from './postgres'
import { cutPower } from './power/power'
import { raceOnOneFile } from './rivals'
import { shareDueItems } from './schedule'

export interface Ask {
  times: number
  weakness: Weakness
  /** Makes the same choices again, where a fault is told one. */
  seed: number
  say: (line: string) => void
}

export interface Fault {
  what: string
  /** The option that says how often, and how often where it is not given: the long version. */
  option: 'rounds' | 'points' | 'items' | 'seconds' | 'every' | 'requests'
  times: number
  /** How often where all are run one after another. */
  short: number
  /** What can be left out, so that the fault has to be noticed. */
  weaknesses: readonly Weakness[]
  run(ask: Ask): Promise<Outcome>
}

export const faults: Readonly<Record<string, Fault>> = {
  kill: {
    what: 'kill -9 of the server in the middle of saves, uploads and submissions',
    option: 'rounds',
    times: 1_000,
    short: 100,
    weaknesses: ['no-transactions', 'early-answers', 'left-behind-files'],
    async run({ times, weakness, say }) {
      const { acknowledged, cutOff, ...counts } = await killServers({
        rounds: times,
        weakness,
        say,
      })
      return {
        counts: `${counts.kills} kills in ${counts.seconds.toFixed(0)} s; acknowledged ${actsIn(acknowledged)}; cut off ${actsIn(cutOff)}; ${counts.strayFiles} stray files, ${counts.swept} swept, ${counts.strayFiles - counts.swept} remain`,
        wrong: counts.wrong,
      }
    },
  },
  power: {
    what: 'power loss, replayed from the writes that a server made: only what was flushed is sure to be there',
    option: 'points',
    times: 1_000,
    short: 200,
    weaknesses: ['synchronous-normal', 'unflushed-evidence'],
    async run({ times, weakness, say }) {
      const answers = Math.min(times, 600)
      const counts = await cutPower({ points: times, answers, weakness, say })
      return {
        counts: `${counts.points} points over ${counts.writes} writes and ${counts.flushes} flushes, ${counts.badPoints} bad; acknowledged ${actsIn(counts.acknowledged)}; ${counts.checked} promises held against what was found; seed ${counts.seed}`,
        wrong: counts.wrong,
      }
    },
  },
  rivals: {
    what: 'two servers, the mail job and the command line on one SQLite file at once',
    option: 'seconds',
    times: 60,
    short: 15,
    weaknesses: ['no-transactions'],
    async run({ times, weakness }) {
      const { wrong, ...counts } = await raceOnOneFile({ seconds: times, commands: 8, weakness })
      return {
        counts: `${counts.saves} saves and ${counts.submissions} submissions by two servers, ${counts.conflicts} told that somebody was faster, ${counts.mails} mails delivered and ${counts.commands} commands beside them`,
        wrong,
      }
    },
  },
  migrations: {
    what: 'a start that is killed after each statement of each migration, on SQLite and on PostgreSQL, and one that meets another',
    option: 'every',
    times: 1,
    short: 8,
    weaknesses: ['no-transactions'],
    async run({ times, weakness, say }) {
      const lines: string[] = []
      const wrong: string[] = []
      const engines = { SQLite: killSqliteMigrations, PostgreSQL: killPostgresMigrations }
      for (const [engine, kill] of Object.entries(engines)) {
        const counts = await kill({ every: times, weakness })
        lines.push(`${engine}: ${counts.kills} kills in ${counts.migrations} migrations`)
        wrong.push(...counts.wrong.map((each) => `${engine}: ${each}`))
        say(lines.at(-1) ?? '')
      }
      const waited = await startBesideMigration(7_000)
      return { counts: `${lines.join('; ')}; ${waited.counts}`, wrong: [...wrong, ...waited.wrong] }
    },
  },
  postgres: {
    what: 'a PostgreSQL server that is restarted, in order and by a crash, under a portal that serves',
    option: 'rounds',
    times: 40,
    short: 8,
    weaknesses: ['early-answers'],
    async run({ times, weakness }) {
      const { wrong, ...counts } = await restartPostgres({ rounds: times, weakness })
      return {
        counts: `${counts.restarts} restarts; ${counts.acknowledged} acknowledged, ${counts.refused} told of the fault`,
        wrong,
      }
    },
  },
  outage: {
    what: 'no mail server for a simulated day, with a thousand invitations waiting',
    option: 'rounds',
    times: 1,
    short: 1,
    weaknesses: [],
    run: runOutage,
  },
  disk: {
    what: 'a disk that fills up at random points of saves, uploads, submissions, decisions and exports, and is freed again',
    option: 'rounds',
    times: 100,
    short: 12,
    weaknesses: ['early-answers', 'left-behind-files'],
    async run({ times, weakness, say }) {
      const counts = await fillTheDisk({ rounds: times, weakness, say })
      return {
        counts: `${counts.rounds} times full (${counts.how}); ${counts.saved} acts saved, ${counts.saidSo} refused with the truth and a reference; ${counts.batches} batches of reports made to their end`,
        wrong: counts.faults,
      }
    },
  },
  autosave: {
    what: 'kill -9 of the whole server and crash of the tab while somebody types in a browser',
    option: 'rounds',
    times: 100,
    short: 10,
    weaknesses: [],
    async run({ times, say }) {
      const counts = await killWhileTyping({ rounds: times, say })
      return {
        counts: `${counts.serverKills} servers and ${counts.tabKills} tabs killed; ${counts.acknowledged} acknowledged saves, ${counts.typed} keys typed`,
        wrong: counts.lost,
      }
    },
  },
  backup: {
    what: 'backups of a portal on either engine while vendors save, upload and submit; each is restored and compared',
    option: 'rounds',
    times: 100,
    short: 4,
    weaknesses: ['no-snapshot', 'file-without-wal'],
    async run({ times, weakness, say }) {
      const engines = weakness === 'file-without-wal' ? (['sqlite'] as const) : undefined
      const counts = await backUpUnderLoad({
        rounds: times,
        weakness,
        say,
        ...(engines && { engines }),
      })
      return {
        counts: `${counts.backups} backups, ${counts.restores} restores in ${counts.seconds.toFixed(0)} s; ${counts.rows} rows, ${counts.files} files; ${counts.witnessed} held against a witness; ${counts.promises} promises looked for; ${counts.meanwhile} events meanwhile`,
        wrong: counts.wrong,
      }
    },
  },
  schedule: {
    what: 'two processes that share what is due, on SQLite and on PostgreSQL',
    option: 'items',
    times: 10_000,
    short: 1_000,
    weaknesses: [],
    async run({ times, say }) {
      const lines: string[] = []
      const wrong = await shareDueItems(times, (line) => {
        lines.push(line)
        say(line)
      })
      return {
        counts: lines.join(' | '),
        wrong: wrong > 0 ? [`${wrong} items not exactly once, or faults`] : [],
      }
    },
  },
  fuzz: {
    what: 'bent requests from nobody, a vendor and an administrator to a portal of two vendors',
    option: 'requests',
    times: 10_000,
    short: 2_000,
    weaknesses: ['failing-pages', 'another-vendors-word', 'kept-requests'],
    async run({ times, weakness, seed, say }) {
      // It opens the whole table of the authorization matrix, which nothing else here needs.
      const { fuzzAll, spoilOf } = await import('./fuzz')
      return fuzzAll({ requests: times, seed, say, spoil: spoilOf(weakness) })
    },
  },
}

const actsIn = ({ answer, evidence, submission }: Record<string, number>): string =>
  `${answer} saves, ${evidence} uploads, ${submission} submissions`
