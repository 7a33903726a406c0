import { describe, expect, it } from 'vitest'
import {
  type Command,
  isOpen,
  isWithVendor,
  reviewStatuses,
  step,
} from '../../app/core/review/lifecycle'

const commands: Command[] = [
  'send',
  'begin answering',
  'submit',
  'send back',
  'take up',
  'return',
  'decide',
  'close',
  'cancel',
]

describe('the lifecycle of a review', () => {
  it('runs from draft to closed, with a return on the way', () => {
    const path: Command[] = [
      'send',
      'begin answering',
      'submit',
      'take up',
      'return',
      'send back',
      'decide',
      'close',
    ]
    let status: (typeof reviewStatuses)[number] = 'draft'
    for (const command of path) {
      const next = step(status, command)
      expect(next.ok, `${command} from ${status}`).toBe(true)
      if (next.ok) status = next.status
    }
    expect(status).toBe('closed')
  })

  it('allows exactly these steps and refuses every other with a sentence', () => {
    const allowed = reviewStatuses.flatMap((status) =>
      commands
        .filter((command) => step(status, command).ok)
        .map((command) => `${status}: ${command}`),
    )
    expect(allowed).toEqual([
      'draft: send',
      'draft: cancel',
      'sent: begin answering',
      'sent: submit',
      'sent: cancel',
      'answering: submit',
      'answering: cancel',
      'submitted: take up',
      'submitted: cancel',
      'in review: return',
      'in review: decide',
      'in review: cancel',
      'returned: send back',
      'returned: cancel',
      'decided: close',
    ])
    expect(step('closed', 'decide')).toEqual({
      ok: false,
      reason: 'not possible now',
      sentence: 'This review is closed: it cannot be decided now.',
    })
  })

  it('lets the vendor write only while the review is with them', () => {
    expect(reviewStatuses.filter(isWithVendor)).toEqual(['sent', 'answering', 'returned'])
  })

  it('counts decided, closed and cancelled reviews as resting', () => {
    expect(reviewStatuses.filter((status) => !isOpen(status))).toEqual([
      'decided',
      'closed',
      'cancelled',
    ])
  })
})
