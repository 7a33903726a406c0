// Somebody who saves without a pause over plain HTTP, so that at every moment some save is under way.
import type { Typist } from '../bench/autosave-typists'

export interface Writer {
  reviewId: string
  acknowledged(): number
  /** Empty when the comments hold what was acknowledged, or something typed later. */
  missingIn(comments: readonly string[]): string[]
  stop(): void
}

const textOf = (turn: number): string => `${turn} ${'abcdefghij'.repeat((turn % 40) + 1)}`

export function openWriter(url: string, { token, cookie, reviewId, questions }: Typist): Writer {
  const question = questions[0] ?? ''
  const state = { turn: 0, acknowledged: 0, revision: 0, stopped: false, count: 0 }
  async function save(turn: number): Promise<void> {
    const change = {
      question,
      revision: state.revision,
      fields: { value: '', comment: textOf(turn) },
    }
    const response = await fetch(`${url}/respond/${token}/autosave`, {
      method: 'POST',
      headers: { Origin: url, Cookie: cookie, 'Content-Type': 'application/json' },
      body: JSON.stringify(change),
    })
    const body = await response.json()
    if (response.status === 200) {
      Object.assign(state, { acknowledged: turn, revision: body.revision, count: state.count + 1 })
    }
    // A save whose answer was cut off has moved the revision on.
    if (response.status === 409) state.revision = body.conflict.revision
  }
  void (async () => {
    while (!state.stopped) {
      state.turn += 1
      await save(state.turn).catch(() => new Promise((resolve) => setTimeout(resolve, 20)))
    }
  })()
  return {
    reviewId,
    acknowledged: () => state.count,
    missingIn(comments) {
      const { acknowledged } = state
      if (acknowledged === 0) return []
      const found = comments.some((comment) => {
        const turn = Number(comment.split(' ', 1)[0])
        return turn >= acknowledged && comment === textOf(turn)
      })
      return found ? [] : [`${reviewId}: save ${acknowledged}`]
    },
    stop() {
      state.stopped = true
    },
  }
}
