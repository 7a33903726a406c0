// The controls that stand in front of Remix.
import type { Control } from '../control'

export const front: readonly Control[] = [
  {
    control: 'a redirect leads to no other host, however its address is written',
    file: 'app/http/redirect.ts',
    without: [['const path = ownPath(target) ?? ', 'const path = (target as string) ?? ']],
    test: 'tests/http/edge.test.ts',
    named: 'whatever is asked for, a redirect stays on this site',
  },
  {
    control: 'a form that another site sends changes nothing',
    file: 'app/http/origin-guard.ts',
    without: [['return sender.origin === own', 'return true']],
    test: 'tests/routes/front.test.ts',
    named: 'a foreign Origin posting to',
  },
]
