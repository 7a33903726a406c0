// The job that delivers what is due, in a process of its own beside the servers: `deliver.ts <sqlite file> <migrations>`; every mail is accepted.
import { setTimeout as rest } from 'node:timers/promises'
import { systemClock } from '../../../app/ports/clock'
import type { Mailer } from '../../../app/ports/mailer'
import { deliverDueMail } from '../../../app/services/mail/deliver-mail'
import { openSqlite } from '../../../db/sqlite'

const [file = '', migrationsFolder = ''] = process.argv.slice(2)
process.stdin.resume()
process.stdin.once('end', () => process.exit())
const store = openSqlite(file, migrationsFolder)
const taken = async () => ({ ok: true as const })
const mailer: Mailer = { send: taken, check: taken, close: () => {} }
const counts = { sent: 0, faults: 0 }
const compose = async ({
  id,
  toName,
  toEmail,
}: {
  id: string
  toName: string
  toEmail: string
}) => ({
  from: { name: 'Assay', address: 'assay@harbour.example' },
  to: { name: toName, address: toEmail },
  ...{ replyTo: null, subject: id, text: id, html: `<p>${id}</p>`, messageId: `<${id}@harbour>` },
  ...{ headers: {}, attachments: [] },
})
for (;;) {
  try {
    const pass = await deliverDueMail({ store, clock: systemClock, mailer, compose })
    counts.sent += pass.sent
    counts.faults += pass.faults.length
  } catch (error) {
    process.stderr.write(`${String(error)}\n`)
    counts.faults += 1
  }
  process.stdout.write(`${JSON.stringify(counts)}\n`)
  await rest(20)
}
