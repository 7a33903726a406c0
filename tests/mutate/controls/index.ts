// Every control that is taken away by `npm run mutate -- controls`, room by room.
import { access } from './access'
import { downloads } from './downloads'
import { front } from './front'
import { links } from './links'
import { storedFiles } from './stored-files'
import { uploads } from './uploads'

export const controls = [...front, ...access, ...uploads, ...storedFiles, ...downloads, ...links]
