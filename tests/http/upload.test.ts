// Forms with a file: cut off by size and by count before anything is made of them.
import { expect, test } from 'vitest'
import { readUpload } from '../../app/http/upload'

const MEGABYTE = 1024 * 1024

function formOf(fill: (form: FormData) => void): Request {
  const form = new FormData()
  fill(form)
  return new Request('http://a.example/', { method: 'POST', body: form })
}
const withFiles = (...files: File[]) =>
  formOf((form) => {
    for (const file of files) form.append('file', file)
  })
const raw = (body: string) =>
  new Request('http://a.example/', {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'multipart/form-data; boundary=b' },
  })

test('a form with one file is read: its fields, and the bytes of the file', async () => {
  const read = await readUpload(
    formOf((form) => {
      form.set('kind', 'other')
      for (let at = 0; at < 200; at++) form.append('questionIds', `TRN-${at}`)
      form.set('file', new File(['abc'], 'a.pdf'))
    }),
    'file',
  )
  if (!read.ok) throw new Error(read.reason)
  expect(read.form.get('kind')).toBe('other')
  expect(read.form.getAll('questionIds')).toHaveLength(200)
  expect(read.file).toEqual({ name: 'a.pdf', bytes: new TextEncoder().encode('abc') })
})

test('a file of another field is not taken, nor kept in the form', async () => {
  const read = await readUpload(
    formOf((form) => form.set('other', new File(['abc'], 'a.pdf'))),
    'file',
  )
  expect(read).toMatchObject({ ok: true, file: null })
  if (read.ok) expect(read.form.get('other')).toBeNull()
})

test.each<[string, () => Request, string]>([
  ['two files', () => withFiles(new File(['a'], 'a'), new File(['b'], 'b')), 'unreadable'],
  [
    'six hundred fields',
    () =>
      formOf((form) => {
        for (let at = 0; at < 600; at++) form.append('a', '')
      }),
    'unreadable',
  ],
  [
    'a field whose name has 8 kB',
    () =>
      raw(
        `--b\r\nContent-Disposition: form-data; name="${'x'.repeat(8_192)}"\r\n\r\n1\r\n--b--\r\n`,
      ),
    'unreadable',
  ],
  [
    'an end that never comes',
    () => raw('--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1'),
    'unreadable',
  ],
  [
    'a file a byte too large',
    () => withFiles(new File([Buffer.alloc(25 * MEGABYTE + 1)], 'a')),
    'too large',
  ],
  [
    'a file far too large',
    () => withFiles(new File([Buffer.alloc(27 * MEGABYTE)], 'a')),
    'too large',
  ],
  [
    'fields that are too large together',
    () =>
      formOf((form) => {
        for (let at = 0; at < 30; at++) form.append('a', 'x'.repeat(MEGABYTE))
      }),
    'too large',
  ],
])('a form with %s is refused', async (_what, request, reason) => {
  const read = await readUpload(request(), 'file')
  expect(read.ok ? 'taken' : read.reason).toBe(reason)
})
