// Every control that is taken away by `npm run mutate -- controls`, room by room.
import { access } from './access'
import { accounts } from './accounts'
import { accountsRest } from './accounts-rest'
import { downloads } from './downloads'
import { front } from './front'
import { frontAnswers } from './front-answers'
import { frontLimits } from './front-limits'
import { frontWords } from './front-words'
import { links } from './links'
import { secondFactor } from './second-factor'
import { storedFiles } from './stored-files'
import { sweep } from './sweep'
import { uploads } from './uploads'

const inFront = [...front, ...frontLimits, ...frontAnswers, ...frontWords]
const gettingIn = [...access, ...secondFactor, ...accounts, ...accountsRest]
const files = [...uploads, ...storedFiles, ...sweep, ...downloads]

export const controls = [...inFront, ...gettingIn, ...files, ...links]
