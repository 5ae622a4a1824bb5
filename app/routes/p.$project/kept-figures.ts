import type { ClientLoaderFunctionArgs } from '@remix-run/react'
import { noteBehind } from '#app/hooks/use-behind.ts'
import { withoutExplanation } from './should-revalidate.ts'

/** What the server answers when it has other work now. */
const NOT_NOW = new Set([429, 503])

/** A response is the server's word about what is asked for; an error says that there was none, or a proxy's. */
const hasNoAnswer = (error: unknown) => (error instanceof Response ? NOT_NOW.has(error.status) : error instanceof Error)

/**
 * The loader of a route as the browser runs it, one for each route. Where the server cannot be reached to load again
 * what is in view, what was shown stays with all that is typed in it, and the header says that it is older. What was
 * not in view has nothing to show and fails as ever.
 *
 * @param subjectOf what the route shows: only what was loaded of the same may stand in for it
 */
export function keepingFigures(subjectOf: (url: URL) => string = withoutExplanation) {
	const name = Symbol('loader')
	let kept: { readonly subject: string; readonly data: unknown } | null = null
	const load = async ({ request, serverLoader }: ClientLoaderFunctionArgs): Promise<unknown> => {
		const subject = subjectOf(new URL(request.url))
		try {
			const data = await serverLoader()
			kept = { subject, data }
			noteBehind(name, false)
			return data
		} catch (error) {
			if (kept?.subject !== subject || request.signal.aborted || !hasNoAnswer(error)) throw error
			noteBehind(name, true)
			return kept.data
		}
	}
	// So that it knows what the page was first served with; that is not fetched again.
	return Object.assign(load, { hydrate: true as const })
}

/** The plan and the scenario that an address is in. */
export const planIn = ({ pathname, searchParams }: URL) =>
	`${pathname.split('/', 3).join('/')} ${searchParams.get('scenario') ?? ''}`
