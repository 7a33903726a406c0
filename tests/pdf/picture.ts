// Pictures of pages: written as small files, read back, and compared pixel by pixel.
import { existsSync, readFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'
import { createCanvas, Image } from '@napi-rs/canvas'

export interface Picture {
  width: number
  height: number
  /** Four bytes a pixel. */
  pixels: Uint8ClampedArray
}

/** Sixteen steps a channel: much smaller files, and far finer than what counts as another colour. */
const STEP = 17

/** A PNG with a palette. Throws where a page has more than 256 colours, which no page of ours has. */
export function encodePng({ width, height, pixels }: Picture): Buffer {
  const colours = new Map<number, number>()
  const rows = Buffer.alloc((width + 1) * height)
  for (let at = 0; at < width * height; at++) {
    const colour = [0, 1, 2].reduce(
      (sum, channel) => sum * 256 + coarse(pixels[at * 4 + channel]),
      0,
    )
    const index = colours.get(colour) ?? colours.size
    if (index > 255) throw new Error('A page with more than 256 colours')
    colours.set(colour, index)
    rows[at + Math.floor(at / width) + 1] = index
  }
  const palette = Buffer.from(
    [...colours.keys()].flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255]),
  )
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', headOf(width, height)),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const coarse = (value = 0) => Math.round(value / STEP) * STEP

/** Eight bits a pixel, which name a colour of the palette. */
function headOf(width: number, height: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3], 8)
  return head
}

function chunk(kind: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** Null where there is no such file. */
export async function readPng(file: string): Promise<Picture | null> {
  if (!existsSync(file)) return null
  const image = new Image()
  image.src = readFileSync(file)
  await image.decode()
  const { width, height } = image
  const context = createCanvas(width, height).getContext('2d')
  context.drawImage(image, 0, 0)
  return { width, height, pixels: context.getImageData(0, 0, width, height).data }
}

export interface Difference {
  /** Pixels of another colour. */
  count: number
  /** Those pixels red on the page as it is now, which is pale. */
  picture: Picture
}

/** Pixels count where one channel is off by more than `most`, of 255; another size is another page. */
export function compare(kept: Picture, now: Picture, most: number): Difference {
  const { width, height } = now
  const pixels = now.pixels.map((value) => 191 + value / 4)
  const difference: Difference = { count: 0, picture: { width, height, pixels } }
  if (kept.width !== width || kept.height !== height)
    return { ...difference, count: width * height }
  for (let at = 0; at < pixels.length; at += 4) {
    const off = [0, 1, 2].some(
      (channel) =>
        Math.abs((kept.pixels[at + channel] ?? 0) - (now.pixels[at + channel] ?? 0)) > most,
    )
    if (!off) continue
    difference.count++
    pixels.set([255, 0, 0], at)
  }
  return difference
}
