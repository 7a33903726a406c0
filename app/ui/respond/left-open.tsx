// What a vendor leaves open and submits all the same: each kind with a tick of its own.
import { Checkbox } from '../choices'
import { counted } from './frame'

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
          label={`Submit with ${page.gaps} of ${counted(page.total, 'question')} open. They count as not answered.`}
          defaultChecked={values?.gapsAccepted === 'yes'}
          error={errors?.gapsAccepted}
        />
      ) : null}
      {page.contradictions > 0 ? (
        <Checkbox
          name="contradictionsAccepted"
          label={`Submit with ${counted(page.contradictions, 'contradiction')} between answers left without an explanation. ${page.host.organisation} will see them.`}
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
      gapsAccepted: `Tick this to submit with ${counted(gaps, 'question')} open, or answer them`,
    }),
    ...(contradictions > 0 && {
      contradictionsAccepted: 'Tick this to leave them without an explanation, or explain them',
    }),
  }
}
