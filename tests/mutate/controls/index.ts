// Every control that is taken away by `npm run mutate -- controls`, room by room.
import { access } from './access'
import { front } from './front'

export const controls = [...front, ...access]
