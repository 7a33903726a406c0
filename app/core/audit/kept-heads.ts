// Heads of the chain that were kept elsewhere, and whether a chain goes through them.

/** A hash that was kept where whoever can write to the database cannot: a printed report, a note in a safe. */
export interface KeptHead {
  from: string
  /** The event that it is the hash of; null where only the hash is known. */
  seq: number | null
  /** In full, or its first 16 digits or more. */
  hash: string
}

export interface HeadFound {
  from: string
  found: boolean
  sentence: string
}

/** Which kept heads the chain has gone through so far. */
export function seenHeads(heads: readonly KeptHead[]) {
  const bySeq = new Map<number, KeptHead[]>()
  const anywhere = heads.filter(({ seq }) => seq === null)
  for (const head of heads) {
    if (head.seq !== null) bySeq.set(head.seq, [...(bySeq.get(head.seq) ?? []), head])
  }
  const met = new Set<KeptHead>()
  let upTo: number | null = null
  return {
    note({ seq, hash }: { seq: number; hash: string }) {
      for (const head of [...(bySeq.get(seq) ?? []), ...anywhere]) {
        if (!hash.startsWith(head.hash)) continue
        met.add(head)
        upTo = seq
      }
    },
    /** The last event that a kept head vouches for. */
    upTo: () => upTo,
    found(count: number, broken: boolean): HeadFound[] {
      const from = new Map<string, KeptHead[]>()
      for (const head of heads) from.set(head.from, [...(from.get(head.from) ?? []), head])
      return [...from].map(([name, own]) => headFound(name, own, { met, count, broken }))
    },
  }
}

function headFound(
  from: string,
  own: readonly KeptHead[],
  { met, count, broken }: { met: ReadonlySet<KeptHead>; count: number; broken: boolean },
): HeadFound {
  const missed = own.find((head) => !met.has(head))
  if (!missed) {
    const words =
      own.length === 1 ? 'the hash kept there is' : `all ${own.length} hashes kept there are`
    return { from, found: true, sentence: `${from}: ${words} in this chain.` }
  }
  return { from, found: false, sentence: `${from}: ${missing(missed, count, broken)}` }
}

function missing({ seq }: KeptHead, count: number, broken: boolean): string {
  if (seq !== null && seq <= count) {
    return `it was given another hash for event ${seq}: the chain was written anew.`
  }
  if (broken) return 'its hash was not met before the chain breaks.'
  return seq === null
    ? 'its hash is not in this chain: the end was cut off, or the chain was written anew.'
    : `it knows event ${seq}, but the chain ends at ${count}: the end was cut off.`
}
