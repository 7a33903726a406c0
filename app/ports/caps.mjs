// Ends the process that imports it once it holds more memory, or has worked longer, than its arguments allow: megabytes and milliseconds.
import { isMainThread, parentPort, Worker } from 'node:worker_threads'

const MEGABYTE = 1024 * 1024
const EVERY_MS = 10

/**
 * The heap's own limit does not count bytes outside it, which is where inflated data lies. A thread keeps
 * watch, because the program itself may be busy for as long as it lives. Resolves once it watches.
 */
export function keepCaps() {
  const watch = new Worker(new URL(import.meta.url), { argv: process.argv.slice(2) })
  watch.unref()
  return new Promise((resolve) => watch.once('message', resolve))
}

if (!isMainThread) {
  const [most, longest] = [Number(process.argv[2]) * MEGABYTE, Number(process.argv[3]) * 1_000]
  setInterval(() => {
    const { user, system } = process.cpuUsage()
    if (process.memoryUsage.rss() > most || user + system > longest)
      process.kill(process.pid, 'SIGKILL')
  }, EVERY_MS)
  parentPort.postMessage('watching')
}
