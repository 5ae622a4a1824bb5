import type { ClientActionFunctionArgs } from '@remix-run/react'
import type { EditReply } from '#shared/presentation/grid/edit-reply.ts'
import { cellsSent } from '#app/components/grid/saving/use-cell-saving.ts'

/** The page's action from the browser: when the server is not reached, the page stays and what was typed with it. */
export async function savingAction({ request, serverAction }: ClientActionFunctionArgs): Promise<unknown> {
	// Read only where it is needed: what is typed waits for it.
	const unread = request.clone()
	try {
		return await serverAction()
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
