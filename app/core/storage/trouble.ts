// Tells a place that takes no more writes (full, read-only, out of quota) from every other error, on either engine and on plain files.

const full = /^(ENOSPC|EDQUOT|EFBIG|EROFS|EACCES|EPERM|EIO)$/
/** SQLite's codes, and PostgreSQL's: disk full, out of memory or space, read-only transaction. */
const database = /^(SQLITE_FULL|SQLITE_IOERR.*|SQLITE_READONLY.*|SQLITE_CANTOPEN.*|53100|25006)$/

/** Looks through what an error was caused by, since drivers wrap what the disk said. */
export function isStorageTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return full.test(code) || database.test(code) || isStorageTrouble(error.cause)
}

/** For a write that reading does not wait for, such as when somebody was last here: without room it is left out. */
export async function whereThereIsRoom(query: PromiseLike<unknown>): Promise<void> {
  try {
    await query
  } catch (error) {
    if (!isStorageTrouble(error)) throw error
  }
}
