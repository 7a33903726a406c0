import { readFileSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BackupFlaw, openArchive } from '../../app/ports/backup/read-archive'
import { sealing, unseal } from '../../app/ports/backup/sealed'
import { backUp, check, restore, temporaryFolder } from './backup-case'
import { makeFullDatabase, makeFullFolder } from './full-database'

const PASSPHRASE = 'a river of grey stones'
const PIECE = 64 * 1024
/** The real one takes half a second each time. */
const SOFT = 8

let folder: string
let remove: () => void
beforeEach(() => {
  ;({ folder, remove } = temporaryFolder())
})
afterEach(() => remove())

async function sealed(inside: Buffer): Promise<Buffer> {
  const stream = await sealing(PASSPHRASE, SOFT)
  // In bits and pieces, as a zip comes.
  for (let at = 0; at < inside.length; at += 50_001) stream.write(inside.subarray(at, at + 50_001))
  stream.end()
  return buffer(stream)
}

async function unsealed(bytes: Buffer, passphrase = PASSPHRASE): Promise<Buffer> {
  const file = path.join(folder, 'sealed')
  writeFileSync(file, bytes)
  const handle = await open(file)
  try {
    const { reader, size } = await unseal(handle, passphrase)
    return await buffer(reader.createReadStream({ start: 0, end: size }))
  } finally {
    await handle.close()
  }
}

describe('sealing', () => {
  it('gives the same bytes back, whatever their number, and hides them', async () => {
    for (const length of [1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE]) {
      const inside = Buffer.alloc(length, 'portal.key ')
      const bytes = await sealed(inside)
      expect(bytes.includes('portal.key')).toBe(false)
      expect((await unsealed(bytes)).equals(inside)).toBe(true)
    }
  })

  it('does not open with another passphrase, nor with a flipped bit, a piece less, or pieces exchanged', async () => {
    const head = 32
    const whole = PIECE + 16
    const bytes = await sealed(Buffer.alloc(2 * PIECE + 500, 'x'))
    const exchanged = Buffer.concat([
      bytes.subarray(0, head),
      bytes.subarray(head + whole, head + 2 * whole),
      bytes.subarray(head, head + whole),
      bytes.subarray(head + 2 * whole),
    ])
    const flips = [8, 9, 26, 31, head, head + whole - 1, head + whole + 9, bytes.length - 1]
    const broken = [
      ...flips.map((at) => {
        const flipped = Buffer.from(bytes)
        flipped[at] = (flipped[at] ?? 0) ^ 4
        return flipped
      }),
      exchanged,
      bytes.subarray(0, head + 2 * whole),
      bytes.subarray(0, head + whole),
      bytes.subarray(0, head),
      bytes.subarray(0, 12),
      bytes.subarray(0, -1),
    ]
    for (const each of broken) await expect(unsealed(each)).rejects.toThrow()
    await expect(unsealed(bytes, 'a river of grey stone')).rejects.toThrow()
  })
})

describe('a sealed file', () => {
  it('that asks for more work than a machine has is refused before any is done', async () => {
    const bytes = await sealed(Buffer.from('inside'))
    for (const hardness of [0, 21, 40, 255]) {
      const harder = Buffer.from(bytes)
      harder[8] = hardness
      await expect(unsealed(harder)).rejects.toThrow('no such hardness')
    }
  })
})

describe('a sealed backup', () => {
  it('restores with its passphrase only, and no bit of it can be changed unseen', async () => {
    const portal = { data: path.join(folder, 'p'), url: `file:${folder}/p/assay.db` }
    await makeFullDatabase(portal.url)
    makeFullFolder(portal.data)
    const file = path.join(folder, 'backup.sealed')
    const { hash } = await backUp(portal, path.join(folder, 'plain.zip'))
    const bytes = await sealed(readFileSync(path.join(folder, 'plain.zip')))
    writeFileSync(file, bytes)
    // Two letters alone stand in sealed bytes by chance.
    for (const plain of ['manifest.json', 'PK\u0003\u0004', 'abababab'])
      expect(bytes.includes(plain)).toBe(false)
    expect((await check(file, { passphrase: PASSPHRASE })).hash).toBe(hash)
    await expect(openArchive(file, null)).rejects.toThrow('set ASSAY_BACKUP_PASSPHRASE')
    await expect(openArchive(file, 'another passphrase')).rejects.toThrow(
      'passphrase is another one',
    )
    for (let at = 8; at < bytes.length; at += Math.ceil(bytes.length / 12)) {
      const flipped = Buffer.from(bytes)
      flipped[at] = (flipped[at] ?? 0) ^ 1
      writeFileSync(file, flipped)
      await expect(check(file, { passphrase: PASSPHRASE }), `${at}`).rejects.toThrow(BackupFlaw)
    }
    writeFileSync(file, bytes)
    const target = { data: path.join(folder, 'r'), url: `file:${folder}/r/assay.db` }
    await restore(file, target, { passphrase: PASSPHRASE })
    expect(readFileSync(path.join(target.data, 'keys/portal.key'), 'utf8')).toBe('ab'.repeat(32))
  })
})
