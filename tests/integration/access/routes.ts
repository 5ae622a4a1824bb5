import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { must } from '../../factories/must.ts'
import type { Caller, House } from './house.ts'

type Route = {
	readonly loader?: (asked: LoaderFunctionArgs) => Promise<unknown>
	readonly action?: (asked: ActionFunctionArgs) => Promise<unknown>
}

const FILES = import.meta.glob<Route>(['/app/routes/*.ts', '/app/routes/*/route.{ts,tsx}'])
/** Every route, by the name of its folder. */
export const ROUTES = new Map(
	Object.entries(FILES).map(([file, load]) => [must(/routes\/([^/]+?)(?:\.ts|\/route\.tsx?)$/.exec(file)?.[1]), load]),
)

/** What somebody sends to a route: a question, or where there is one a form. */
export function requestAs(
	house: Pick<House, 'teamId' | 'projectId' | 'token' | 'invitation' | 'cookies'>,
	caller: Caller,
	{ route, search = '', form }: { route: string; search?: string | undefined; form: URLSearchParams | null },
) {
	const { teamId: team, projectId: project, cookies } = house
	const token = route.startsWith('invite') ? house.invitation : house.token
	const params = { team, project, token, site: 'abilene', version: '1', file: 'large-load.json', old: 'models' }
	const path = route
		// Neither stands in an address: the page at the foot of a layout, and one that is drawn outside of it.
		.replace(/\._index$/, '')
		.replaceAll(/_(?=\.)/g, '')
		.replaceAll('[.]', '\0')
		.replaceAll('.', '/')
		.replaceAll('\0', '.')
		.replaceAll(/\$(\w+)/g, (_, name: string) => new Map(Object.entries(params)).get(name) ?? name)
	const headers = { Cookie: cookies.get(caller) ?? '' }
	const request = new Request(`http://localhost/${path}?${search}`, {
		headers,
		...(form !== null && { method: 'POST', body: form }),
	})
	const gone = new AbortController().signal
	return { request, params, context: { cspNonce: '', requestId: 'test', clientAddress: `caller ${caller}`, gone } }
}
