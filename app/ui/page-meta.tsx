// The title and meta tags of a page; a form that was refused says "Error:" first in the title, on the server too.
import { Meta } from '@remix-run/react'
import {
  Children,
  cloneElement,
  isValidElement,
  type ReactElement,
  type ReactNode,
  useContext,
} from 'react'
import { UNSAFE_DataRouterStateContext as DataRouterStateContext } from 'react-router'
import { kitWords } from './kit-words'

export function PageMeta() {
  const actionData = useContext(DataRouterStateContext)?.actionData
  // Without single fetch a route's meta function sees no action data, so the finished tags are adjusted instead.
  const tags: ReactElement<{ children?: ReactNode }> = Meta()
  if (!hasErrors(actionData)) return tags
  return (
    <>
      {Children.map(tags.props.children, (tag) =>
        isValidElement<{ children?: ReactNode }>(tag) && tag.type === 'title'
          ? cloneElement(tag, {}, kitWords.errorTitle(String(tag.props.children)))
          : tag,
      )}
    </>
  )
}

/** True where the last action answered with field errors, as `refuse` does. */
function hasErrors(actionData: unknown): boolean {
  if (typeof actionData !== 'object' || actionData === null) return false
  return Object.values(actionData).some(
    (data: unknown) =>
      typeof data === 'object' &&
      data !== null &&
      'errors' in data &&
      typeof data.errors === 'object' &&
      data.errors !== null &&
      Object.keys(data.errors).length > 0,
  )
}
