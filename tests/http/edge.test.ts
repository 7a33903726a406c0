// The small pure parts at the edge: redirects, forms, settings, what the log may say, themes.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readSettings, settingsMessage } from '../../app/env.server'
import { parseFormData, refuse, typed } from '../../app/http/form'
import { describeError, loggablePath } from '../../app/http/log'
import { ownPath, redirectTo } from '../../app/http/redirect'
import { readTheme, themeCookie } from '../../app/http/theme'

describe('redirects', () => {
  test.each(['/', '/reviews', '/reviews?sort=-due&tier=1', '/reviews/R-0001#answers', '/a%20b'])(
    '%s is a path of our own',
    (path) => expect(ownPath(path)).toBe(path),
  )

  test.each([
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/a//b',
    '/a/../b',
    '/./a',
    '/\t/evil.example',
    '/a b',
    '/%2e%2e/a',
    'reviews',
    '',
    '/é',
    `/${'a'.repeat(3000)}`,
    null,
    undefined,
    42,
  ])('%j is refused', (target) => expect(ownPath(target)).toBeNull())

  test('whatever is asked for, a redirect stays on this site', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.webPath()), (target) => {
        const location = redirectTo(target).headers.get('Location') ?? ''
        expect(new URL(location, 'https://assay.example').origin).toBe('https://assay.example')
      }),
    )
  })

  test('a refused target leads to the fallback, with 303 so that a reload sends nothing again', () => {
    const response = redirectTo('//evil.example', { fallback: '/reviews' })
    expect(response.status).toBe(303)
    expect(response.headers.get('Location')).toBe('/reviews')
  })
})

describe('forms', () => {
  const schema = z.object({
    vendor: z.object({
      name: z.string().min(1, 'Enter the name'),
      site: z.url('Enter an address'),
    }),
    data: z.array(z.string()).min(1, 'Choose at least one'),
    count: z.coerce.number<string | number>().int('Enter a whole number'),
  })
  const form = (entries: [string, string][]) => {
    const data = new FormData()
    for (const [name, value] of entries) data.append(name, value)
    return data
  }

  test('fields with dots become nested, repeated fields become lists', () => {
    const parsed = parseFormData(
      form([
        ['vendor.name', 'Acme'],
        ['vendor.site', 'https://acme.example'],
        ['data', 'personal'],
        ['count', '3'],
        ['index', ''],
      ]),
      schema,
      { lists: ['data'] },
    )
    expect(parsed).toEqual({
      ok: true,
      data: {
        vendor: { name: 'Acme', site: 'https://acme.example' },
        data: ['personal'],
        count: 3,
      },
    })
  })

  test('a refused form names each field once and keeps what was typed', async () => {
    const parsed = parseFormData(
      form([
        ['vendor.name', ''],
        ['vendor.site', 'acme'],
        ['count', '1.5'],
        ['password', 'hunter2hunter2'],
      ]),
      schema,
      { lists: ['data'] },
    )
    if (parsed.ok) throw new Error('the form was accepted')
    expect(parsed.errors).toEqual({
      'vendor.name': 'Enter the name',
      'vendor.site': 'Enter an address',
      data: 'Choose at least one',
      count: 'Enter a whole number',
    })
    const response = refuse(parsed)
    expect(response.status).toBe(422)
    const body = await response.json()
    expect(typed(body.values, 'vendor.site')).toBe('acme')
    expect(typed(body.values, 'not typed', 'stored')).toBe('stored')
    expect(JSON.stringify(body)).not.toContain('hunter2')
  })

  test('field names cannot reach an object’s prototype', () => {
    parseFormData(
      form([
        ['__proto__.polluted', 'yes'],
        ['constructor.prototype.polluted', 'yes'],
      ]),
      z.any(),
    )
    expect({}).not.toHaveProperty('polluted')
  })

  test('files are read for the schema and never sent back', () => {
    const data = form([['name', 'x']])
    data.append('file', new File(['secret'], 'a.txt'))
    const parsed = parseFormData(data, z.object({ name: z.literal('y'), file: z.instanceof(File) }))
    expect(parsed).toMatchObject({ ok: false, values: { name: 'x' } })
    if (!parsed.ok) expect(parsed.values).not.toHaveProperty('file')
  })
})

