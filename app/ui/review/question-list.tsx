// The questions at the left: what stands out about each, what it costs, and which is open.
import { useEffect, useRef } from 'react'
import { type Mark, marks, markWords, readMark } from '../../core/judgement/marks'
import type { WorkItem } from '../../core/judgement/view'
import { LinkButton } from '../button'
import { classNames } from '../class-names'
import { Link } from '../link'
import { questionPath, type WorkspacePlace } from './search'

export interface QuestionListProps {
  place: WorkspacePlace
  list: readonly WorkItem[]
  counts: Partial<Record<Mark, number>>
  total: number
  /** The question that is open at the right. */
  open: string | null
  /** Offers to accept at once what is unchanged. */
  canJudge: boolean
}

export function QuestionList({ place, list, counts, total, open, canJudge }: QuestionListProps) {
  const box = useRef<HTMLDivElement>(null)
  // The list has a scroll of its own: where the open question lies below its edge, it is brought into sight.
  useEffect(() => {
    const item = open === null ? null : box.current?.querySelector<HTMLElement>('[aria-current]')
    if (box.current && item) box.current.scrollTop = item.offsetTop - box.current.clientHeight / 2
  }, [open])
  return (
    <nav aria-label="Questions" className="min-w-0 self-start lg:sticky lg:top-4">
      <Filters place={place} counts={counts} total={total} />
      {canJudge && counts.unchanged ? (
        <p className="mb-2">
          <LinkButton to={`/reviews/${place.number}/unchanged`}>
            Accept {counts.unchanged} unchanged…
          </LinkButton>
        </p>
      ) : null}
      {list.length === 0 ? (
        <p className="border-y border-line py-3">
          {nothingLeft(place.show)}{' '}
          <Link to={questionPath({ ...place, show: null }, open)} className="link">
            Show all {total}
          </Link>
        </p>
      ) : (
        <div
          ref={box}
          className="relative max-h-72 overflow-y-auto border-y border-line lg:max-h-[70dvh]"
        >
          <Items place={place} list={list} open={open} />
        </div>
      )}
    </nav>
  )
}

function nothingLeft(show: string | null): string {
  const mark = readMark(show)
  if (mark === 'unreviewed') return 'Every answer has a verdict.'
  return mark === null ? 'No question was shown.' : `No answer is marked “${markWords[mark]}”.`
}

function Filters({ place, counts, total }: Pick<QuestionListProps, 'place' | 'counts' | 'total'>) {
  const shown = marks.filter((mark) => (counts[mark] ?? 0) > 0 || mark === place.show)
  return (
    <ul aria-label="Show" className="mb-2 flex flex-wrap gap-1.5">
      <Filter place={place} show={null} label="All" count={total} />
      {shown.map((mark) => (
        <Filter
          key={mark}
          place={place}
          show={mark}
          label={markWords[mark]}
          count={counts[mark] ?? 0}
        />
      ))}
    </ul>
  )
}

interface FilterProps {
  place: WorkspacePlace
  show: Mark | null
  label: string
  count: number
}

function Filter({ place, show, label, count }: FilterProps) {
  const chosen = place.show === show
  return (
    <li>
      <Link
        to={questionPath({ ...place, show }, null)}
        preventScrollReset
        aria-current={chosen ? 'true' : undefined}
        className={classNames(
          'badge inline-flex min-h-7 items-center rounded-md border px-2 tabular-nums',
          chosen ? 'border-action bg-action-wash font-semibold text-action' : 'border-line',
        )}
      >
        {label} ({count})
      </Link>
    </li>
  )
}

function Items({ place, list, open }: Pick<QuestionListProps, 'place' | 'list' | 'open'>) {
  return (
    <ul>
      {list.map((item, index) => (
        <li key={item.id}>
          {item.section === list[index - 1]?.section ? null : (
            <p className="bg-surface px-2 py-1 text-xs font-semibold text-muted">{item.section}</p>
          )}
          <Item place={place} item={item} isOpen={item.id === open} />
        </li>
      ))}
    </ul>
  )
}

function Item({ place, item, isOpen }: { place: WorkspacePlace; item: WorkItem; isOpen: boolean }) {
  const said: readonly Mark[] =
    place.show === 'since last round'
      ? ['unreviewed', 'since last round', 'worse']
      : ['unreviewed', 'since last round']
  const shown = item.marks.filter((mark) => !said.includes(mark))
  return (
    <Link
      to={questionPath(place, item.id)}
      preventScrollReset
      aria-current={isOpen ? 'true' : undefined}
      className={classNames(
        'block border-l-4 px-2 py-1.5 hover:bg-surface',
        isOpen ? 'border-action bg-action-wash' : 'border-transparent',
      )}
    >
      <span className="flex justify-between gap-2">
        <span className="min-w-0 truncate">
          <span className="font-semibold">{item.id}</span> {item.prompt}
        </span>
        {item.lost === null || item.lost === 0 ? null : (
          <span className="shrink-0 tabular-nums">
            <span aria-hidden="true">−{item.lost.toFixed(1)}</span>
            <span className="sr-only">cost {item.lost.toFixed(1)} points</span>
          </span>
        )}
      </span>
      <span className="block text-xs text-muted">
        {[...verdictWords(item), ...shown.map(words)].join(' · ')}
      </span>
    </Link>
  )
}

/** A blank has nothing to review, and says itself that it is one. */
function verdictWords({ verdict, marks }: WorkItem): string[] {
  if (verdict !== null) return [`✓ ${verdict}`]
  return marks.includes('unreviewed') ? [markWords.unreviewed] : []
}

const words = (mark: Mark): string => (mark === 'flag' ? `▲ ${markWords.flag}` : markWords[mark])
