// Numbers and colours as a page's operators spell them.
import type { Ink } from './style'

/** Numbers of a page recur all over a document: each is spelled once. */
const spelled: string[] = []

/** Hundredths of a point are finer than any printer. */
export function hundredths(value: number): string {
  return spell(Math.round(value * 100))
}

/** For the places of text, given as a number of tenths of a point: 720 dots an inch. */
export function tenths(count: number): string {
  return spell(count * 10)
}

function spell(count: number): string {
  if (count < 0 || count > 100_000) return String(count / 100)
  const known = spelled[count]
  if (known !== undefined) return known
  const text = String(count / 100)
  spelled[count] = text
  return text
}

const inks = new Map<Ink, string>()

export function rgb(ink: Ink): string {
  const known = inks.get(ink)
  if (known !== undefined) return known
  const part = (at: number) => Math.round((Number.parseInt(ink.slice(at, at + 2), 16) / 255) * 1000)
  const text = [1, 3, 5].map((at) => String(part(at) / 1000)).join(' ')
  inks.set(ink, text)
  return text
}
