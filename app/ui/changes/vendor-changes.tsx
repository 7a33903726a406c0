// The part of a vendor's page about what changed between reviews.
import { LinkButton } from '../button'
import { Section } from '../page'
import { ChangeList, type ChangeListProps } from './change-list'

export interface VendorChangesProps extends ChangeListProps {
  vendorId: string
  mayRecord: boolean
}

export function VendorChanges({ vendorId, changes, mayRecord, refused }: VendorChangesProps) {
  return (
    <div id="changes" className="mt-8">
      <Section title="Changes between reviews">
        {changes.length === 0 ? (
          <p className="mb-4">Nothing was recorded so far.</p>
        ) : (
          <div className="mb-4">
            <ChangeList changes={changes} refused={refused} />
          </div>
        )}
        {mayRecord ? (
          <LinkButton to={`/vendors/${vendorId}/change`}>Something changed</LinkButton>
        ) : null}
      </Section>
    </div>
  )
}
