// The server that is killed: a real process on real files, started again on the same port.
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { environment } from '../support/environment'

const program = fileURLToPath(new URL('../bench/autosave-server.ts', import.meta.url))

export interface Victim {
  url: string
  start(): Promise<void>
  /** SIGKILL: nothing of it runs any more once this resolves. */
  kill(): Promise<void>
}

export async function startVictim(dataFolder: string): Promise<Victim> {
  let { child, url } = await started(dataFolder, '0')
  return {
    get url() {
      return url
    },
    async start() {
      ;({ child, url } = await started(dataFolder, new URL(url).port))
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function started(
  dataFolder: string,
  port: string,
): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(program, [dataFolder, port], {
    // Whoever starts it, a test or a command, it reads its sources as `npm start` does.
    execArgv: ['--import', 'tsx'],
    env: { ...environment, NODE_ENV: 'production' },
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve(String(message)))
    child.once('exit', (code) =>
      reject(new Error(`The server ended with ${code} before it was ready`)),
    )
  })
  return { child, url }
}
