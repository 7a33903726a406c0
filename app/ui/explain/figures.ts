// Figures as the explanation prints them.
import { UNKNOWN } from '../../core/report/words'

export const pointsText = (points: number | null): string =>
  points === null ? UNKNOWN : points.toFixed(1)

/** '+2.1', '−2.1', '0.0'. */
export function effectText(effect: number | null): string {
  if (effect === null) return UNKNOWN
  const sign = effect > 0 ? '+' : effect < 0 ? '−' : ''
  return `${sign}${Math.abs(effect).toFixed(1)}`
}

/** '85' as it is; '100/3' as '33 1/3'. */
export function creditText(exact: string | null): string {
  if (exact === null) return UNKNOWN
  const [over = 0, under = 1] = exact.split('/').map(Number)
  const whole = Math.floor(over / under)
  const rest = over - whole * under
  if (rest === 0) return String(whole)
  if (100 % under === 0) return String(over / under)
  return `${whole === 0 ? '' : `${whole} `}${rest}/${under}`
}
