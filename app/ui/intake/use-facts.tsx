// A filed use in words: its tier with reasons, what follows from the intake, and every item as it was answered.
import type { FactInWords, ItemInWords } from '../../core/uses/facts-in-words'
import { InstantText } from '../date-text'
import { Notice } from '../notice'
import { Section } from '../page'
import { Stack } from '../stack'
import { StatusTag } from '../status-tag'
import { SummaryList } from '../summary-list'
import { TierTag } from '../tier-tag'

export interface ShownUse {
  owner: string
  product: string
  vendor: string
  website: string
  status: 'filed' | 'refused' | 'withdrawn'
  tier: number | null
  points: number
  reasons: readonly string[]
  tierChange: { from: number; by: string; reason: string; at: string } | null
  filedBy: string
  filedAt: string
  alreadyInUse: boolean
  items: readonly ItemInWords[]
  facts: readonly FactInWords[]
}

export function UseFacts({ use }: { use: ShownUse }) {
  return (
    <>
      <Stack>
        {use.status === 'refused' ? (
          <Notice kind="warning" title="Refused">
            <p>This use may not go ahead: {use.reasons.join('; ')}. The refusal is recorded.</p>
          </Notice>
        ) : null}
        <SummaryList items={rowsOf(use)} />
      </Stack>
      <Section title="What follows from the intake">
        <SummaryList
          items={use.facts.map(({ label, value }) => ({ key: label, term: label, value }))}
        />
      </Section>
      <Section title="Intake">
        <SummaryList
          items={use.items.map(({ id, prompt, answer }) => ({
            key: id,
            term: prompt,
            value: <span className="whitespace-pre-line">{answer ?? 'Not answered'}</span>,
          }))}
        />
      </Section>
    </>
  )
}

function rowsOf(use: ShownUse) {
  return [
    { key: 'tier', term: 'Tier', value: <Tier use={use} /> },
    { key: 'points', term: 'Points', value: use.points },
    { key: 'owner', term: 'Owner', value: use.owner },
    {
      key: 'product',
      term: 'Product',
      value: [use.product, use.vendor, use.website].filter((part) => part !== '').join(', '),
    },
    {
      key: 'filed',
      term: 'Filed',
      value: (
        <>
          <InstantText instant={use.filedAt} /> by {use.filedBy}
        </>
      ),
    },
  ]
}

function Tier({ use }: { use: ShownUse }) {
  const { tierChange, tier, reasons, alreadyInUse } = use
  return (
    <>
      <span className="inline-flex flex-wrap gap-1.5">
        <TierTag tier={tier} />
        {alreadyInUse ? <StatusTag>Shadow use</StatusTag> : null}
      </span>
      {tierChange === null ? (
        <p className="mt-1">because: {reasons.join('; ')}</p>
      ) : (
        <>
          <p className="mt-1">
            set by {tierChange.by} instead of Tier {tierChange.from}: {tierChange.reason}
          </p>
          <p className="text-muted">The intake alone gave: {reasons.join('; ')}.</p>
        </>
      )}
    </>
  )
}
