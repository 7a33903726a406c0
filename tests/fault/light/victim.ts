// A light server as its parent sees it: warmed up, opened when its time has come, killed without a word.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { migrationsFolder } from '../../../db/open'
import { environment } from '../../support/environment'
import type { LightServerOptions } from './server'

export interface LightVictim {
  /** Opens the portal and serves; resolves to its address. */
  open(): Promise<string>
  /** SIGKILL: nothing of it runs any more once this resolves. */
  kill(): Promise<void>
  /** SIGSTOP: it stands still, with whatever it was doing half done. */
  pause(): void
  resume(): void
}

export interface Launch extends Omit<LightServerOptions, 'migrations'> {
  /** Runs the server under another program, such as a tracer. */
  under?: readonly string[]
}

const openedSchema = z.object({ url: z.string(), pid: z.number() })

/** Starts the process at once; it loads everything and waits. */
export function warmUp(program: string, { under = [], ...options }: Launch): LightVictim {
  const given = JSON.stringify({ ...options, migrations: migrationsFolder })
  const [command = '', ...args] = [...under, process.execPath, program, given]
  const child = spawn(command, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Without io_uring every write of its files is a call that a tracer sees.
    env: { ...environment, NODE_ENV: 'production', UV_USE_IO_URING: '0' },
  })
  // Killed while it was being written to: that is what it is for.
  child.stdin?.on('error', () => {})
  const lines = linesOf(child)
  const warm = lines.next()
  warm.catch(() => {})
  let pid = child.pid
  return {
    async open() {
      await warm
      child.stdin?.write('open\n')
      const opened = openedSchema.parse(JSON.parse(await lines.next()))
      pid = opened.pid
      return opened.url
    },
    pause: () => void process.kill(pid ?? 0, 'SIGSTOP'),
    resume: () => void process.kill(pid ?? 0, 'SIGCONT'),
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      // Under a tracer the server is its child; the tracer ends when it does.
      process.kill(pid ?? 0, 'SIGKILL')
      await ended
    },
  }
}

/** One line after the other; rejects where the process ends before it said one. */
function linesOf(child: ChildProcess) {
  if (!child.stdout) throw new Error('The server has no output')
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    async next(): Promise<string> {
      const { value, done } = await lines.next()
      if (done) throw new Error('The server ended before it was ready')
      return value
    },
  }
}
