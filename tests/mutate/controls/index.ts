// Every control that is taken away by `npm run mutate -- controls`, room by room.
import { access } from './access'
import { accounts } from './accounts'
import { accountsRest } from './accounts-rest'
import { backups } from './backups'
import { decisions } from './decisions'
import { downloads } from './downloads'
import { front } from './front'
import { frontAnswers } from './front-answers'
import { frontLimits } from './front-limits'
import { frontWords } from './front-words'
import { links } from './links'
import { privacy } from './privacy'
import { records } from './records'
import { removals } from './removals'
import { restores } from './restores'
import { secondFactor } from './second-factor'
import { services } from './services'
import { signOn } from './sign-on'
import { signOnWay } from './sign-on-way'
import { storedFiles } from './stored-files'
import { sweep } from './sweep'
import { uploads } from './uploads'
import { vendorLimits } from './vendor-limits'
import { vendorWork } from './vendor-work'

const inFront = [...front, ...frontLimits, ...frontAnswers, ...frontWords]
const gettingIn = [
  ...access,
  ...secondFactor,
  ...accounts,
  ...accountsRest,
  ...signOn,
  ...signOnWay,
]
const files = [...uploads, ...storedFiles, ...sweep, ...downloads]
const vendors = [...links, ...vendorWork, ...vendorLimits]
const kept = [...records, ...decisions, ...backups, ...restores, ...privacy, ...removals]

export const controls = [...inFront, ...gettingIn, ...services, ...files, ...vendors, ...kept]
