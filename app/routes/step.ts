import { redirect } from '@remix-run/node'
import type { ActionFunctionArgs } from '@remix-run/node'
import { parseStep } from '#app/hooks/use-step.ts'
import { safeRedirect } from '#server/auth/safe-redirect.ts'
import { choiceCookie } from '#server/http/choice-cookie.ts'
import { answering } from '#server/http/refusals/problem.ts'
import { readForm, SHORT_FORM_BYTES } from '#server/http/forms/read-form.ts'

/** Keeps the choice of months or quarters and goes back to the page it was made on. */
export async function action({ request }: ActionFunctionArgs) {
	const form = await answering(() => readForm(request, { names: ['step', 'back'], maxBytes: SHORT_FORM_BYTES }))
	const chosen = form.get('step')
	const step = parseStep(typeof chosen === 'string' ? `strata_step=${chosen}` : null)
	return redirect(safeRedirect(form.get('back'), '/'), {
		headers: { 'Set-Cookie': choiceCookie(request, 'strata_step', step) },
	})
}

export function loader() {
	return redirect('/')
}
