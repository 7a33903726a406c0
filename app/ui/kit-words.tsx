// The words of what pages of vendors and of staff are both made with: fields, summaries, frames, pages for errors.
import type { ReactNode } from 'react'

interface Explanation {
  title: string
  text: string
}

/** By the status of an answer that could not be given. */
const explanations: Record<number, Explanation> = {
  403: {
    title: 'You may not open this',
    text: 'Nothing was changed. You may need another role, or to sign in again.',
  },
  404: {
    title: 'There is no such page',
    text: 'The address may be mistyped, or what was here was removed. What you saved is still there.',
  },
  409: {
    title: 'Somebody else was faster',
    text: 'This changed since you opened it, so nothing was overwritten. Load it again to see the present state.',
  },
  413: {
    title: 'This is too large to send',
    text: 'Nothing was saved. A file may have 25 MB, and a form without a file 1 MB.',
  },
  422: {
    title: 'This could not be accepted',
    text: 'Nothing was changed. Go back, check what you entered, and send it again.',
  },
  429: {
    title: 'Too many requests',
    text: 'Nothing was changed. Wait a few minutes, then try again.',
  },
  507: {
    title: 'Nothing can be saved at the moment',
    text: 'The portal has no room left, or its disk takes no more writes. What was saved before is still there and can be read. Go back: your browser keeps what you typed. Send it again in a few minutes.',
  },
}

export const kitWords = {
  product: 'Assay',
  skip: 'Skip to the content',
  optional: '(optional)',
  error: 'Error:',
  /** A page's title once its form was refused. */
  errorTitle: (title: string) => `Error: ${title}`,
  attention: (count: number) =>
    count === 1 ? 'One thing needs your attention' : `${count} things need your attention`,
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  utc: (time: string) => `${time} UTC`,
}

export const errorPageWords = {
  title: (page: string) => `${page} – Assay`,
  deadLink: 'This link does not work',
  explanations,
  unexpected: {
    title: 'Something went wrong',
    text: 'What was saved before is still there, and the details are in the log. Try again in a moment.',
  } satisfies Explanation,
  help: (reference: ReactNode) => (
    <>
      For help, ask whoever runs Assay or sent you the link, and give them this reference:{' '}
      {reference}
    </>
  ),
  first: 'Go to the first page',
}
