import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { domainOf } from '../../app/core/vendors/domain'
import { contactSchema, emailSchema, offeringSchema } from '../../app/core/vendors/input'
import { compareNames, offeringKeyOf, searchKeyOf } from '../../app/core/vendors/search-key'

describe('the domain of a web address', () => {
  it.each([
    ['https://www.Notion.so/product', 'notion.so'],
    ['notion.so', 'notion.so'],
    ['  HTTP://NOTION.SO:8080/a?b#c ', 'notion.so'],
    ['https://notion.so.', 'notion.so'],
    ['www.notion.so.', 'notion.so'],
    ['https://user:secret@notion.so/', 'notion.so'],
    ['https://bücher.example/ai', 'xn--bcher-kva.example'],
    ['BÜCHER.example', 'xn--bcher-kva.example'],
    ['https://app.notion.so', 'app.notion.so'],
    ['https://www.com', 'www.com'],
    ['ｎｏｔｉｏｎ．ｓｏ', 'notion.so'],
  ])('%s is that of %s', (address, domain) => {
    expect(domainOf(address)).toEqual({ ok: true, domain })
  })

  it.each([
    '',
    '   ',
    'Notion',
    'localhost',
    'http://127.0.0.1/',
    'http://[::1]/',
    '2130706433',
    'two words.example',
    'ftp://notion.so',
    'javascript://notion.so/%0aalert(1)',
    'dana@notion',
    'https://',
    '.',
    'a..b',
    '-a.example',
    `${'a'.repeat(64)}.example`,
  ])('is not found in "%s"', (address) => {
    expect(domainOf(address)).toEqual({ ok: false, reason: 'not a web address' })
  })

  it('is found again in itself, whatever stood around it', () => {
    fc.assert(
      fc.property(fc.domain(), fc.webPath(), (host, path) => {
        const found = domainOf(`https://WWW.${host.toUpperCase()}${path}`)
        if (!found.ok) return
        expect(domainOf(found.domain)).toEqual(found)
        expect(domainOf(host)).toEqual(found)
      }),
    )
  })
})

describe('names', () => {
  it('are searched without cases, accents and double spaces', () => {
    expect(searchKeyOf('  Ｎotion  ÄI\n')).toBe('notion ai')
    expect(offeringKeyOf({ name: 'Notion AI', plan: 'Business' })).toBe(
      offeringKeyOf({ name: 'notion  ai', plan: 'BUSINESS ' }),
    )
    expect(offeringKeyOf({ name: 'Notion AI', plan: 'Business' })).not.toBe(
      offeringKeyOf({ name: 'Notion AI', plan: 'Enterprise' }),
    )
  })

  it('have one order on every machine', () => {
    expect(['b', 'Ä', 'a', 'A 10', 'A 9', 'ß'].sort(compareNames)).toEqual([
      'a',
      'Ä',
      'A 9',
      'A 10',
      'b',
      'ß',
    ])
  })

  it('and addresses keep line breaks out of mail headers', () => {
    const named = (name: string) => contactSchema.safeParse({ name, email: 'a@b.example' }).success
    expect(named('Dana Ortiz')).toBe(true)
    expect(named('Dana\r\nBcc: all@b.example')).toBe(false)
    expect(offeringSchema.safeParse({ name: 'A\nB', plan: 'C' }).success).toBe(false)
    expect(emailSchema.parse(' Dana@B.Example ')).toBe('dana@b.example')
    for (const email of ['a@b', 'a@b.example\nBcc: c@d.example', 'a@b.example, c@d.example', '']) {
      expect(emailSchema.safeParse(email).success).toBe(false)
    }
  })
})
