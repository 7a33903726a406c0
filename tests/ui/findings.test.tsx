// @vitest-environment jsdom
// The findings of a review as a page of forms.
import { createRemixStub } from '@remix-run/testing'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, describe, expect, test } from 'vitest'
import type { FindingView } from '../../app/core/findings/view'
import { Findings } from '../../app/ui/review/findings'

afterEach(cleanup)

const raised: FindingView = {
  number: 1,
  severity: 'Moderate',
  statement: 'SOC 2 was not found.',
  impact: '',
  questionId: null,
  treatment: 'fix by vendor',
  owner: 'Vera Vendor',
  dueOn: null,
  overdue: false,
  status: 'open',
  rule: null,
  closure: null,
  history: [],
  raisedBy: 'Rita Reviewer',
  raisedAt: '2026-11-21T08:40:00.000Z',
  revision: 1,
}

/** The page before and, at the press of a button, after the server has taken a finding. */
function Page() {
  const [findings, setFindings] = useState<FindingView[]>([])
  return (
    <>
      <Findings
        number={1}
        canRaise
        canChange
        findings={findings}
        suggestions={[]}
        dismissed={[]}
        evidence={[]}
        questions={[]}
        contact="Vera Vendor"
        editing={null}
        from={null}
        errors={undefined}
        values={{}}
      />
      <button type="button" onClick={() => setFindings([raised])}>
        taken
      </button>
    </>
  )
}

describe('raising a finding', () => {
  test('leaves an empty form, so that a second press does not raise it again', () => {
    const Stub = createRemixStub([{ path: '*', Component: Page }])
    render(<Stub />)
    const statement = () => screen.getByLabelText<HTMLTextAreaElement>('What is wrong')
    fireEvent.change(statement(), { target: { value: raised.statement } })
    fireEvent.click(screen.getByRole('radio', { name: 'Moderate' }))
    expect(statement().value).toBe(raised.statement)
    fireEvent.click(screen.getByRole('button', { name: 'taken' }))
    expect(screen.getByRole('table', { name: 'Findings of this review' })).toBeTruthy()
    expect(statement().value).toBe('')
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Moderate' }).checked).toBe(false)
  })
})
