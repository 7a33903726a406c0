// Setting up a second factor: the picture for the app, the key to type instead, and the code that confirms it.
import { Button } from '../button'
import { TextInput } from '../inputs'
import { Form } from '../link'
import { FormFields, Stack } from '../stack'
import type { RefusedForm } from '../use-checked-form'
import { CodeInput } from './code-input'

export interface FactorOffProps {
  offer: { key: string; uri: string; picture: { size: number; path: string } }
  refused: RefusedForm | undefined
}

export function FactorOff({ offer, refused }: FactorOffProps) {
  return (
    <Stack gap="large">
      <p>
        With a second factor, a password that somebody else has found out opens nothing: signing in
        then takes a code from an app on your telephone as well.
      </p>
      <section aria-labelledby="step-app">
        <h2 id="step-app" className="mb-2 text-xl font-semibold">
          1. Give your app the key
        </h2>
        <p className="mb-3">
          Any authenticator app will do, and so does a password manager that knows one-time codes.
          Scan the picture, or type the key.
        </p>
        <div className="flex flex-wrap items-start gap-6">
          <QrCode {...offer.picture} />
          <dl className="min-w-0 flex-1 basis-60">
            <dt className="font-semibold">Key to type</dt>
            <dd className="mb-2 font-mono break-words select-all">{offer.key}</dd>
            <dt className="font-semibold">Kind</dt>
            <dd className="mb-2">By time, 6 digits, 30 seconds</dd>
            <dd>
              <a className="link" href={offer.uri}>
                Open an app on this device
              </a>
            </dd>
          </dl>
        </div>
      </section>
      <section aria-labelledby="step-code">
        <h2 id="step-code" className="mb-3 text-xl font-semibold">
          2. Type what it shows
        </h2>
        <Form method="post" noValidate>
          <input type="hidden" name="intent" value="turn on" />
          <FormFields>
            <CodeInput
              label="Code from the app"
              hint="Six digits. They change every 30 seconds."
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
              <Button>Turn the second factor on</Button>
            </div>
            <p className="text-muted">Your other devices are signed out.</p>
          </FormFields>
        </Form>
      </section>
    </Stack>
  )
}

/** Dark on light in every theme: many apps read no other. */
function QrCode({ size, path }: { size: number; path: string }) {
  return (
    <svg
      role="img"
      aria-label="QR code with the key, for the app"
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-52 shrink-0 rounded-md border border-line print:hidden"
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  )
}
