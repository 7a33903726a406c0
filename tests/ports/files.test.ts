// Evidence files on disk: whole or not there, under the name of their hash, and no path ever leads elsewhere.
import { createHash } from 'node:crypto'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepDurably } from '../../app/ports/durable'
import { filesIn } from '../../app/ports/files'

let data: string
beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), 'assay-files-'))
})
afterEach(() => rmSync(data, { recursive: true, force: true }))

const bytes = Buffer.from('a report')
const sha256 = createHash('sha256').update(bytes).digest('hex')
const place = () => path.join(data, 'evidence', sha256.slice(0, 2), sha256)
const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)

test('a file lies under its hash, once, however often it is given', async () => {
  const files = filesIn(data)
  expect(await files.put(bytes)).toBe(sha256)
  await files.put(bytes)
  for (let upload = 0; upload < 2; upload++) await files.settle(sha256, async () => true)
  expect(filesBelow(data)).toEqual([sha256])
  expect(readFileSync(place())).toEqual(bytes)
})

test('what could not be put into its place leaves nothing beside it', async () => {
  mkdirSync(place(), { recursive: true })
  writeFileSync(path.join(place(), 'in the way'), '')
  await expect(filesIn(data).put(bytes)).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST/)
  expect(filesBelow(data)).toEqual(['in the way'])
})

test.each(['../../portal.key', `${sha256.slice(0, 62)}/../../../keys`, sha256.toUpperCase(), ''])(
  'nothing but a hash names a file: %j',
  async (name) => {
    mkdirSync(path.join(data, 'evidence', '..'), { recursive: true })
    writeFileSync(path.join(data, 'portal.key'), 'secret')
    await expect(filesIn(data).get(name)).rejects.toThrow('Not a SHA-256')
  },
)

test('a file that no longer has its hash is neither handed out nor counted as there', async () => {
  const files = filesIn(data)
  await files.put(bytes)
  expect(await files.has(sha256)).toBe(true)
  writeFileSync(place(), 'another report')
  expect(await files.has(sha256)).toBe(false)
  await expect(files.get(sha256)).rejects.toThrow('altered')
})

test('a secret is readable by its owner alone, and the first one stays', () => {
  const file = path.join(data, 'keys', 'portal.key')
  keepDurably(data, file, 'first')
  keepDurably(data, file, 'second')
  expect(readFileSync(file, 'utf8')).toBe('first')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(statSync(path.dirname(file)).mode & 0o777).toBe(0o700)
  expect(readdirSync(path.dirname(file))).toEqual(['portal.key'])
})
