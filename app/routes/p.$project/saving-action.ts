import type { ClientActionFunctionArgs } from '@remix-run/react'
import type { EditReply, ShownFigures } from '#shared/grid/edit-reply.ts'
import { cellsSent } from '#app/components/grid/saving/use-cell-saving.ts'
import { bringFigures } from '#app/hooks/brought-figures.ts'

const hasFigures = (answer: unknown): answer is { readonly figures: ShownFigures } =>
	typeof answer === 'object' && answer !== null && 'figures' in answer

/** What the page is told of its edit; the figures that came with it are for its loaders, which are called next. */
function withoutFigures(url: string, answer: unknown): unknown {
	if (!hasFigures(answer)) return answer
	const { figures, ...reply } = answer
	bringFigures(url, figures)
	return reply
}

/** The page's action from the browser: when the server is not reached, the page stays and what was typed with it. */
export async function savingAction({ request, serverAction }: ClientActionFunctionArgs): Promise<unknown> {
	// Read only where it is needed: what is typed waits for it.
	const unread = request.clone()
	try {
		return withoutFigures(request.url, await serverAction())
	} catch (error) {
		// A response is an answer; a TypeError is the browser saying that there was none.
		if (!(error instanceof TypeError)) throw error
		// eslint-disable-next-line no-restricted-syntax -- in the browser, on the form that this page itself made
		const form = await unread.formData()
		const unreached: EditReply = {
			ok: false,
			unreached: true,
			problems: [{ field: '', text: 'Not saved: the server was not reached. What you typed is kept here.' }],
			cells: cellsSent(form),
		}
		return unreached
	}
}
