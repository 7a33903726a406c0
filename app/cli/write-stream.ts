// Writes a file piece by piece beside its place, and moves it there when it is whole.
import { open, rename, rm } from 'node:fs/promises'

/** Whoever waits for the file never sees half of it. Resolves to what went wrong, in the system's words. */
export async function writeStream(
  file: string,
  pieces: AsyncIterable<string>,
): Promise<string | null> {
  const aside = `${file}.${process.pid}.part`
  try {
    const handle = await open(aside, 'wx')
    try {
      for await (const piece of pieces) await handle.writeFile(piece)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(aside, file)
    return null
  } catch (error) {
    await rm(aside, { force: true })
    return error instanceof Error ? error.message : String(error)
  }
}
