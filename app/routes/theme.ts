// Remembers the chosen theme and goes back to where it was chosen.
import { type ActionFunctionArgs, json } from '@remix-run/node'
import { redirectTo } from '../http/redirect'
import { asTheme, themeCookie } from '../http/theme'

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const secure = context.app.settings.origin?.startsWith('https:') ?? false
  const headers = { 'Set-Cookie': themeCookie(asTheme(form.get('theme')), secure) }
  if (form.get('stay') === 'yes') return json(null, { headers })
  return redirectTo(form.get('returnTo'), { headers })
}

export function loader() {
  return redirectTo('/')
}
