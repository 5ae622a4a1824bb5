import type { ClientActionFunctionArgs, ClientLoaderFunctionArgs, ShouldRevalidateFunctionArgs } from '@remix-run/react'
import { isRecord } from '#shared/is-record.ts'
import { pageOf, type Part } from './page-cache.ts'
import { planStore } from './plan-store.ts'
import { UNREACHED } from './requests.ts'

const loaderOf =
	(part: Part) =>
	async ({ request, serverLoader }: ClientLoaderFunctionArgs): Promise<unknown> =>
		// eslint-disable-next-line no-restricted-syntax -- in the browser, the navigation's own
		await planStore.page.load(part, { url: request.url, signal: request.signal, ask: serverLoader })

/** The loaders of a plan's pages, and of the frame around them, as the browser runs them. */
export const clientLoader = loaderOf('page')
export const frameLoader = loaderOf('frame')

/** An action from the browser: where the server is not reached, the page stays with what was typed, and says this. */
export const unlessUnreached =
	(unreached: unknown) =>
	async ({ serverAction }: ClientActionFunctionArgs): Promise<unknown> => {
		try {
			return await serverAction()
		} catch (error) {
			// A response is an answer; a TypeError is the browser saying that there was none.
			if (!(error instanceof TypeError)) throw error
			return unreached
		}
	}
export const clientAction = unlessUnreached(UNREACHED)

/** For the frame and the rows: loads again unless an edit was refused for what it said. */
export function shouldRevalidateFrame({
	actionResult,
	defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean {
	// Refused since somebody else wrote there: what they wrote is now to be seen.
	if (isRecord(actionResult) && 'conflicts' in actionResult) return true
	const wasRefused = isRecord(actionResult) && actionResult['ok'] === false
	return wasRefused ? false : defaultShouldRevalidate
}

/** For pages: opening an explanation changes only the drawer, and a refused edit changes nothing. */
export function shouldRevalidate(asked: ShouldRevalidateFunctionArgs): boolean {
	const { currentUrl, nextUrl, formMethod } = asked
	const opensDrawer = currentUrl.search !== nextUrl.search && pageOf(currentUrl.href) === pageOf(nextUrl.href)
	if (formMethod === undefined && opensDrawer) return false
	return shouldRevalidateFrame(asked)
}
