// Disks that fill up at a word: a small file system of its own where one can be mounted, else a limit on what the server may write.
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isStorageTrouble } from '../../../app/core/storage/trouble'

export interface SmallDisk {
  folder: string
  how: string
  /** Leaves so many bytes to whatever runs as `pid`. */
  fill(pid: number, left: number): void
  free(pid: number): void
  /** No file can be put below this folder until it is opened again; everything else goes on. */
  shut(below: string): { how: string; open(): void }
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
      try {
        writeFileSync(filling, Buffer.alloc(Math.max(0, bavail * bsize - left)))
      } catch (error) {
        // The server wrote meanwhile: then it is full to the last byte.
        if (!isStorageTrouble(error)) throw error
      }
    },
    free,
    shut: mountedReadOnly,
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
    shut: process.getuid?.() === 0 ? replacedBySysfs : withoutTheRight,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function mountedReadOnly(below: string) {
  execFileSync('mount', ['--bind', below, below])
  execFileSync('mount', ['-o', 'remount,bind,ro', below])
  return { how: 'mounted read-only', open: () => void execFileSync('umount', [below]) }
}

function withoutTheRight(below: string) {
  const everything = [below, ...foldersIn(below)]
  for (const each of everything) chmodSync(each, 0o555)
  return {
    how: 'without the right to write',
    open() {
      for (const each of everything) chmodSync(each, 0o755)
    },
  }
}

const foldersIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => path.join(folder, name))

/** Rights do not bind root, and mounting may not be allowed; the kernel's own file system takes files from nobody. */
function replacedBySysfs(below: string) {
  const aside = `${below}.away`
  renameSync(below, aside)
  symlinkSync('/sys', below)
  return {
    how: 'on a file system that takes no files',
    open() {
      rmSync(below)
      renameSync(aside, below)
    },
  }
}
