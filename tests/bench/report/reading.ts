// The reader's program: a file on standard input, what it says on standard output.
import { buffer } from 'node:stream/consumers'
import { readPages } from '../../pdf/reading'
import { readBlocks } from './blocks'
import type { Reading } from './reader'

const file = await buffer(process.stdin)
const reading: Reading = { blocks: await readBlocks(file), pages: await readPages(file) }
process.stdout.write(JSON.stringify(reading))
