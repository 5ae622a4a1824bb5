import { json } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { loadPage } from '../p.$project/open-plan.ts'

// The list asks for it once per edit, when it is shown: the engine runs twice for every default.
export function shouldRevalidate() {
	return false
}

/** What each default moves at the worse end of its range, by its keys. */
export async function loader(asked: LoaderFunctionArgs) {
	return json({ swings: await loadPage(asked, 'swings', undefined) })
}
