// The way to tell of a change between two reviews.
import type { Host } from '../../core/respond/pages'
import { LinkButton } from '../button'
import { changeWords as words } from './words/change'

export function ChangeLink({ host, token }: { host: Host; token: string }) {
  return (
    <div className="mt-8 print:hidden">
      <h2 className="mb-3 text-xl font-semibold">{words.title}</h2>
      <p className="mb-3">{words.lead(host.organisation)}</p>
      <LinkButton to={`/respond/${token}/change`}>{words.title}</LinkButton>
    </div>
  )
}
