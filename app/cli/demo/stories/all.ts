// Every invented vendor of the demonstration, oldest story first.
import type { Story } from '../story'
import { ashgrove, ashgroveAgain } from './ashgrove'
import { brightmoor } from './brightmoor'
import { calloway } from './calloway'
import { delphine } from './delphine'
import { fernhill } from './fernhill'
import { hollis } from './hollis'
import { kestrel } from './kestrel'
import { larkspur } from './larkspur'
import { marlowe } from './marlowe'
import { moodring } from './moodring'
import { northlight } from './northlight'
import { osprey } from './osprey'
import { pinecrest } from './pinecrest'
import { quillbrook } from './quillbrook'
import { rookery } from './rookery'
import { sable } from './sable'
import { tessellate } from './tessellate'
import { vesper } from './vesper'
import { windrush } from './windrush'

export const stories: readonly Story[] = [
  osprey,
  ashgrove,
  ashgroveAgain,
  tessellate,
  brightmoor,
  northlight,
  windrush,
  quillbrook,
  calloway,
  fernhill,
  larkspur,
  rookery,
  marlowe,
  hollis,
  delphine,
  moodring,
  sable,
  pinecrest,
  kestrel,
  vesper,
]
