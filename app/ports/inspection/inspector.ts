// Looks into what an outsider uploads, in a process that may fail alone: what it is, whether it can be read, what is odd about it.
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { type Contents, type Noticed, noticed } from '../../core/evidence/contents'
import type { FileRefusal } from '../../core/respond/file-refusals'
import { type ApartLimits, askApart } from '../apart'
import { type Extension, fileKind, mediaTypes } from './file-kind'

export type Inspected =
  | { ok: true; mediaType: string; extension: Extension; contents: Omit<Contents, 'scanned'> }
  | { ok: false; reason: FileRefusal }

export interface Inspector {
  /** Never throws over the file, whatever is in it. */
  inspect(file: { name: string; bytes: Uint8Array }): Promise<Inspected>
}

const reader = fileURLToPath(new URL('./reader.mjs', import.meta.url))

export type Ask = (question: object) => Promise<unknown>

const askReader =
  (limits: ApartLimits): Ask =>
  (question) =>
    askApart(reader, question, limits)

/** One file is looked into at a time, so that what one may cost is what all may cost together. */
export function fileInspector(
  limits: ApartLimits = { milliseconds: 15_000, megabytes: 256 },
  ask: Ask = askReader(limits),
): Inspector {
  let last: Promise<unknown> = Promise.resolve()
  return {
    async inspect({ name, bytes }) {
      const kind = fileKind(bytes, name)
      if (!kind.ok) return kind
      const { extension, entries } = kind
      if (extension === 'txt' || extension === 'csv') return plain(extension)
      const asking = last.then(() => ask({ bytes, as: extension, entries }))
      last = asking
      const found = foundBy(await asking)
      if (!found.ok) return found
      // What the reader could name is nothing that may be uploaded.
      if (extension === 'unknown') return { ok: false, reason: 'wrong type' }
      return { ok: true, mediaType: mediaTypes[extension], extension, contents: found.contents }
    },
  }
}

function plain(extension: 'txt' | 'csv'): Inspected {
  const contents = { noticed: [], pages: null, width: null, height: null }
  return { ok: true, mediaType: mediaTypes[extension], extension, contents }
}

const answerOfReader = z.union([
  z.object({
    refused: z.enum([
      'damaged',
      'password',
      'macros',
      'archive',
      'other picture',
      'too many pixels',
      'wrong type',
    ]),
  }),
  z.object({
    noticed: z.array(z.enum(Object.keys(noticed) as [Noticed, ...Noticed[]])),
    pages: z.number().int().nonnegative().nullable(),
    width: z.number().int().nonnegative().nullable(),
    height: z.number().int().nonnegative().nullable(),
  }),
])

function foundBy(message: unknown) {
  if (message === null) return { ok: false, reason: 'bomb' } as const
  const answer = answerOfReader.safeParse(message)
  if (!answer.success) return { ok: false, reason: 'damaged' } as const
  if ('refused' in answer.data) return { ok: false, reason: answer.data.refused } as const
  return { ok: true, contents: answer.data } as const
}
