// Remembers the chosen theme and goes back to where it was chosen.
import { type ActionFunctionArgs, json } from '@remix-run/node'
import { redirectTo } from '../http/redirect'
import { asTheme, themeCookie } from '../http/theme'

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const headers = { 'Set-Cookie': themeCookie(asTheme(form.get('theme'))) }
  if (form.get('stay') === 'yes') return json(null, { headers })
  return redirectTo(form.get('returnTo'), { headers })
}

export function loader() {
  return redirectTo('/')
}
