// Reads the size of a picture from its headers, and where it ends; no pixel is decoded.

const LONGEST_SIDE = 20_000
const MOST_PIXELS = 100_000_000

const sized = (width, height, noticed) => {
  if (width === 0 || height === 0) return { refused: 'damaged' }
  if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS)
    return { refused: 'too many pixels' }
  return { width, height, noticed }
}

/** A file that stops before its last chunk was cut off; what follows that chunk is no part of the picture. */
export function inspectPng({ bytes }) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const nameAt = (at) => String.fromCharCode(...bytes.subarray(at + 4, at + 8))
  if (nameAt(8) !== 'IHDR' || view.getUint32(8) !== 13) return { refused: 'damaged' }
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  let hasData = false
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    const name = nameAt(at)
    hasData ||= name === 'IDAT'
    if (name === 'IEND') {
      if (!hasData) return { refused: 'damaged' }
      return sized(width, height, bytes.length > at + 12 ? ['trailing'] : [])
    }
  }
  return { refused: 'damaged' }
}

const isFrame = (marker) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
const standsAlone = (marker) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)

export function inspectJpeg({ bytes }) {
  let size = null
  let hasScan = false
  let at = 2
  while (at + 1 < bytes.length) {
    const marker = bytes[at + 1]
    if (bytes[at] !== 0xff || marker === 0x00 || standsAlone(marker) || marker === 0xff) {
      // Inside a scan, where any byte may come; outside of one a marker must.
      if (!hasScan && bytes[at] !== 0xff) return { refused: 'damaged' }
      at = nextMarker(bytes, at + 1)
      continue
    }
    if (marker === 0xd9) {
      if (size === null || !hasScan) return { refused: 'damaged' }
      return sized(...size, isAnotherPicture(bytes, at + 2) ? [] : ['trailing'])
    }
    const length = bytes[at + 2] * 256 + bytes[at + 3]
    if (isFrame(marker))
      size ??= [bytes[at + 7] * 256 + bytes[at + 8], bytes[at + 5] * 256 + bytes[at + 6]]
    hasScan ||= marker === 0xda
    at += 2 + length
  }
  return { refused: 'damaged' }
}

const nextMarker = (bytes, from) => {
  const at = bytes.indexOf(0xff, from)
  return at === -1 ? bytes.length : at
}

/** Nothing, filling, or the second picture that telephones put behind the first. */
const isAnotherPicture = (bytes, at) => {
  const rest = bytes.subarray(at)
  return rest.every((byte) => byte === 0) || (rest[0] === 0xff && rest[1] === 0xd8)
}
