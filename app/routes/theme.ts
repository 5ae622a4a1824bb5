import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs } from '@remix-run/node'
import { parseTheme } from '#app/hooks/use-theme.ts'

const ONE_YEAR_S = 31_536_000

/** Keeps the choice of light or dark and goes back to the page it was made on. */
export async function action({ request }: ActionFunctionArgs) {
	const form = await request.formData()
	const chosen = form.get('theme')
	const back = form.get('back')
	const theme = parseTheme(typeof chosen === 'string' ? `strata_theme=${chosen}` : null)
	const here = typeof back === 'string' && /^\/(?![/\\])/.test(back) ? back : '/'
	return redirect(here, {
		headers: { 'Set-Cookie': `strata_theme=${theme}; Path=/; Max-Age=${ONE_YEAR_S}; SameSite=Lax` },
	})
}

export function loader() {
	return redirect('/')
}
