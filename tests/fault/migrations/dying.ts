// A program that opens a SQLite file and dies by SIGKILL after the given number of its migrations' statements.
import Database from 'better-sqlite3'
import { migrateSqlite } from '../../../db/migrate-sqlite'

const [file = '', migrationsFolder = '', after = '0', weakness = 'none'] = process.argv.slice(2)
let ran = 0
// Before the first statement the migrator makes its own table, which is one statement as well.
const exec = Database.prototype.exec
Database.prototype.exec = function (this: Database.Database, text) {
  const done = exec.call(this, text)
  if (ran++ === Number(after)) process.kill(process.pid, 'SIGKILL')
  return done
}
// A seeded defect, which has to be noticed: each statement is committed by itself.
if (weakness === 'no-transactions') {
  Database.prototype.transaction = (work) => Object.assign(work, { immediate: work }) as never
}
const connection = new Database(file)
connection.pragma('journal_mode = WAL')
connection.pragma('synchronous = FULL')
migrateSqlite(connection, migrationsFolder)
