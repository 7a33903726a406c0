// Thirty-two vendors type at once: the same saves through the autosave endpoint and as posts of the section's form.
import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { environment } from '../support/environment'
import { prepareTypists, type Typist } from './autosave-typists'
import type { Comparison, Suite } from './suite'

const CLIENTS = 32
const SECONDS = 5

export const autosave: Suite = {
  name: 'autosave',
  async run(): Promise<Comparison[]> {
    const dataFolder = mkdtempSync(join(tmpdir(), 'assay-bench-'))
    const typists = await prepareTypists(dataFolder, CLIENTS)
    const server = fork(
      fileURLToPath(new URL('autosave-server.ts', import.meta.url)),
      [dataFolder],
      {
        env: { ...environment, NODE_ENV: 'production' },
      },
    )
    try {
      const url = await new Promise<string>((resolve, reject) => {
        server.once('message', (message) => resolve(String(message)))
        server.once('exit', () => reject(new Error('The server did not start')))
      })
      const form = await rate(typists, { url, send: postForm })
      const endpoint = await rate(typists, { url, send: postAnswer })
      await stop(server)
      const missing = await typists.missing()
      if (missing.length > 0) throw new Error(`Acknowledged and not there: ${missing.join(', ')}`)
      return [
        {
          what: `one save, ${CLIENTS} clients at once, all ${form.saves + endpoint.saves} acknowledged answers found`,
          unit: 'ms',
          ours: {
            label: `endpoint (${Math.round(endpoint.perSecond)}/s)`,
            value: 1000 / endpoint.perSecond,
          },
          other: {
            label: `Remix action (${Math.round(form.perSecond)}/s)`,
            value: 1000 / form.perSecond,
          },
          atLeastTimes: 4,
        },
      ]
    } finally {
      await stop(server)
      rmSync(dataFolder, { recursive: true, force: true })
    }
  },
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGKILL')
  await ended
}

interface Way {
  url: string
  send: (ask: Ask, typist: Typist) => Promise<void>
}

/** Saves each second, after a second of warming up. */
async function rate(typists: { all: Typist[] }, { url, send }: Way) {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })
  const ask = asker(url, agent)
  const begin = performance.now() + 1000
  const end = begin + SECONDS * 1000
  let saves = 0
  const work = async (typist: Typist) => {
    while (performance.now() < end) {
      await send(ask, typist)
      if (performance.now() >= begin && performance.now() < end) saves += 1
    }
  }
  await Promise.all(typists.all.map(work))
  agent.destroy()
  return { saves, perSecond: saves / SECONDS }
}

type Ask = (
  path: string,
  typist: Typist,
  type: string,
  body: string,
) => Promise<{ status: number; text: string }>

function asker(url: string, agent: Agent): Ask {
  return (path, { token, cookie }, type, body) =>
    new Promise((resolve, reject) => {
      const headers = {
        Origin: url,
        Cookie: cookie,
        'Content-Type': type,
        'Content-Length': Buffer.byteLength(body),
      }
      const asking = request(
        `${url}/respond/${token}/${path}`,
        { method: 'POST', agent, headers },
        (res) => {
          let text = ''
          res.setEncoding('utf8')
          res.on('data', (chunk: string) => {
            text += chunk
          })
          res.on('end', () => resolve({ status: res.statusCode ?? 0, text }))
        },
      )
      asking.on('error', reject)
      asking.end(body)
    })
}

async function postAnswer(ask: Ask, typist: Typist): Promise<void> {
  const { question, revision, comment } = typist.next()
  const change = { question, revision, fields: { value: '', comment } }
  const { status, text } = await ask('autosave', typist, 'application/json', JSON.stringify(change))
  if (status !== 200) throw new Error(`Not saved: ${status} ${text}`)
  typist.acknowledged(question, revision + 1, comment)
}

async function postForm(ask: Ask, typist: Typist): Promise<void> {
  const { question, revision, comment } = typist.next()
  const form = new URLSearchParams({
    [`${question}.revision`]: String(revision),
    [`${question}.value`]: '',
    [`${question}.comment`]: comment,
    next: 'tasks',
  })
  const type = 'application/x-www-form-urlencoded'
  const { status, text } = await ask(`section/${typist.section}`, typist, type, String(form))
  if (status !== 303) throw new Error(`Not saved: ${status} ${text.slice(0, 500)}`)
  typist.acknowledged(question, revision + 1, comment)
}
