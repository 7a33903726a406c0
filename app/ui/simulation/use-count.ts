// Asks for the page's data again and again while something is counted, so that the count moves.
import { useEffect } from 'react'
import { useRevalidator } from '../link'

const everyMilliseconds = 500

export function useCount(counting: boolean): void {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (!counting || state !== 'idle') return
    const timer = setTimeout(revalidate, everyMilliseconds)
    return () => clearTimeout(timer)
  }, [counting, state, revalidate])
}
