// Runs as a process of its own with little memory: looks into one file, says what it saw, ends.
import { keepCaps } from '../caps.mjs'
import { lookInto } from './look-into.mjs'

process.once('message', async (file) => {
  await keepCaps()
  const answer = await lookInto(file)
  process.send(answer, () => process.disconnect())
})
