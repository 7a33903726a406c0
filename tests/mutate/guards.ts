// Switches single guards of a copied bundle off, and shows of each what goes wrong without it.
import { staffRoles } from '../../app/core/access/roles'
import { comparable } from '../routes/matrix/ask'
import { type Cell, isRefusal } from '../routes/matrix/cells'
import type { Judge, Judged } from '../routes/matrix/judge'
import type { World } from '../routes/matrix/world'

export interface Guards {
  /** Answers the cell with these guards gone, and tells which of the others said no. */
  look(cell: Cell, off?: Iterable<number>): Promise<Judged & { said: ReadonlySet<number> }>
}

/** Whoever comes is taken for somebody with every role, or for the one whose link it is. */
const ghost = {
  kind: 'staff',
  id: 'ada',
  name: 'Ghost',
  email: 'ghost@example.com',
  roles: staffRoles,
}

/** One set of switches for the whole process: the copied bundle asks for them by this name. */
export function watchGuards(world: World, judge: Judge): Guards {
  const session = { staff: ghost, sessionId: 'session-ada', passwordTemporary: false }
  const linkHolder = linkHolderIn(world)
  const off = new Set<number>()
  const asked = new Map<number, number>()
  const count = (number: number, by: number) => asked.set(number, (asked.get(number) ?? 0) + by)
  const allowed = <T>(number: number, value: T): T => {
    if (value !== false) count(number, -1)
    return value
  }
  const guards = {
    off(number: number) {
      if (!off.has(number)) count(number, 1)
      return off.has(number)
    },
    said: (number: number, value: unknown) =>
      value instanceof Promise
        ? value.then((given) => allowed(number, given))
        : allowed(number, value),
    without: {
      authorise: () => {},
      allows: () => true,
      requireStaff: async () => ghost,
      requireSession: async () => session,
      requireRespondent: linkHolder,
      requireLead: linkHolder,
    },
  }
  Object.assign(globalThis, { guards })
  return {
    async look(cell, gone = []) {
      asked.clear()
      for (const number of gone) off.add(number)
      let said: ReadonlySet<number> = new Set()
      // What a page offers is then tried with every guard in place.
      const judged = await judge.look(cell, () => {
        said = new Set([...asked].filter(([, times]) => times > 0).map(([number]) => number))
        off.clear()
      })
      return { ...judged, said }
    },
  }
}

const linkHolderIn =
  (world: World) =>
  async ({ params }: { params: { token?: string } }) => {
    const { db } = world.app.store
    const hash = world.app.secrets.hash('invitation', params.token ?? '')
    const rows = await db.select().from(db.t.invitations)
    const found = rows.find(({ tokenHash }) => tokenHash === hash) ?? rows[0]
    if (!found) throw new Error('Nobody was invited')
    const { id: invitationId, contactId, reviewId } = found
    const person = { name: 'Ghost', email: 'g@example.com' }
    return { kind: 'respondent', invitationId, contactId, reviewId, ...person }
  }

/**
 * alone: without it a cell is red. second lock: with every other guard on its way gone it still says no, and only
 * without it too is the cell answered as if nobody asked. shown: it refuses nothing, but without it a page says or offers what it must not.
 * told: without it an answer, or what is written, is another one; no rule of the matrix says which is right.
 */
export const proofs = ['alone', 'second lock', 'shown', 'told'] as const
export type Proof = (typeof proofs)[number]

type Seen = Pick<Judged, 'answer' | 'rows'>
const differs = (one: Seen, other: Seen): boolean =>
  one.rows !== other.rows || comparable(one.answer, []) !== comparable(other.answer, [])

export class Proven {
  private readonly found = new Map<number, Proof>()

  constructor(private readonly guards: Guards) {}

  of(number: number): Proof | undefined {
    return this.found.get(number)
  }

  get size(): number {
    return this.found.size
  }

  private keep(number: number, proof: Proof): void {
    const before = this.found.get(number)
    if (before && proofs.indexOf(before) <= proofs.indexOf(proof)) return
    this.found.set(number, proof)
  }

  /** What is wrong with the cell while every guard is in place: then it proves nothing. */
  async by(cell: Cell): Promise<string[]> {
    const whole = await this.guards.look(cell)
    if (whole.wrong.length > 0) return whole.wrong
    if (cell.expected.every(isRefusal)) await this.refusing(cell, whole.said)
    else await this.showing(cell, whole)
    return []
  }

  /** Guards are taken away one behind the other, until none is left that says no. */
  private async refusing(cell: Cell, first: ReadonlySet<number>): Promise<void> {
    const chain = new Set(first)
    for (let said = first; said.size > 0; ) {
      const without = await this.guards.look(cell, chain)
      said = without.said
      for (const number of said) chain.add(number)
      if (said.size === 0 && without.wrong.length > 0) await this.each(cell, chain, without)
    }
  }

  /** Without the whole chain the cell is red; which of its guards is missed, alone or with all the others gone? */
  private async each(cell: Cell, chain: ReadonlySet<number>, open: Judged): Promise<void> {
    for (const number of chain) {
      if (this.found.get(number) !== 'alone') {
        const { wrong } = await this.guards.look(cell, [number])
        if (wrong.length > 0) this.keep(number, 'alone')
      }
      const known = this.found.get(number)
      if (known === 'alone' || known === 'second lock') continue
      const others = [...chain].filter((other) => other !== number)
      const held = await this.guards.look(cell, others)
      if (held.said.has(number) && differs(held, open)) this.keep(number, 'second lock')
    }
  }

  private async showing(cell: Cell, whole: Awaited<ReturnType<Guards['look']>>): Promise<void> {
    for (const number of whole.said) {
      const known = this.found.get(number)
      if (known !== undefined && known !== 'told') continue
      const { wrong, answer, rows } = await this.guards.look(cell, [number])
      if (wrong.length > 0) this.keep(number, 'shown')
      else if (differs({ answer, rows }, whole)) this.keep(number, 'told')
    }
  }
}
