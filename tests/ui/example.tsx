// Every component of the kit in use once: what the component tests, the browser look and a reader start from.
import { Actions, Button, LinkButton } from '../../app/ui/button'
import { Checkbox, CheckboxGroup, RadioGroup } from '../../app/ui/choices'
import { DataTable } from '../../app/ui/data-table'
import { DateText, InstantText } from '../../app/ui/date-text'
import { DomainBars } from '../../app/ui/domain-bars'
import { EmptyState } from '../../app/ui/empty-state'
import { ErrorSummary } from '../../app/ui/error-summary'
import { DateInput, FileInput, Select, Textarea, TextInput } from '../../app/ui/inputs'
import { FilterChips, Pagination } from '../../app/ui/list-controls'
import { Notice } from '../../app/ui/notice'
import { Page, Section } from '../../app/ui/page'
import { RiskBadge, type RiskLevel } from '../../app/ui/risk-badge'
import { ScorePair, scoreText } from '../../app/ui/score-pair'
import { FormFields, Stack } from '../../app/ui/stack'
import { StaffLayout } from '../../app/ui/staff-layout'
import { StatusTag } from '../../app/ui/status-tag'
import { SummaryList } from '../../app/ui/summary-list'
import { TextLink } from '../../app/ui/text-link'
import { VendorLayout } from '../../app/ui/vendor-layout'

const errors = {
  'contact.email': 'Enter an e-mail address, such as name@example.com',
  autonomy: 'Choose what the AI may do by itself',
  due: 'Enter a date such as 2026-11-21',
}

export function ExampleFields({ failed }: { failed: boolean }) {
  const error = (name: keyof typeof errors) => (failed ? errors[name] : undefined)
  return (
    <>
      <TextInput name="vendor" label="Vendor" defaultValue="Acme Analytics GmbH" />
      <TextInput
        name="contact.email"
        type="email"
        label="Contact e-mail"
        hint="We write to this address once you have seen the mail."
        error={error('contact.email')}
        defaultValue="acme"
      />
      <Textarea name="purpose" label="What the AI does" optional defaultValue="Sorts tickets" />
      <Select
        name="plan"
        label="Plan"
        placeholder="Choose a plan"
        options={[
          { value: 'team', label: 'Team' },
          { value: 'enterprise', label: 'Enterprise' },
        ]}
        defaultValue="enterprise"
      />
      <RadioGroup
        name="autonomy"
        label="What may it do by itself?"
        error={error('autonomy')}
        options={[
          { value: 'suggests', label: 'It suggests', hint: 'A person decides each time.' },
          { value: 'acts', label: 'It acts' },
        ]}
        defaultValue="suggests"
      />
      <CheckboxGroup
        name="data"
        label="Which data does it see?"
        hint="Choose all that apply."
        options={[
          { value: 'personal', label: 'Personal data' },
          { value: 'health', label: 'Health data' },
        ]}
        defaultValue={['health']}
      />
      <DateInput name="due" label="Due" error={error('due')} defaultValue="2026-11-21" />
      <FileInput name="evidence" label="Evidence" hint="PDF, PNG or JPEG, up to 25 MB." optional />
      <Checkbox name="attest" label="I may speak for the vendor" hint="You sign with your name." />
    </>
  )
}

export function ExampleErrors() {
  return <ErrorSummary errors={errors} />
}

export function ExampleForm({ failed }: { failed: boolean }) {
  return (
    <>
      {failed ? <ExampleErrors /> : null}
      <form method="post">
        <FormFields>
          <ExampleFields failed={failed} />
          <Actions>
            <Button>Send</Button>
            <Button look="secondary" name="intent" value="save">
              Save for later
            </Button>
            <Button look="danger">Cancel the review</Button>
            <LinkButton to="/reviews" look="plain">
              Back to the reviews
            </LinkButton>
          </Actions>
        </FormFields>
      </form>
    </>
  )
}

interface ExampleRow {
  number: string
  vendor: string
  level: RiskLevel | null
  assured: number | null
  due: string
}

const rows: ExampleRow[] = [
  {
    number: 'R-0001',
    vendor: 'Acme Analytics GmbH',
    level: 'Low',
    assured: 84.2,
    due: '2026-11-21',
  },
  {
    number: 'R-0002',
    vendor: 'Borealis Speech',
    level: 'Moderate',
    assured: 68,
    due: '2026-12-01',
  },
  { number: 'R-0003', vendor: 'Cinder Robotics', level: 'High', assured: 51.5, due: '2027-01-31' },
  {
    number: 'R-0004',
    vendor: 'Delta Underwriting',
    level: 'Critical',
    assured: 9,
    due: '2027-02-28',
  },
  { number: 'R-0005', vendor: 'Ember Notes', level: null, assured: null, due: '2027-03-03' },
]

