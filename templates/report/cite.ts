// References inside the report that lead to the place they name.
import { INK } from '../../app/pdf/style'
import type { Content, Inline } from '../../app/pdf/text/inline'

/** Ids become links to the rows of that name, 'TRN-01, DAT-02'; a dash where there are none. */
export function cite(ids: readonly string[]): Content {
  if (ids.length === 0) return '–'
  return ids.flatMap((id, index): Inline[] => [
    ...(index === 0 ? [] : [{ text: ', ' }]),
    { text: id, ink: INK.link, link: `#${id}` },
  ])
}

export function citeOne(id: string | null): Content {
  return cite(id === null ? [] : [id])
}
