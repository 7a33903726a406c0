// What a vendor leaves open and submits all the same: each kind with a tick of its own.
import { Checkbox } from '../choices'
import { submitWords as words } from './words/submit'

export interface LeftOpenProps {
  page: {
    gaps: number
    contradictions: number
    total: number
    host: { organisation: string }
  }
  values: Record<string, string | string[]> | undefined
  errors: { gapsAccepted?: string; contradictionsAccepted?: string } | undefined
}

export function LeftOpen({ page, values, errors }: LeftOpenProps) {
  return (
    <>
      {page.gaps > 0 ? (
        <Checkbox
          name="gapsAccepted"
          label={words.gaps(page.gaps, page.total)}
          defaultChecked={values?.gapsAccepted === 'yes'}
          error={errors?.gapsAccepted}
        />
      ) : null}
      {page.contradictions > 0 ? (
        <Checkbox
          name="contradictionsAccepted"
          label={words.contradictions(page.contradictions, page.host.organisation)}
          defaultChecked={values?.contradictionsAccepted === 'yes'}
          error={errors?.contradictionsAccepted}
        />
      ) : null}
    </>
  )
}

/** The sentences at the ticks that are missing. */
export function openErrors({ gaps, contradictions }: { gaps: number; contradictions: number }) {
  return {
    ...(gaps > 0 && {
      gapsAccepted: words.gapsMissing(gaps),
    }),
    ...(contradictions > 0 && {
      contradictionsAccepted: words.contradictionsMissing,
    }),
  }
}
