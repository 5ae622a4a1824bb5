import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs } from '@remix-run/node'
import { parseStep } from '#app/hooks/use-step.ts'

const ONE_YEAR_S = 31_536_000

/** Keeps the choice of months or quarters and goes back to the page it was made on. */
export async function action({ request }: ActionFunctionArgs) {
	const form = await request.formData()
	const chosen = form.get('step')
	const back = form.get('back')
	const step = parseStep(typeof chosen === 'string' ? `strata_step=${chosen}` : null)
	const here = typeof back === 'string' && /^\/(?![/\\])/.test(back) ? back : '/'
	return redirect(here, {
		headers: { 'Set-Cookie': `strata_step=${step}; Path=/; Max-Age=${ONE_YEAR_S}; SameSite=Lax` },
	})
}

export function loader() {
	return redirect('/')
}
