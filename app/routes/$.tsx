// Any address that no other route knows: a route of its own so that the page keeps the theme.
import type { MetaFunction } from '@remix-run/node'

export const meta: MetaFunction = () => [{ title: 'There is no such page – Assay' }]

export function loader(): never {
  throw new Response('Not found', { status: 404 })
}

export const action = loader

export default function NoSuchPage() {
  return null
}
