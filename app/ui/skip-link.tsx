// The first stop of the keyboard: past the navigation, to the content.
import { kitWords } from './kit-words'

export function SkipLink() {
  return (
    <a
      href="#content"
      className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-10 focus:rounded-md focus:bg-page focus:px-3 focus:py-2 focus:text-action"
    >
      {kitWords.skip}
    </a>
  )
}
