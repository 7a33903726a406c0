// SHA-256 of a file, worked out where the file is; it never leaves the browser.

export type HashedFile = { ok: true; hash: string } | { ok: false; sentence: string }

/** No report comes near this, and a browser has to hold what it hashes. */
const LARGEST = 512 * 1024 * 1024

/** `onProgress` is told the whole per cents that were read. */
export async function hashFile(
  file: File,
  onProgress: (done: number) => void,
): Promise<HashedFile> {
  if (file.size === 0)
    return { ok: false, sentence: 'This file is empty. Choose the report itself.' }
  if (file.size > LARGEST) {
    return {
      ok: false,
      sentence: 'This file is too large to be a report. Choose the report itself.',
    }
  }
  try {
    const bytes = await readAll(file, onProgress)
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    return {
      ok: true,
      hash: [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    }
  } catch {
    return {
      ok: false,
      sentence: 'This file could not be read. Save it on this machine, then try again.',
    }
  }
}

async function readAll(file: File, onProgress: (done: number) => void) {
  const bytes = new Uint8Array(file.size)
  const reader = file.stream().getReader()
  let seen = 0
  let told = 0
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    bytes.set(step.value, seen)
    seen += step.value.length
    const done = Math.floor((100 * seen) / file.size)
    if (done > told) {
      told = done
      onProgress(done)
    }
  }
  return bytes
}
