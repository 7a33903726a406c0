// How files of strangers are handed out: saved and not opened, and of no power where they are opened after all.
import { expect, test } from 'vitest'
import { fileResponse, streamResponse } from '../../app/http/file-response'

const file = (over = {}) => ({
  bytes: new TextEncoder().encode('<script>alert(1)</script>'),
  mediaType: 'text/plain',
  fileName: 'page.txt',
  ...over,
})
const stream = () => streamResponse(new ReadableStream(), file())

test.each([
  ['a file', () => fileResponse(file())],
  [
    'a file that is asked for in place and is none to be shown',
    () => fileResponse(file(), { inPlace: true }),
  ],
  ['what is made while it is sent', stream],
])('%s is saved and not opened, by its own type, without a way to the portal', (_what, answer) => {
  const { headers } = answer()
  const policy = headers.get('content-security-policy') ?? ''
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="page.txt"/)
  expect(headers.get('content-type')).toBe('text/plain')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(policy.split('; ')).toEqual(
    expect.arrayContaining(['sandbox', "default-src 'none'", "frame-ancestors 'none'"]),
  )
  expect(policy).not.toMatch(/allow-|script-src|unsafe-eval|\*/)
  expect(headers.get('x-frame-options')).toBe('DENY')
  expect(headers.get('cache-control')).toBe('private, no-store')
  expect(headers.get('accept-ranges')).toBe('none')
})

test.each(['application/pdf', 'image/png', 'image/jpeg'])(
  '%s may be shown in place, to the portal alone and in its own sandbox',
  (mediaType) => {
    const { headers } = fileResponse(file({ mediaType }), { inPlace: true })
    expect(headers.get('content-disposition')).toMatch(/^inline;/)
    expect(headers.get('content-security-policy')).toMatch(/^sandbox;.*frame-ancestors 'self'$/)
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN')
  },
)

test.each(['image/svg+xml', 'text/html', 'application/xhtml+xml', 'text/csv'])(
  '%s is never shown in place, whoever says what it is',
  (mediaType) => {
    const { headers } = fileResponse(file({ mediaType }), { inPlace: true })
    expect(headers.get('content-disposition')).toMatch(/^attachment;/)
  },
)

test.each([
  ['a"; filename="b.exe', 'a__ filename=_b.exe'],
  ['line\r\nSet-Cookie: a=b', 'line__Set-Cookie_ a_b'],
  ['Prüfbericht 証明書.pdf', 'Pr_fbericht ___.pdf'],
])('the name %j ends no header and opens no other', (fileName, plain) => {
  const said = fileResponse(file({ fileName })).headers.get('content-disposition') ?? ''
  expect(said).toContain(`filename="${plain.replaceAll('=', '_')}"`)
  expect(said).toContain(`filename*=UTF-8''${encodeURIComponent(fileName)}`)
  expect(said.match(/"/g)).toHaveLength(2)
})
