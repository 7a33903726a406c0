// What an administrator sees of a colleague who comes by the identity provider, and how to part the two again.
import { Button } from '../button'
import { Form } from '../link'
import { Section } from '../page'

export function SignOnLink({ name, provider }: { name: string; provider: string }) {
  return (
    <Section title="Single sign-on">
      <p className="mb-3">
        {`${name} signs in with ${provider}, which gives the roles anew each time: what you change above lasts until then.`}
      </p>
      <p className="mb-3">
        {`Has ${name} got another account there? Part this one from the old: whoever signs in next with the same verified address is linked to it. ${name} is signed out everywhere.`}
      </p>
      <Form method="post">
        <input type="hidden" name="intent" value="part from provider" />
        <Button look="danger">{`Part from ${provider}`}</Button>
      </Form>
    </Section>
  )
}
