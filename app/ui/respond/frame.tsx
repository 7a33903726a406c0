// The frame of every vendor page: who asks and whom to turn to, taken from the page's own data.
import type { ReactNode } from 'react'
import type { Host } from '../../core/respond/pages'
import { kitWords } from '../kit-words'
import { Page, type PageProps } from '../page'
import { VendorLayout } from '../vendor-layout'
import { commonWords } from './words/common'

export interface FrameProps extends Omit<PageProps, 'narrow' | 'eyebrow'> {
  host: Host
  children: ReactNode
}

export function Frame({ host, children, ...page }: FrameProps) {
  return (
    <VendorLayout organisation={host.organisation} contact={host.contact}>
      <Page {...page} eyebrow={host.offering}>
        {children}
      </Page>
    </VendorLayout>
  )
}

export const titleOf = (page: string, host: Host | undefined): string =>
  host === undefined ? kitWords.product : commonWords.pageTitle(page, host.organisation)
