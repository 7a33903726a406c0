// Runs as a process of its own with little memory: looks into one file, says what it saw, ends.
import { setPriority } from 'node:os'
import { capMemory } from '../memory-cap.mjs'
import { lookInto } from './look-into.mjs'

process.once('message', async (file) => {
  // People who wait for pages come first.
  setPriority(10)
  await capMemory()
  const answer = await lookInto(file)
  process.send(answer, () => process.disconnect())
})
