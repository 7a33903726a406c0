// What people do while the disk is full, and whether they are told the truth about it.
import type { Typist } from '../../bench/autosave-typists'

export interface Told {
  /** What came back: `saved`, `said so` (an honest refusal with a reference), or what else, in words. */
  outcome: 'saved' | 'said so' | string
}

const REFERENCE = /[0-9a-f]{12}/

const ask = (url: string, { token, cookie }: Typist, path: string, init: RequestInit = {}) =>
  fetch(`${url}/respond/${token}${path}`, {
    redirect: 'manual',
    signal: AbortSignal.timeout(20_000),
    ...init,
    headers: { Origin: url, Cookie: cookie, ...init.headers },
  })

export async function told(
  answer: Promise<Response>,
  isSaved: (answer: Response) => boolean,
): Promise<Told> {
  try {
    const response = await answer
    const text = await response.text()
    if (isSaved(response)) return { outcome: 'saved' }
    const honest =
      response.status === 507 || (response.status === 422 && /could not store/.test(text))
    if (honest && REFERENCE.test(text)) return { outcome: 'said so' }
    return { outcome: `${response.status} ${text.slice(0, 80)}` }
  } catch (error) {
    return { outcome: `no answer: ${error instanceof Error ? error.message : error}` }
  }
}

export async function save(url: string, typist: Typist): Promise<Told> {
  const { question, revision, comment } = typist.next()
  let saved = revision
  const body = JSON.stringify({ question, revision, fields: { value: '', comment } })
  const headers = { 'Content-Type': 'application/json' }
  const answer = ask(url, typist, '/autosave', { method: 'POST', headers, body }).then(
    async (response) => {
      if (response.status === 200) saved = (await response.clone().json()).revision
      return response
    },
  )
  const what = await told(answer, ({ status }) => status === 200)
  if (what.outcome === 'saved') typist.acknowledged(question, saved, comment)
  return what
}

export function upload(url: string, typist: Typist, bytes: Uint8Array<ArrayBuffer>): Promise<Told> {
  const form = new FormData()
  form.set('intent', 'add')
  form.set('kind', 'other')
  form.set('file', new File([bytes], 'log.txt'))
  const answer = ask(url, typist, '/evidence?index', { method: 'POST', body: form })
  return told(answer, ({ status }) => status === 303)
}

export async function submit(url: string, typist: Typist): Promise<Told> {
  const page = await (await ask(url, typist, '/submit')).text()
  const [, answersHash = ''] = /name="answersHash" value="([0-9a-f]{64})"/.exec(page) ?? []
  const yes = { confirmed: 'yes', gapsAccepted: 'yes', contradictionsAccepted: 'yes' }
  const body = new URLSearchParams({ name: 'Dana Ortiz', title: 'Counsel', answersHash, ...yes })
  const answer = ask(url, typist, '/submit', { method: 'POST', body })
  return told(
    answer,
    ({ status, headers }) => status === 303 && /receipt$/.test(headers.get('location') ?? ''),
  )
}

/** Whether what was saved can be read. */
export async function reads(url: string, typist: Typist): Promise<boolean> {
  const pages = ['/tasks', `/section/${typist.section}`, '/evidence']
  const answers = await Promise.all(pages.map((page) => ask(url, typist, page).catch(() => null)))
  return answers.every((answer) => answer?.status === 200)
}
