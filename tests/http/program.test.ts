// The program behind `npm start`, as an installer and a process manager meet it.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { environment } from '../support/environment'

const started: ChildProcess[] = []
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

function start(settings: Record<string, string>, flags: string[] = []) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/server.ts', ...flags], {
    env: { ...environment, NODE_ENV: 'production', ...settings },
  })
  started.push(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  }
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const says = async (pattern: RegExp) => {
    for (;;) {
      const match = pattern.exec(output)
      if (match !== null) return match
      if (child.exitCode !== null) throw new Error(`ended early:\n${output}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  return { child, ended, says, output: () => output }
}

describe('starting', () => {
  test('with wrong settings says everything wrong in one message and ends with 2', async () => {
    const { ended, output } = start({ PORT: 'x', SMTP_URL: 'x', ASSAY_ORIGIN: 'x' }, ['--what'])
    expect(await ended).toBe(2)
    expect(output().match(/^ {2}- /gm)).toHaveLength(4)
    expect(output()).not.toContain('    at ')
  })
})

describe('stopping', () => {
  test('on SIGTERM lets the open request end, refuses new ones, and ends with 0', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'assay-program-'))
    const { child, ended, says } = start({ PORT: '0', ASSAY_DATA: folder })
    const url = (await says(/ready at (http:\/\/localhost:\d+)/))[1] ?? ''
    const at = url.replace('localhost', '127.0.0.1')
    expect((await fetch(`${at}/healthz`)).status).toBe(200)
    // Guesses from one address are counted here as anywhere.
    const guess = () =>
      fetch(`${at}/invited/x`, {
        method: 'POST',
        headers: { Origin: at, 'Content-Type': 'application/x-www-form-urlencoded' },
        body: 'newPassword=x',
      })
    const statuses: number[] = []
    for (let tries = 0; tries < 31; tries++) statuses.push((await guess()).status)
    expect([...new Set(statuses)]).toEqual([404, 429])
    // A form whose second half arrives only after the signal.
    const slow = request(`${at}/theme`, {
      method: 'POST',
      headers: { Origin: at, 'Content-Type': 'application/x-www-form-urlencoded' },
    })
    const answer = new Promise<number | undefined>((resolve, reject) => {
      slow.on('response', (res) => resolve(res.resume().statusCode))
      slow.on('error', reject)
    })
    slow.write('theme=')
    await new Promise((resolve) => setTimeout(resolve, 200))
    child.kill('SIGTERM')
    await says(/Stopping/)
    await expect(fetch(`${at}/healthz`)).rejects.toThrow()
    slow.end('dark')
    expect(await answer).toBe(303)
    expect(await ended).toBe(0)
    await rm(folder, { recursive: true, force: true })
  }, 120_000)
})
