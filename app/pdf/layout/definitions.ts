// Label and value pairs in two aligned columns.
import type { StyleName } from '../style'
import type { Content } from '../text/inline'
import type { Flow } from './flow'
import { table } from './table'

export type Definition = readonly [label: string, value: Content]

export interface DefinitionOptions {
  /** Share of the width for labels; a quarter unless told. */
  labels?: number
  style?: StyleName
  rules?: boolean
  keep?: boolean
  spaceAfter?: number
}

export function definitions(
  flow: Flow,
  pairs: readonly Definition[],
  options: DefinitionOptions = {},
): void {
  const { labels = 0.25, style = 'small', rules = true, ...rest } = options
  table(flow, {
    columns: [
      { head: '', width: labels, style: 'label' },
      { head: '', width: 1 - labels, style },
    ],
    rows: pairs.map((cells) => ({ cells })),
    showHead: false,
    rules,
    ...rest,
  })
}
