// What is held of a person who was found, and the form that erases them.
import type { PersonFound } from '../../services/privacy/find-person'
import { Actions, Button } from '../button'
import { TextInput } from '../inputs'
import { Form } from '../link'
import { Notice } from '../notice'
import { Section } from '../page'
import { SummaryList } from '../summary-list'
import { Stays } from './stays'

export interface PersonHeldProps {
  person: PersonFound
  errors: Record<string, string>
  values: Record<string, string | string[]>
}

export function PersonHeld({ person, errors, values }: PersonHeldProps) {
  return (
    <div>
      <Section title="What is held">
        <SummaryList items={itemsOf(person)} />
        {/* A file, so the browser sends the form itself. */}
        <form method="post" action="/admin/personal-data.json" className="mt-4">
          <input type="hidden" name="email" value={person.email} />
          <Button look="secondary">Export as JSON</Button>
        </form>
      </Section>
      <Section title="What an erasure would leave">
        <Stays stays={person.stays} />
      </Section>
      <Section title="Erase">
        {person.account?.active ? (
          <Notice kind="warning" title="This person has an account in use">
            <p>Deactivate it under Users first.</p>
          </Notice>
        ) : (
          <EraseForm {...{ person, errors, values }} />
        )}
      </Section>
    </div>
  )
}

function EraseForm({ person, errors, values }: PersonHeldProps) {
  return (
    <Form method="post" className="grid gap-4">
      <p>
        A number takes the place of name and address everywhere else, also in the audit log, which
        can still be checked afterwards. Links and sessions end. Answers stay: they are the
        vendor’s. This cannot be undone.
      </p>
      <input type="hidden" name="email" value={person.email} />
      <TextInput
        name="reason"
        label="Reason"
        hint="It is kept in the audit log. Leave the person’s name out."
        defaultValue={String(values.reason ?? '')}
        error={errors.reason}
      />
      <TextInput
        name="confirm"
        label={`Type ${person.email} to confirm`}
        autoComplete="off"
        width="medium"
        defaultValue={String(values.confirm ?? '')}
        error={errors.confirm}
      />
      <Actions>
        <Button name="intent" value="erase">
          Erase this person
        </Button>
      </Actions>
    </Form>
  )
}

function itemsOf(person: PersonFound) {
  const { contacts, account, invitations, answered, mails, audit, entries } = person
  const items: { key: string; term: string; value: string }[] = [
    {
      key: 'names',
      term: 'Names',
      value: [...person.names, ...person.sharedNames.map(shared)].join(', '),
    },
    { key: 'contacts', term: 'Contact of', value: contacts.map(({ vendor }) => vendor).join(', ') },
    {
      key: 'account',
      term: 'Account here',
      value: account ? (account.active ? 'in use' : 'deactivated') : '',
    },
    {
      key: 'invitations',
      term: 'Invited to',
      value: invitations
        .map(({ review, role, open }) => `${review} (${role}${open ? '' : ', link withdrawn'})`)
        .join(', '),
    },
    {
      key: 'answered',
      term: 'Answered',
      value: answered.map(({ review, answers }) => `${answers} in ${review}`).join(', '),
    },
    { key: 'mails', term: 'Mails', value: mails.length > 0 ? String(mails.length) : '' },
    {
      key: 'audit',
      term: 'Audit log',
      value: audit.length > 0 ? `named in ${audit.length} events` : '',
    },
    {
      key: 'entries',
      term: 'Entries in tables',
      value: entries.map(({ table, entries: count }) => `${spaced(table)} ${count}`).join(', '),
    },
  ]
  return items.map((item) => ({ ...item, value: item.value || 'none' }))
}

const shared = (name: string): string =>
  `${name} (others are called so too: where only the name stands it is not replaced)`

const spaced = (name: string): string => name.replace(/([A-Z])/g, ' $1').toLowerCase()
