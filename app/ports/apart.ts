// Asks a program that may fail alone: in a process of its own, with little memory and little time.
import { fork } from 'node:child_process'

export interface ApartLimits {
  /** Of work. On a machine with much else to do that is spread over more: four times as long by the clock. */
  milliseconds: number
  /** Of the heap. What lies outside it (inflated bytes) may have as much again, with 160 MB for the program itself. */
  megabytes: number
}

const OWN_MEGABYTES = 160

/**
 * In a process, because a thread that runs out of memory can take the whole server with it. Resolves to its
 * first message, or to null when it ended without one: it failed, ran out of memory or took too long.
 */
export async function askApart(
  program: string,
  question: object,
  { milliseconds, megabytes }: ApartLimits,
): Promise<unknown> {
  const caps = [2 * megabytes + OWN_MEGABYTES, milliseconds]
  const process = fork(program, caps.map(String), {
    // Nothing that the server was started with: no loaders, no inspector, no settings, no secrets.
    execArgv: [`--max-old-space-size=${megabytes}`],
    env: { NODE_ENV: 'production' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const late = setTimeout(() => process.kill('SIGKILL'), 4 * milliseconds)
  try {
    return await new Promise<unknown>((resolve) => {
      process.once('message', resolve)
      process.once('error', () => resolve(null))
      process.once('exit', () => resolve(null))
      // A process that is gone already says so by its exit.
      process.send(question, () => {})
    })
  } finally {
    clearTimeout(late)
    process.kill('SIGKILL')
  }
}
