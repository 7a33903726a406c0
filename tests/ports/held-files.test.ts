// Evidence files among several processes: what somebody is about to use is never lost, and what the dead left is swept.
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { filesIn } from '../../app/ports/files'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const bytes = new TextEncoder().encode('a policy')
const SHA = createHash('sha256').update(bytes).digest('hex')
const HOUR = 3_600_000

/** One folder, and as many processes on it as are asked for: each keeps its holds to itself. */
function aFolder() {
  const data = mkdtempSync(path.join(tmpdir(), 'assay-files-'))
  folders.push(data)
  const folder = path.join(data, 'evidence', SHA.slice(0, 2))
  return {
    process: () => filesIn(data),
    names: () => (existsSync(folder) ? readdirSync(folder).sort() : []),
    isThere: () => existsSync(path.join(folder, SHA)),
    write(name: string) {
      mkdirSync(folder, { recursive: true })
      writeFileSync(path.join(folder, name), bytes)
    },
    /** As if so long had passed since everything here was written. */
    age(milliseconds: number) {
      const then = new Date(Date.now() - milliseconds)
      for (const name of readdirSync(folder)) utimesSync(path.join(folder, name), then, then)
    },
  }
}

const used = async () => true
const unused = async () => false

describe('the sweep', () => {
  it('removes an upload whose process died before its row, but for an hour', async () => {
    const disk = aFolder()
    await disk.process().put(bytes)
    disk.age(HOUR - 60_000)
    const nothing = { removed: 0, kept: 0, halves: 0 }
    expect(await disk.process().sweep(unused)).toEqual(nothing)
    expect(disk.isThere()).toBe(true)
    disk.age(HOUR + 60_000)
    expect(await disk.process().sweep(unused)).toEqual({ ...nothing, removed: 1 })
    expect(disk.names()).toEqual([])
  })

  it('keeps an upload whose process died after its row, and puts it back where somebody else had moved it', async () => {
    const disk = aFolder()
    await disk.process().put(bytes)
    rmSync(path.join(folders[0] ?? '', 'evidence', SHA.slice(0, 2), SHA))
    disk.age(2 * HOUR)
    expect(await disk.process().sweep(used)).toEqual({ removed: 0, kept: 1, halves: 0 })
    expect(disk.names()).toEqual([SHA])
  })

  it('removes what was written by halves, and nothing that was never held', async () => {
    const disk = aFolder()
    disk.write(SHA)
    disk.write(`${SHA}.0123456789abcdef.part`)
    disk.write('notes of somebody.txt')
    disk.age(2 * HOUR)
    disk.write(`${SHA}.fedcba9876543210.part`)
    expect(await disk.process().sweep(unused)).toEqual({ removed: 0, kept: 0, halves: 1 })
    expect(disk.names()).toEqual([SHA, `${SHA}.fedcba9876543210.part`, 'notes of somebody.txt'])
  })

  it('leaves a file whose row comes late, however late, to the process that is about to write it', async () => {
    const disk = aFolder()
    const uploading = disk.process()
    await uploading.put(bytes)
    disk.age(9 * HOUR)
    expect(await uploading.sweep(unused)).toEqual({ removed: 0, kept: 0, halves: 0 })
    await uploading.settle(SHA, used)
    expect(disk.names()).toEqual([SHA])
  })

  it('does not cost another process the same file, uploaded and entered while the sweep decides', async () => {
    const disk = aFolder()
    await disk.process().put(bytes)
    disk.age(2 * HOUR)
    const uploading = disk.process()
    let asked = 0
    const rowComesLate = async () => {
      asked += 1
      if (asked === 1) await uploading.put(bytes)
      // Entered and ended after the sweep was told that nothing names it.
      if (asked === 2) await uploading.settle(SHA, used)
      return false
    }
    await disk.process().sweep(rowComesLate)
    expect(asked).toBe(2)
    expect(disk.names()).toEqual([SHA])
    expect(await uploading.has(SHA)).toBe(true)
  })

  it('puts a file that a row names back at once, whoever holds it', async () => {
    const disk = aFolder()
    const [died, refused] = [disk.process(), disk.process()]
    await died.put(bytes)
    await refused.put(bytes)
    await refused.settle(SHA, unused)
    expect(disk.isThere(), 'moved away by the other').toBe(false)
    expect(await disk.process().sweep(used)).toEqual({ removed: 0, kept: 0, halves: 0 })
    expect(disk.isThere()).toBe(true)
  })

  it('leaves alone what somebody else holds since less than an hour, though a dead process held it too', async () => {
    const disk = aFolder()
    await disk.process().put(bytes)
    disk.age(2 * HOUR)
    const uploading = disk.process()
    await uploading.put(bytes)
    expect(await disk.process().sweep(unused)).toEqual({ removed: 0, kept: 0, halves: 0 })
    expect(disk.isThere()).toBe(true)
    await uploading.settle(SHA, used)
    expect(await disk.process().sweep(used)).toEqual({ removed: 0, kept: 1, halves: 0 })
    expect(disk.names()).toEqual([SHA])
  })

  it('finds no folder before the first file', async () => {
    expect(await aFolder().process().sweep(unused)).toEqual({ removed: 0, kept: 0, halves: 0 })
  })
})

