/** Plain-data descriptions of form controls: what the pages render, without knowing any kind. */

export interface Choice {
  value: string
  label: string
}

/** `name` is the posted field's name; secondary fields carry names of their own. */
export type Control =
  | { control: 'radios'; name: string; options: Choice[] }
  | { control: 'checkboxes'; name: string; options: (Choice & { exclusive: boolean })[] }
  | {
      control: 'number'
      name: string
      unit: string
      min: number
      max: number | null
      /** A check-box that stands for "no limit", so that nobody types a magic number. */
      noLimit: { name: string; value: number; label: string } | null
      /** A check-box that answers instead of a number. */
      instead: { name: string; value: string; label: string } | null
    }
  | {
      control: 'date'
      name: string
      /** The last date that makes sense, or null. */
      latest: 'today' | null
      /** A check-box that answers instead of a date. */
      instead: { name: string; value: string; label: string } | null
    }
  | { control: 'textarea'; name: string; rows: number; maxLength: number }
  | { control: 'rows'; name: string; columns: RowColumn[]; blankRows: number }
  | { control: 'evidence'; name: string; accepts: string[] }

export interface RowColumn {
  /** Field name of this column, posted once a row. */
  name: string
  key: string
  label: string
}
