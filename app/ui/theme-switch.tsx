// Chooses the system's theme, light or dark. A plain form; with script the page stays as it is, typed text included.
import { useFetcher, useLocation, useRouteLoaderData } from '@remix-run/react'
import { classNames } from './class-names'
import { kitWords } from './kit-words'

const themes = ['system', 'light', 'dark'] as const

/** Without script it comes back to the present page, or to `returnTo` where that page cannot be opened twice. */
export function ThemeSwitch({ returnTo }: { returnTo?: string | undefined }) {
  const root = useRouteLoaderData<{ theme: string }>('root')
  const { pathname, search } = useLocation()
  const fetcher = useFetcher()
  const current = root?.theme ?? 'system'
  return (
    <fetcher.Form
      method="post"
      action="/theme"
      className="flex items-center gap-1 text-sm print:hidden"
      onSubmit={(event) => {
        event.preventDefault()
        const submitter = (event.nativeEvent as SubmitEvent).submitter
        const theme = submitter instanceof HTMLButtonElement ? submitter.value : 'system'
        fetcher.submit({ theme, stay: 'yes' }, { method: 'post', action: '/theme' })
      }}
    >
      <input type="hidden" name="returnTo" value={returnTo ?? `${pathname}${search}`} />
      <span className="text-muted">{kitWords.theme}</span>
      {themes.map((value) => (
        <button
          key={value}
          type="submit"
          name="theme"
          value={value}
          aria-pressed={value === current}
          className={classNames(
            'min-h-7 cursor-pointer rounded-md px-2',
            value === current ? 'bg-action-wash font-semibold text-action' : 'text-muted underline',
          )}
        >
          {kitWords.themes[value]}
        </button>
      ))}
    </fetcher.Form>
  )
}
