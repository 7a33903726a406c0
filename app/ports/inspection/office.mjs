// Looks into a Word or Excel file: its own list of parts, and what it would fetch from elsewhere.
import { inflateRawSync } from 'node:zlib'

/** Of one part that is read here: lists of other parts, which are short. */
const LARGEST_LIST = 4 * 1024 * 1024

const mainType = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.',
}

export function inspectOffice({ bytes, entries, as }) {
  const listed = entries.find(({ name }) => name === '[Content_Types].xml')
  const types = spelledOut(textOf(bytes, listed))
  if (/macroEnabled|vbaProject|ms-office\.vba/i.test(types)) return { refused: 'macros' }
  if (!types.includes(mainType[as])) return { refused: 'damaged' }
  const has = (test) => entries.some(({ name }) => test.test(name))
  const noticed = []
  if (has(/\/embeddings\//i)) noticed.push('embedded')
  if (has(/\/activeX\//i)) noticed.push('active')
  if (has(/\/externalLinks\//i) || entries.some((entry) => fetches(bytes, entry)))
    noticed.push('external')
  return { noticed }
}

/** A link to click is no reason to say anything; a template, a picture or an object from elsewhere is. */
function fetches(bytes, entry) {
  if (!/\.rels$/i.test(entry.name)) return false
  return [...textOf(bytes, entry).matchAll(relationship)]
    .map(attributesOf)
    .some(
      ({ targetmode = '', type = '' }) =>
        /^external$/i.test(targetmode) && !/\/hyperlink$/i.test(type),
    )
}

/** To its own end: what is quoted may hold a ">" too. */
const relationship = /<(?:[^\s<>/:"']+:)?Relationship\b((?:[^>"']|"[^"]*"|'[^']*')*)>/gi
const attribute = /([^\s=<>/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** One after the other, so that nothing inside a value is taken for an attribute. */
function attributesOf([, within]) {
  const found = {}
  for (const [, name, twice, once] of within.matchAll(attribute)) {
    found[name.toLowerCase()] ??= spelledOut(twice ?? once)
  }
  return found
}

/** Programs read `&#101;` as a letter, so it hides none here. */
const spelledOut = (text) =>
  text.replace(/&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));/gi, (whole, hex, decimal) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

/** Fails on a part that unpacks to more than a list can have, or that is packed in a way that Office does not use. */
function textOf(bytes, { at, compressed }) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(at, true) !== 0x04034b50) throw new Error('No part where one is listed')
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  const packed = bytes.subarray(start, start + compressed)
  const method = view.getUint16(at + 8, true)
  if (method !== 0 && method !== 8) throw new Error('Packed in another way')
  const unpacked = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: LARGEST_LIST })
  const isUtf16 = unpacked[0] === 0xff && unpacked[1] === 0xfe
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(unpacked)
}
