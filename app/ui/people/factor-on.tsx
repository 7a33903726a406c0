// A second factor that is on: since when, how many backup codes are left, new ones, and turning it off.
import { Button } from '../button'
import { InstantText } from '../date-text'
import { TextInput } from '../inputs'
import { Form } from '../link'
import { Section } from '../page'
import { FormFields } from '../stack'
import type { RefusedForm } from '../use-checked-form'
import { CodeInput } from './code-input'

export interface FactorOnProps {
  onSince: string
  codesLeft: number
  refused: RefusedForm | undefined
}

export function FactorOn({ onSince, codesLeft, refused }: FactorOnProps) {
  return (
    <div>
      <p>
        On since <InstantText instant={onSince} />: signing in takes your password and a code.{' '}
        {codesLeft === 0 ? (
          <strong className="font-semibold">No backup code is left.</strong>
        ) : (
          `${codesLeft} backup ${codesLeft === 1 ? 'code is' : 'codes are'} left.`
        )}
      </p>
      <Section title="New backup codes">
        <Form method="post" noValidate>
          <input type="hidden" name="intent" value="new codes" />
          <FormFields>
            <TextInput
              name="passwordForCodes"
              label="Present password"
              hint="The codes you have stop working."
              type="password"
              autoComplete="current-password"
              error={refused?.errors.passwordForCodes}
            />
            <div>
              <Button look="secondary">Make new backup codes</Button>
            </div>
          </FormFields>
        </Form>
      </Section>
      <Section title="Turn it off, or move to another telephone">
        <p className="mb-3">
          To move, turn it off here and set it up again. A backup code will do for the code.
        </p>
        <Form method="post" noValidate>
          <input type="hidden" name="intent" value="turn off" />
          <FormFields>
            <CodeInput
              label="Code"
              hint="Six digits from the app, or a backup code."
              error={refused?.errors.code}
            />
            <TextInput
              name="currentPassword"
              label="Present password"
              type="password"
              autoComplete="current-password"
              error={refused?.errors.currentPassword}
            />
            <div>
              <Button look="danger">Turn the second factor off</Button>
            </div>
          </FormFields>
        </Form>
      </Section>
    </div>
  )
}
