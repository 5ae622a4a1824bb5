import type { ClientActionFunctionArgs, ClientLoaderFunctionArgs, ShouldRevalidateFunctionArgs } from '@remix-run/react'
import { refusedText } from '#app/hooks/refused-text.ts'
import { isRecord } from '#shared/is-record.ts'
import { OVER } from '#shared/pages/over-page.ts'
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

const isOver = ({ url }: Request) => new URL(url).searchParams.has(OVER)
const FAILED = 'The server did not respond. Check your connection, then try again.'

/** What a dialog says of an answer that is a refusal; one that leads elsewhere is followed. */
async function refusalWords(error: unknown): Promise<string> {
	if (!(error instanceof Response)) return FAILED
	if (error.status < 400) throw error
	const said: unknown = await error.json().catch(() => null)
	return refusedText(said) ?? `The server answered with error ${String(error.status)}. Try again.`
}

/** The loader of a page that also opens over another: there it says what failed, and the page below stays. */
export async function dialogLoader(asked: ClientLoaderFunctionArgs): Promise<unknown> {
	if (!isOver(asked.request)) return await clientLoader(asked)
	try {
		return await asked.serverLoader()
	} catch (error) {
		return { problem: await refusalWords(error) }
	}
}

/** The action of such a page, with what it answers where a dialog is refused. */
export const dialogAction =
	(refused: (problem: string) => unknown) =>
	async ({ request, serverAction }: ClientActionFunctionArgs): Promise<unknown> => {
		try {
			return await serverAction()
		} catch (error) {
			if (!isOver(request)) throw error
			return refused(await refusalWords(error))
		}
	}

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
