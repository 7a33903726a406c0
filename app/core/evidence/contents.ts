// What was noticed in a file when it arrived: facts for whoever opens it, none of which keeps it out.

/** Each is something that a reader's program may act on, or that stands in the file beside what it shows. */
export const noticed = {
  script: 'It carries script',
  launch: 'It can start programs',
  embedded: 'Other files are embedded in it',
  external: 'It loads something from another address when it is opened',
  active: 'It carries active controls',
  trailing: 'Something else follows after its end',
  restricted: 'It opens without a password, but is protected against changes',
} as const

export type Noticed = keyof typeof noticed

/** Stored with the file; a file from before files were looked into has none. */
export interface Contents {
  noticed: Noticed[]
  /** Of a PDF; null where it has no pages or they could not be counted. */
  pages: number | null
  /** Pixels of a picture. */
  width: number | null
  height: number | null
  /** A virus scanner looked at it and found nothing. */
  scanned: boolean
}
