// One spelling of a name for finding and comparing, stored beside it, because databases differ in how they collate.

/** Lower case, no accents, compatibility forms folded, one space between words: `Ｎotion  AÏ` → `notion ai`. */
export function searchKeyOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}

/** Two offerings of a vendor with the same key are the same offering. */
export function offeringKeyOf(offering: { name: string; plan: string }): string {
  return `${searchKeyOf(offering.name)} | ${searchKeyOf(offering.plan)}`
}

/** For lists that people read: by words as people write them, the same on every machine and database. */
const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

export function compareNames(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0)
}