describe('settings', () => {
  test('none are needed', () => {
    const reading = readSettings({}, [])
    expect(reading).toMatchObject({
      ok: true,
      settings: {
        port: 3000,
        origin: null,
        smtpUrl: null,
        signingKey: null,
        clamd: null,
        signOn: null,
        dev: false,
        demo: false,
      },
    })
    if (reading.ok) expect(reading.settings.databaseUrl).toMatch(/^file:.*[\\/]data[\\/]assay\.db$/)
  })

  test('the demo has a data folder of its own', () => {
    const reading = readSettings({}, ['--demo'])
    if (!reading.ok) throw new Error('refused')
    expect(reading.settings.dataFolder).toMatch(/data-demo$/)
  })

  test('everything wrong is said at once, without repeating passwords', () => {
    const reading = readSettings(
      {
        PORT: 'http',
        DATABASE_URL: 'mysql://root:s3cret@db/x',
        ASSAY_ORIGIN: 'https://assay.example/path',
        SMTP_URL: 'mail.example:s3cret',
        ASSAY_SIGNING_PASSPHRASE: 's3cret',
      },
      ['--verbose'],
    )
    if (reading.ok) throw new Error('accepted')
    const message = settingsMessage(reading.problems)
    for (const name of ['PORT', 'DATABASE_URL', 'ASSAY_ORIGIN', 'SMTP_URL', '--verbose']) {
      expect(message).toContain(name)
    }
    expect(message).toContain('ASSAY_SIGNING_P12 names no file')
    expect(message).not.toContain('s3cret')
  })

  test.each([
    ['https://assay.example/', 'https://assay.example'],
    ['http://10.0.0.5:3000', 'http://10.0.0.5:3000'],
    ['HTTPS://Assay.Example', 'https://assay.example'],
  ])('ASSAY_ORIGIN %s is kept as %s', (given, kept) => {
    expect(readSettings({ ASSAY_ORIGIN: given }, [])).toMatchObject({ settings: { origin: kept } })
  })

  test.each([
    ['tcp://127.0.0.1', { host: '127.0.0.1', port: 3310 }],
    ['tcp://[::1]:3311', { host: '::1', port: 3311 }],
    ['unix:/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
  ])('ASSAY_CLAMD %s is a virus scanner', (ASSAY_CLAMD, clamd) => {
    expect(readSettings({ ASSAY_CLAMD }, [])).toMatchObject({ settings: { clamd } })
  })

  test.each(['clamd', 'http://127.0.0.1:3310', 'tcp://', 'tcp://a/b', 'unix:clamd.ctl', 'unix:'])(
    'ASSAY_CLAMD %s stops the start with a sentence',
    (ASSAY_CLAMD) => {
      const reading = readSettings({ ASSAY_CLAMD }, [])
      expect(reading).toMatchObject({
        ok: false,
        problems: [expect.stringMatching(/^ASSAY_CLAMD/)],
      })
    },
  )

  test('a signing key is a file, and its passphrase is taken as it is', () => {
    const key = { ASSAY_SIGNING_P12: '/keys/legal.p12', ASSAY_SIGNING_PASSPHRASE: ' two words ' }
    expect(readSettings(key, [])).toMatchObject({
      settings: { signingKey: { file: '/keys/legal.p12', passphrase: ' two words ' } },
    })
  })

  test('an empty setting is no setting', () => {
    expect(readSettings({ PORT: '', SMTP_URL: '  ' }, [])).toMatchObject({
      settings: { port: 3000, smtpUrl: null },
    })
  })
})

describe('the log', () => {
  test.each([
    ['/respond/abc/sections/DAT?x=1', '/respond/[token]/sections/DAT'],
    ['/setup/123456', '/setup/[token]'],
    ['/calendar/feed/AbCdEfGhIjKlMnOpQrStUv.ics', '/calendar/feed/[token]'],
    ['/reviews/R-0001?q=secret', '/reviews/R-0001'],
    ['/evidence/AbCdEfGhIjKlMnOpQrStUvWxYz01', '/evidence/[token]'],
    ['/stop-digest/user-1/AbCdEfGhIjKlMnOpQrStUv', '/stop-digest/user-1/[token]'],
    ['/Respond/AbCdEfGhIjKlMnOpQrStUv/tasks', '/Respond/[token]/tasks'],
    ['/x/../respond/AbCdEfGhIjKlMnOpQrStUv', '/x/../respond/[token]'],
    ['/people/a@b.example', '/people/[address]'],
    ['/people/a%40b.example/x', '/people/[address]/x'],
  ])('%s is logged as %s', (url, logged) => expect(loggablePath(url)).toBe(logged))

  test('a database error is described without its parameters', () => {
    const error = Object.assign(new Error('Failed query: insert … params: the vendor’s answer'), {
      query: 'insert into answers values (?)',
      params: ['the vendor’s answer'],
      cause: Object.assign(new Error('UNIQUE constraint failed: answers.id'), { code: 'SQLITE_X' }),
    })
    const described = JSON.stringify(describeError(error))
    expect(described).not.toContain('the vendor’s answer')
    expect(described).toContain('insert into answers')
    expect(described).toContain('SQLITE_X')
    expect(described).toContain('edge.test')
  })

  test('addresses and tokens in messages are left out', () => {
    const error = new Error('no mailbox a@b.example for AbCdEfGhIjKlMnOpQrStUvWxYz01')
    expect(describeError(error).message).toBe('no mailbox [address] for [token]')
    // 128 bits, as links have them.
    const short = new Error('nobody for AbCdEfGhIjKlMnOpQrStUv')
    expect(describeError(short).message).toBe('nobody for [token]')
  })

  test.each([
    [() => JSON.parse('qz7f says the vendor'), /quoted|JSON/],
    [() => new URL('qz7f://'.slice(0, 4)), /^Invalid URL$/],
    [() => z.object({ a: z.literal('x') }).parse({ a: 'qz7f' }), /^1 issues$/],
    [
      () => {
        throw new Error('550 5.1.1 <a@b.example>: qz"qz7f told us" code 123456')
      },
      /\[address\].*\[quoted\] code \[number\]/,
    ],
    [
      () => {
        throw new Error('connect ECONNREFUSED 10.1.2.3:25')
      },
      /ECONNREFUSED \[address\]:25/,
    ],
    [
      () => {
        throw new Error('GET /x?code=qz7f failed')
      },
      /failed/,
    ],
    [
      () => {
        throw new Error('not "said"\n    at home qz7f\n    at work qz7f')
      },
      /^not "said"/,
    ],
    [
      () => {
        throw new TypeError("Cannot read properties of undefined (reading 'url')")
      },
      /\(reading 'url'\)$/,
    ],
  ])('%s: what an error repeats is left out, and what it says is kept', (fail, says) => {
    try {
      fail()
      throw new Error('did not fail')
    } catch (error) {
      const described = describeError(error)
      expect(described.message).toMatch(says)
      expect(described.stack.join('\n')).not.toContain('qz7f')
      if (!described.message.startsWith('not "said"'))
        expect(described.message).not.toContain('qz7f')
    }
  })
})

describe('the theme', () => {
  test('is read from its cookie and nothing else', () => {
    expect(readTheme('a=b; theme=dark; c=d')).toBe('dark')
    expect(readTheme('nottheme=dark')).toBe('system')
    expect(readTheme('theme=purple')).toBe('system')
    expect(readTheme(null)).toBe('system')
  })

  test('the system’s own theme needs no cookie', () => {
    expect(themeCookie('system', false)).toContain('Max-Age=0')
    expect(readTheme(themeCookie('light', false).split(';')[0] ?? '')).toBe('light')
  })
})
