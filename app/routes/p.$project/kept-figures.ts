import { useLocation, useMatches, type ClientLoaderFunctionArgs } from '@remix-run/react'
import { useEffect } from 'react'
import { broughtFor } from '#app/hooks/brought-figures.ts'
import { noteBehind } from '#app/hooks/use-behind.ts'
import { withKnownParts } from '#app/hooks/known-parts.ts'
import { withoutExplanation } from './should-revalidate.ts'

/** What each route shows now, by its name, and at which address. */
const shown = new Map<string, { readonly address: string; readonly data: unknown }>()

/** Remembers what is in view, for the loaders below. */
export function useKeeping(): void {
	const matches = useMatches()
	const { pathname, search } = useLocation()
	useEffect(() => {
		const address = withoutExplanation(new URL(pathname + search, window.location.origin))
		for (const { id, data } of matches) if (data !== undefined) shown.set(id, { address, data })
	}, [matches, pathname, search])
}

/** The route around every page of a plan. */
const FRAME = 'routes/p.$project'

/** What the server answers when it has other work now. */
const NOT_NOW = new Set([429, 503])

/** A response is the server's word about what is asked for; an error says that there was none, or a proxy's. */
const hasNoAnswer = (error: unknown) => (error instanceof Response ? NOT_NOW.has(error.status) : error instanceof Error)

/**
 * The loader of a route as the browser runs it. Where the server cannot be reached to load again what is in view, what
 * was shown stays with all that is typed in it, and the header says that it is older. What was not in view has nothing
 * to show and fails as ever. Of what is loaded again, what is as it was is what is shown. What an edit's own answer has
 * brought is not asked for again.
 */
export function keepingFigures(route: string) {
	const part = route === FRAME ? 'frame' : 'page'
	return async ({ request, serverLoader }: ClientLoaderFunctionArgs): Promise<unknown> => {
		const kept = shown.get(route)
		const sameAddress = kept?.address === withoutExplanation(new URL(request.url))
		try {
			const data = broughtFor(part, request.url) ?? (await serverLoader())
			noteBehind(route, false)
			return withKnownParts(data, kept?.data)
		} catch (error) {
			// eslint-disable-next-line no-restricted-syntax -- in the browser, the navigation's own
			if (kept === undefined || !sameAddress || request.signal.aborted || !hasNoAnswer(error)) throw error
			noteBehind(route, true)
			return kept.data
		}
	}
}
