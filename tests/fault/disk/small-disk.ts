// Disks that fill up at a word: a small file system of its own where one can be mounted, else a limit on what the server may write.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export interface SmallDisk {
  folder: string
  how: string
  /** Leaves so many bytes to whatever runs as `pid`. */
  fill(pid: number, left: number): void
  free(pid: number): void
  remove(): void
}

const MEGABYTES = 96

/** Root where mounting is allowed. Null where it is not. */
export function mountedDisk(): SmallDisk | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'assay-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m`, 'assay', folder], {
      stdio: 'ignore',
    })
  } catch {
    rmSync(folder, { recursive: true })
    return null
  }
  const filling = path.join(folder, 'filling')
  const free = () => rmSync(filling, { force: true })
  return {
    folder,
    how: `a file system of ${MEGABYTES} MB`,
    fill(_pid, left) {
      free()
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(filling, Buffer.alloc(Math.max(0, bavail * bsize - left)))
    },
    free,
    remove() {
      execFileSync('umount', [folder])
      rmSync(folder, { recursive: true })
    },
  }
}

/** Anybody's: no file of the process may grow beyond the limit, which can be raised again while it runs. */
export function limitedDisk(): SmallDisk {
  const folder = mkdtempSync(path.join(tmpdir(), 'assay-disk-'))
  const limit = (pid: number, bytes: string) => {
    try {
      execFileSync('prlimit', [`--pid=${pid}`, `--fsize=${bytes}:`])
    } catch (error) {
      throw new Error(
        'A full disk is tried with prlimit (util-linux, on every Linux): install it, or run this on Linux',
        { cause: error },
      )
    }
  }
  return {
    folder,
    how: 'a limit on the size of files',
    fill: (pid, left) => limit(pid, String(left)),
    free: (pid) => limit(pid, 'unlimited'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