const domains: Parameters<typeof DomainBars>[0]['domains'] = [
  { id: 'INV', name: 'Use and inventory', assured: 91.3, asStated: 96, band: 'strong' },
  { id: 'DAT', name: 'Data and retention', assured: 68, asStated: 84.2, band: 'acceptable' },
  { id: 'TRN', name: 'Training use', assured: 52.5, asStated: 100, band: 'conditional' },
  { id: 'SEC', name: 'Model and application security', assured: 12, asStated: 30, band: 'weak' },
  { id: 'AGT', name: 'Agents', assured: null, asStated: null, band: null },
]

export function ExampleList() {
  return (
    <Stack>
      <FilterChips
        chips={[
          { name: 'tier', value: '1', label: 'Tier: 1' },
          { name: 'waiting', label: 'Waiting on: us' },
        ]}
      />
      <DataTable
        caption="Reviews"
        sort="-due"
        columns={[
          { key: 'number', header: 'Review', cell: (row) => row.number, sort: 'number' },
          { key: 'vendor', header: 'Vendor', cell: (row) => row.vendor },
          { key: 'level', header: 'Residual', cell: (row) => <RiskBadge level={row.level} /> },
          {
            key: 'assured',
            header: 'Assured',
            cell: (row) => scoreText(row.assured),
            numeric: true,
            sort: 'assured',
          },
          { key: 'due', header: 'Due', cell: (row) => <DateText date={row.due} />, sort: 'due' },
        ]}
        rows={rows}
        rowKey={(row) => row.number}
        totals="5 reviews, 1 overdue"
      />
      <Pagination page={2} pageCount={3} />
    </Stack>
  )
}

export function ExampleStaffPage({ failed = false }: { failed?: boolean }) {
  return (
    <StaffLayout
      organisation="Northwind Bank"
      user={{ name: 'Ada Reviewer', email: 'ada@northwind.example' }}
      navigation={[
        { to: '/waiting', label: 'Waiting on', count: 4 },
        { to: '/reviews', label: 'Reviews' },
        { to: '/uses', label: 'Uses' },
        { to: '/vendors', label: 'Vendors' },
        { to: '/outbox', label: 'Outbox' },
        { to: '/admin', label: 'Admin' },
      ]}
    >
      <Page
        title="Acme Analytics"
        eyebrow="Review R-0001"
        lead="Sent on 2 Nov 2026 and waiting for the vendor."
        back={{ to: '/reviews', label: 'Reviews' }}
        actions={
          <LinkButton to="/reviews/new" look="primary">
            New review
          </LinkButton>
        }
      >
        <Actions>
          <StatusTag tone="blue">answering</StatusTag>
          <StatusTag>closed</StatusTag>
          <ScorePair assured={68} asStated={84.2} />
          <InstantText instant="2026-11-21T14:02:11Z" />
        </Actions>
        <Section title="List">
          <ExampleList />
        </Section>
        <Section title="Score">
          <DomainBars domains={domains} />
        </Section>
        <Section title="Nothing there">
          <EmptyState
            text="No review is waiting for you."
            action={<LinkButton to="/reviews/new">Start a review</LinkButton>}
          />
        </Section>
        <Section title="Facts">
          <SummaryList
            items={[
              { key: 'use', term: 'Use', value: 'Ticket triage' },
              {
                key: 'owner',
                term: 'Owner',
                value: 'Grace Hopper',
                action: <TextLink to="/uses/1/owner">Change the owner</TextLink>,
              },
            ]}
          />
        </Section>
        <Section title="Messages">
          <Stack gap="small">
            <Notice kind="done" title="Saved" announce />
            <Notice kind="warning" title="Evidence ends on 31 Mar 2027">
              <p>The next review is set for that day.</p>
            </Notice>
          </Stack>
        </Section>
        <Section title="Form">
          <ExampleForm failed={failed} />
        </Section>
      </Page>
    </StaffLayout>
  )
}

export function ExampleVendorPage({ failed = false }: { failed?: boolean }) {
  return (
    <VendorLayout
      organisation="Northwind Bank"
      contact={{ name: 'Grace Hopper', email: 'grace@northwind.example' }}
    >
      <Page title="Data and retention" lead="Section 2 of 12, about 4 minutes.">
        <ExampleForm failed={failed} />
      </Page>
    </VendorLayout>
  )
}