describe('ending an upload', () => {
  it('takes a refused file away, unless its row came between the two questions', async () => {
    const disk = aFolder()
    const files = disk.process()
    await files.put(bytes)
    await files.settle(SHA, unused)
    expect(disk.names()).toEqual([])
    await files.put(bytes)
    const answers = [false, true]
    await files.settle(SHA, async () => answers.shift() ?? true)
    expect(disk.names()).toEqual([SHA])
  })

  it('puts the file back where the database cannot say whether it is used', async () => {
    const disk = aFolder()
    const files = disk.process()
    await files.put(bytes)
    const answers = [async () => false, () => Promise.reject(new Error('gone'))]
    const asking = files.settle(SHA, () => (answers.shift() ?? used)())
    await expect(asking).rejects.toThrow('gone')
    expect(disk.isThere()).toBe(true)
  })

  it('of two processes with the same file, one refused and one entered, leaves it to the other', async () => {
    for (let round = 0; round < 150; round++) {
      const disk = aFolder()
      const [refused, entered, sweeping] = [disk.process(), disk.process(), disk.process()]
      await disk.process().put(bytes)
      disk.age(2 * HOUR)
      let row = false
      const isNamed = async () => row
      const upload = async () => {
        await entered.put(bytes)
        if (round % 2 === 0) await new Promise(setImmediate)
        row = true
        await entered.settle(SHA, isNamed)
      }
      const turnedDown = async () => {
        await refused.put(bytes)
        await refused.settle(SHA, isNamed)
      }
      await Promise.all([upload(), turnedDown(), sweeping.sweep(isNamed)])
      expect(disk.isThere(), `round ${round}`).toBe(true)
    }
  })

  it('replaces what was altered on disk by what was uploaded again', async () => {
    const disk = aFolder()
    const files = disk.process()
    disk.write(SHA)
    writeFileSync(path.join(folders[0] ?? '', 'evidence', SHA.slice(0, 2), SHA), 'altered')
    expect(await files.has(SHA)).toBe(false)
    await files.put(bytes)
    await files.settle(SHA, used)
    expect(await files.has(SHA)).toBe(true)
  })
})

describe('a file whose last use ends', () => {
  it('goes with its hold, and by the sweep where its process died on the way', async () => {
    const disk = aFolder()
    const files = disk.process()
    await files.put(bytes)
    await files.settle(SHA, used)
    disk.age(2 * HOUR)
    const dying = disk.process()
    await dying.hold(SHA)
    // The hold is new, though the file is old: another process's sweep does not decide meanwhile.
    expect(await disk.process().sweep(used)).toEqual({ removed: 0, kept: 0, halves: 0 })
    disk.age(2 * HOUR)
    expect(await disk.process().sweep(unused)).toEqual({ removed: 1, kept: 0, halves: 0 })
    expect(disk.names()).toEqual([])
    await files.hold(SHA)
    await files.settle(SHA, unused)
    expect(disk.names()).toEqual([])
  })
})
