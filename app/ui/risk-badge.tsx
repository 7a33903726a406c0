// Risk as shape, word and colour together, never colour alone; the same signs as in the report.
import { classNames } from './class-names'

export type RiskLevel = 'Low' | 'Moderate' | 'High' | 'Critical'

interface Look {
  shape: string
  className: string
}

const looks: Record<RiskLevel, Look> = {
  Low: { shape: '○', className: 'bg-low-wash text-low' },
  Moderate: { shape: '◐', className: 'bg-moderate-wash text-moderate' },
  High: { shape: '▲', className: 'bg-high-wash text-high' },
  Critical: { shape: '◆', className: 'bg-critical-wash text-critical' },
}

const unassessed: Look = {
  shape: '–',
  className: 'border border-dashed border-unassessed bg-unassessed-wash text-unassessed',
}

/** `null` is "Not assessed". */
export function RiskBadge({ level }: { level: RiskLevel | null }) {
  const { shape, className } = level === null ? unassessed : looks[level]
  return (
    <span
      className={classNames(
        'badge inline-flex items-center gap-1.5 rounded-md px-2 py-0.5 font-semibold whitespace-nowrap',
        className,
      )}
    >
      <span aria-hidden="true">{shape}</span>
      {level ?? 'Not assessed'}
    </span>
  )
}
