// A process of its own that delivers the mail due in a SQLite file: `worker.ts <file> <smtp url> <now> [rest between mails, ms]`.
import { setTimeout as rest } from 'node:timers/promises'
import { smtpMailer } from '../../app/ports/mailer'
import { deliverDueMail } from '../../app/services/mail/deliver-mail'
import { migrationsFolder } from '../../db/open'
import { openSqlite } from '../../db/sqlite'
import { plainLetter } from './world'

async function work(file: string, smtpUrl: string, now: Date, restMs: number): Promise<void> {
  const store = openSqlite(file, migrationsFolder.sqlite)
  const mailer = smtpMailer(smtpUrl)
  process.stdout.write('ready\n')
  await new Promise((resolve) => process.stdin.once('data', resolve))
  const pass = await deliverDueMail({
    store,
    clock: { now: () => now },
    mailer,
    compose: async (row) => {
      await rest(restMs)
      return plainLetter(row)
    },
  })
  process.stdout.write(`${JSON.stringify(pass)}\n`)
  mailer.close()
  await store.close()
  process.exit(0)
}

const [, , file = '', smtpUrl = '', now = '', restMs = '0'] = process.argv
void work(file, smtpUrl, new Date(now), Number(restMs))
