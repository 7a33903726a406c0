// A temporary password, shown the one time that it can be.
import { Notice } from '../notice'

export interface TemporaryPasswordProps {
  name: string
  password: string
}

export function TemporaryPassword({ name, password }: TemporaryPasswordProps) {
  return (
    <Notice kind="done" title={`A temporary password for ${name}`} announce>
      <p className="my-2">
        <code className="font-mono text-lg select-all">{password}</code>
      </p>
      <p>
        Hand it over in person or by another channel than e-mail. It is not shown again, works for
        seven days, and {name} replaces it when signing in.
      </p>
    </Notice>
  )
}
