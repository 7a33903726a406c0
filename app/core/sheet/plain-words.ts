// Two texts that a person would call the same: letter case, kinds of space and of quotes, and a full stop do not count.

export function plainWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u201a\u2032`´]/g, "'")
    .replace(/[\u201c\u201d\u201e\u2033]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\p{Z}\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .replace(/[.:]$/, '')
}
