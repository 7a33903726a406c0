// @vitest-environment jsdom
// The components do what forms, keyboards and screen readers need from them.
import { createRemixStub } from '@remix-run/testing'
import { cleanup, render, screen, within } from '@testing-library/react'
import type { ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import { afterEach, describe, expect, test } from 'vitest'
import { RadioGroup } from '../../app/ui/choices'
import { ErrorSummary } from '../../app/ui/error-summary'
import { RiskBadge } from '../../app/ui/risk-badge'
import { ScorePair } from '../../app/ui/score-pair'
import { ExampleForm, ExampleList, ExampleStaffPage, ExampleVendorPage } from './example'

afterEach(cleanup)

function show(element: ReactNode, at = '/') {
  const Stub = createRemixStub([
    { id: 'root', path: '*', Component: () => element, loader: () => ({ theme: 'system' }) },
  ])
  return render(
    <Stub initialEntries={[at]} hydrationData={{ loaderData: { root: { theme: 'system' } } }} />,
  )
}

describe('fields', () => {
  test('an error stands between hint and field, and the field refers to both', () => {
    show(<ExampleForm failed />)
    const input = screen.getByLabelText('Contact e-mail')
    const [hint, error] = (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id))
    expect(input.getAttribute('aria-invalid')).toBe('true')
    expect(error?.textContent).toContain('Error: Enter an e-mail address')
    if (!hint || !error) throw new Error('no description')
    const follows = Node.DOCUMENT_POSITION_FOLLOWING
    expect(hint.compareDocumentPosition(error) & follows).toBeTruthy()
    expect(error.compareDocumentPosition(input) & follows).toBeTruthy()
  })

  test('what may be left out says so, everything else says nothing', () => {
    show(<ExampleForm failed={false} />)
    expect(screen.getByLabelText('What the AI does (optional)')).toBeTruthy()
    expect(screen.queryByText(/required/i)).toBeNull()
  })

  test('a group names its question and its options', () => {
    show(<ExampleForm failed />)
    const group = screen.getByRole('group', { name: /What may it do by itself/ })
    const first = within(group).getByLabelText('It suggests')
    expect(first.getAttribute('aria-describedby')).toBe('field-autonomy-about')
    expect(document.getElementById('field-autonomy-about')?.textContent).toContain('A person')
  })

  test('react-hook-form reads radios that were registered', async () => {
    let read: () => unknown = () => null
    function Registered() {
      const { register, getValues } = useForm({ defaultValues: { a: 'y' } })
      read = () => getValues('a')
      const options = [
        { value: 'x', label: 'X' },
        { value: 'y', label: 'Y' },
      ]
      return <RadioGroup label="A" options={options} {...register('a')} defaultValue="y" />
    }
    show(<Registered />)
    expect(read()).toBe('y')
    screen.getByLabelText('X').click()
    expect(read()).toBe('x')
  })

  test('no submit button is disabled', () => {
    show(<ExampleForm failed />)
    for (const button of screen.getAllByRole('button')) {
      expect(button.hasAttribute('disabled')).toBe(false)
    }
  })
})

describe('the error summary', () => {
  test('takes the focus and leads to each field', () => {
    show(<ExampleForm failed />)
    const summary = screen.getByRole('alert')
    expect(document.activeElement).toBe(summary)
    const links = within(summary).getAllByRole('link')
    expect(links).toHaveLength(3)
    for (const link of links) {
      const target = document.getElementById((link.getAttribute('href') ?? '').slice(1))
      expect(target?.matches('input, select, textarea'), String(link)).toBe(true)
    }
  })

  test('is not there without errors', () => {
    show(
      <>
        <ErrorSummary errors={undefined} />
        <ErrorSummary errors={{}} />
      </>,
    )
    expect(screen.queryByRole('alert')).toBeNull()
  })
})

describe('the table', () => {
  test('has a caption, row headers and a sortable column that says its order', () => {
    show(<ExampleList />, '/reviews?tier=1&page=2&sort=-due')
    const table = screen.getByRole('table', { name: 'Reviews' })
    const due = within(table).getByRole('columnheader', { name: 'Due' })
    expect(due.getAttribute('aria-sort')).toBe('descending')
    expect(within(table).getAllByRole('rowheader')).toHaveLength(5)
    expect(screen.getByText('5 reviews, 1 overdue')).toBeTruthy()
  })

  test('a header link turns the order round, keeps filters and starts at the first page', () => {
    show(<ExampleList />, '/reviews?tier=1&page=2&sort=-due')
    const href = (name: string) => screen.getByRole('link', { name }).getAttribute('href')
    expect(href('Due')).toBe('/reviews?tier=1&sort=due')
    expect(href('Review')).toBe('/reviews?tier=1&sort=number')
  })

  test('a chip removes its own filter only', () => {
    show(<ExampleList />, '/reviews?tier=1&tier=2&waiting=us&page=2&sort=-due')
    const href = (name: RegExp) => screen.getByRole('link', { name }).getAttribute('href')
    expect(href(/^Tier: 1/)).toBe('/reviews?waiting=us&sort=-due&tier=2')
    expect(href(/^Waiting on/)).toBe('/reviews?tier=1&tier=2&sort=-due')
    expect(href(/^Clear filters/)).toBe('/reviews?sort=-due&tier=2')
  })

  test('the pages of a list keep its filters', () => {
    show(<ExampleList />, '/reviews?tier=1&page=2')
    expect(screen.getByRole('link', { name: 'Next' }).getAttribute('href')).toBe(
      '/reviews?tier=1&page=3',
    )
  })
})

describe('risk and scores', () => {
  test('risk is a shape and a word, and not assessed is not low', () => {
    for (const level of ['Low', 'Moderate', 'High', 'Critical'] as const) {
      const { container } = render(<RiskBadge level={level} />)
      expect(container.textContent).toMatch(new RegExp(`^[○◐▲◆]${level}$`))
      cleanup()
    }
    expect(render(<RiskBadge level={null} />).container.textContent).toBe('–Not assessed')
  })

  test('the two scores stand together, to one decimal, and nothing is not zero', () => {
    expect(render(<ScorePair assured={68} asStated={84.2} />).container.textContent).toBe(
      'assured 68.0, as stated 84.2',
    )
    cleanup()
    expect(render(<ScorePair assured={null} asStated={0} />).container.textContent).toBe(
      'assured not scored, as stated 0.0',
    )
  })
})

describe('frames', () => {
  test('both start with a way past the navigation, and have one main heading', () => {
    for (const page of [<ExampleStaffPage key="staff" />, <ExampleVendorPage key="vendor" />]) {
      const { container } = show(page)
      expect(container.querySelector('a')?.getAttribute('href')).toBe('#content')
      expect(container.querySelector('main')?.id).toBe('content')
      expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1)
      expect(container.innerHTML).not.toMatch(/ style=/)
      cleanup()
    }
  })

  test('staff see what waits for them in the navigation', () => {
    show(<ExampleStaffPage />)
    const navigation = screen.getByRole('navigation', { name: 'Main' })
    expect(within(navigation).getByRole('link', { name: 'Waiting on (4)' })).toBeTruthy()
  })
})
