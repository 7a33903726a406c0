// The first page.
import type { MetaFunction } from '@remix-run/node'
import { Page } from '../ui/page'
import { PlainLayout } from '../ui/vendor-layout'

export const meta: MetaFunction = () => [{ title: 'Assay' }]

export default function FirstPage() {
  return (
    <PlainLayout>
      <Page title="Assay" lead="Vendor AI risk assessment." narrow />
    </PlainLayout>
  )
}
