// The risk colours of the product on white paper; every tone also has a shape and a word.
import type { Tone } from '../../app/core/report/tones'
import { INK, type Ink } from '../../app/pdf/style'

export interface ToneInks {
  /** Words and outlines. */
  ink: Ink
  /** Behind words. */
  ground: Ink
  /** Bars and shapes. */
  mark: Ink
}

export const TONE_INKS = {
  low: { ink: '#0B5C6B', ground: '#DDF1F4', mark: '#2A9DB0' },
  moderate: { ink: '#6B4E00', ground: '#FFF2C7', mark: '#E8BE1A' },
  high: { ink: '#8F3A00', ground: '#FFE3D1', mark: '#CF5512' },
  critical: { ink: '#8A0F3C', ground: '#FBDDE7', mark: '#8A0F3C' },
  none: { ink: '#475467', ground: '#EAECF0', mark: INK.muted },
} satisfies Record<Tone, ToneInks>
