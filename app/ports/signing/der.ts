// The few words of DER that signatures are written in, and reading them back.

export const tags = {
  integer: 0x02,
  octets: 0x04,
  null: 0x05,
  oid: 0x06,
  utcTime: 0x17,
  generalTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  /** Context-specific, constructed, number 0. */
  zero: 0xa0,
} as const

/** One value: its tag, its length, and its content in parts. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content])
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer => der(tags.sequence, ...parts)

/** A SET OF is ordered by the bytes of its members, so that equal sets have equal bytes. */
export const setOf = (...members: readonly Uint8Array[]): Buffer =>
  der(tags.set, ...members.toSorted(Buffer.compare))

/** '1.2.840.113549.1.7.2'. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return der(tags.oid, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]))
}

function base128(number: number): number[] {
  const digits = [number & 0x7f]
  for (let left = number >>> 7; left > 0; left >>>= 7) digits.unshift((left & 0x7f) | 0x80)
  return digits
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length])
  const digits: number[] = []
  for (let left = length; left > 0; left >>>= 8) digits.unshift(left & 0xff)
  return Buffer.from([0x80 | digits.length, ...digits])
}

export interface DerValue {
  tag: number
  /** The content alone. */
  content: Uint8Array
  /** Tag, length and content. */
  whole: Uint8Array
}

/** The values that stand one after another. Throws where a length runs over the end. */
export function readValues(bytes: Uint8Array): DerValue[] {
  const values: DerValue[] = []
  let rest = bytes
  while (rest.length > 0) {
    const value = readValue(rest)
    values.push(value)
    rest = rest.subarray(value.whole.length)
  }
  return values
}

/** The first value; what follows it is left unread. */
export function readValue(bytes: Uint8Array): DerValue {
  const [tag, first] = bytes
  if (tag === undefined || first === undefined) throw new Error('DER ends too early')
  const longer = first < 0x80 ? 0 : first & 0x7f
  if (longer > 4) throw new Error('DER names a length that no file has')
  let length = longer === 0 ? first : 0
  for (const digit of bytes.subarray(2, 2 + longer)) length = length * 256 + digit
  const end = 2 + longer + length
  if (end > bytes.length) throw new Error('DER ends too early')
  return { tag, content: bytes.subarray(2 + longer, end), whole: bytes.subarray(0, end) }
}
