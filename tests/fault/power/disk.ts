// A disk as POSIX promises it and no better: what was flushed is there, of everything else any part may be.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Change, TraceEvent } from './trace'

/** A number from 0 up to, but not including, 1. */
export type Random = () => number

type ContentChange = Extract<Change, { kind: 'write' | 'truncate' }>

interface Inode {
  isFolder: boolean
  durable: Content
  pending: { at: number; change: ContentChange }[]
}

/** A folder's entries: put one there, or take it away. */
interface Entry {
  at: number
  /** Several that come true together or not at all, as a rename. */
  sets: { path: string; inode: Inode | null }[]
}

export interface Disk {
  /** The next event of the trace. */
  take(event: TraceEvent): void
  /** Writes into an empty folder what could be found after the power went at this moment. */
  cutPower(folder: string, random: Random): void
}

export function emptyDisk(): Disk {
  const live = new Map<string, Inode>()
  const durable = new Map<string, Inode>()
  /** By folder, in order. */
  const pending = new Map<string, Entry[]>()
  let taken = 0

  function enter(sets: Entry['sets']): void {
    for (const { path: name, inode } of sets) {
      if (inode) live.set(name, inode)
      else live.delete(name)
    }
    const folder = folderOf(sets[0]?.path ?? '')
    pending.set(folder, [...(pending.get(folder) ?? []), { at: taken, sets }])
  }

  function flush(name: string, since: number): void {
    const entries = pending.get(name) ?? []
    for (const { sets } of entries.filter(({ at }) => at < since)) apply(durable, sets)
    pending.set(
      name,
      entries.filter(({ at }) => at >= since),
    )
    const inode = live.get(name)
    if (!inode) return
    for (const { at, change } of inode.pending) {
      if (at < since) inode.durable.apply(change)
    }
    inode.pending = inode.pending.filter(({ at }) => at >= since)
  }

  return {
    take(event) {
      if (event.kind === 'sync') flush(event.path, event.since)
      else if (event.kind === 'write' || event.kind === 'truncate') {
        live.get(event.path)?.pending.push({ at: taken, change: event })
      } else if (event.kind !== 'ack') enter(entriesOf(event, live))
      taken += 1
    },
    cutPower(folder, random) {
      const names = new Map(durable)
      for (const entries of pending.values()) {
        const kept = Math.floor(random() * (entries.length + 1))
        for (const { sets } of entries.slice(0, kept)) apply(names, sets)
      }
      // An entry in a folder that is gone is gone with it.
      const found = [...names].sort(([a], [b]) => (a < b ? -1 : 1))
      for (const [name, inode] of found) {
        const isReachable = parentsOf(name).every((each) => names.get(each)?.isFolder)
        if (!isReachable) continue
        if (inode.isFolder) mkdirSync(path.join(folder, name), { recursive: true })
        else writeFileSync(path.join(folder, name), survivor(inode, random))
      }
    },
  }
}

type EntryChange = Exclude<Change, ContentChange>

function entriesOf(event: EntryChange, live: ReadonlyMap<string, Inode>): Entry['sets'] {
  const made = (isFolder: boolean): Inode => ({ isFolder, durable: new Content(), pending: [] })
  switch (event.kind) {
    case 'create':
    case 'mkdir':
      return [{ path: event.path, inode: made(event.kind === 'mkdir') }]
    case 'unlink':
      return [{ path: event.path, inode: null }]
    case 'link':
    case 'rename': {
      const inode = live.get(event.path)
      if (!inode) throw new Error(`Nothing is known of ${event.path}`)
      const there = { path: event.to, inode }
      return event.kind === 'link' ? [there] : [there, { path: event.path, inode: null }]
    }
  }
}

function apply(names: Map<string, Inode>, sets: Entry['sets']): void {
  for (const { path: name, inode } of sets) {
    if (inode) names.set(name, inode)
    else names.delete(name)
  }
}

/** The data folder itself, the parent of everything, is the empty name and is there from the beginning. */
const folderOf = (name: string): string => {
  const folder = path.dirname(name)
  return folder === '.' ? '' : folder
}

function parentsOf(name: string): string[] {
  const folder = folderOf(name)
  return folder === '' ? [] : [...parentsOf(folder), folder]
}

/** Bytes that grow in place: a copy of the whole file for every page that is written would take minutes. */
class Content {
  private size = 0
  private room = Buffer.alloc(4096)

  get bytes(): Buffer {
    return this.room.subarray(0, this.size)
  }

  copy(): Content {
    const copy = new Content()
    copy.put(0, this.bytes)
    return copy
  }

  put(offset: number, piece: Buffer): void {
    this.grow(offset + piece.length)
    piece.copy(this.room, offset)
  }

  apply(change: ContentChange): void {
    if (change.kind === 'write') this.put(change.offset, change.bytes)
    else this.resize(change.size)
  }

  private resize(size: number): void {
    this.grow(size)
    this.room.fill(0, size, this.size)
    this.size = size
  }

  private grow(size: number): void {
    if (size > this.room.length) {
      this.room = Buffer.concat([this.bytes], Math.max(size, this.room.length * 2))
    }
    this.size = Math.max(this.size, size)
  }
}

/** What was never flushed is there not at all, up to some write, write by write by chance, or sector by sector by chance. */
function survivor({ durable, pending }: Inode, random: Random): Buffer {
  const way = Math.floor(random() * 5)
  if (pending.length === 0 || way === 0) return durable.bytes
  const sector = random() < 0.5 ? 512 : 4096
  const upTo = way === 1 || way === 4 ? Math.floor(random() * (pending.length + 1)) : pending.length
  const found = durable.copy()
  for (const [place, { change }] of pending.slice(0, upTo).entries()) {
    const isLast = place === upTo - 1
    if (way === 2 && random() < 0.5) continue
    const isTorn = way === 3 || (way === 4 && isLast)
    if (isTorn && change.kind === 'write') tear(found, change, { sector, random })
    else found.apply(change)
  }
  return found.bytes
}

/** Each sector that a write touches is the old one or the new one. */
function tear(
  found: Content,
  { offset, bytes: piece }: Extract<Change, { kind: 'write' }>,
  { sector, random }: { sector: number; random: Random },
): void {
  for (let at = offset; at < offset + piece.length; ) {
    const end = Math.min((Math.floor(at / sector) + 1) * sector, offset + piece.length)
    if (random() < 0.5) found.put(at, piece.subarray(at - offset, end - offset))
    at = end
  }
}
