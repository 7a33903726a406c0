// Ends the process that imports it once it holds more memory than its first argument allows, in megabytes.
import { isMainThread, parentPort, Worker } from 'node:worker_threads'

const MEGABYTE = 1024 * 1024
const EVERY_MS = 10

/**
 * The heap's own limit does not count bytes outside it, which is where inflated data lies. A thread keeps
 * watch, because the program itself may be busy for as long as it lives. Resolves once it watches.
 */
export function capMemory() {
  const watch = new Worker(new URL(import.meta.url), { argv: process.argv.slice(2) })
  watch.unref()
  return new Promise((resolve) => watch.once('message', resolve))
}

if (!isMainThread) {
  const most = Number(process.argv[2]) * MEGABYTE
  setInterval(() => {
    if (process.memoryUsage.rss() > most) process.kill(process.pid, 'SIGKILL')
  }, EVERY_MS)
  parentPort.postMessage('watching')
}
