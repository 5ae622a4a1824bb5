import { createRequestHandler } from '@remix-run/node'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import * as entry from '#app/entry.server.tsx'
import * as root from '#app/root.tsx'
import { isServerBuild } from '#server/bundler.ts'
import { acrossTeams } from '#server/store/tenancy/across-teams.ts'
import { inRequest } from '#server/store/tenancy/in-request.ts'
import * as refusals from '#server/runs/refusals.ts'
import type { AppError } from '#server/access/app-error.ts'
import { must } from '../factories/must.ts'
import { aToken } from '../factories/programs/api.ts'
import { aHouse, type House } from './access/house.ts'
import { requestAs, ROUTES } from './access/routes.ts'
import type { Deed, Need } from './access/row.ts'
import { ROWS } from './access/rows.ts'

/** What the engine says to every question; null: it answers. */
const engine = vi.hoisted((): { refusal: AppError | null } => ({ refusal: null }))

vi.mock('#server/runs/ask-engine.ts', async (original) => {
	const actual = await original<typeof import('#server/runs/ask-engine.ts')>()
	const refusing =
		<Asked extends unknown[], Answer>(ask: (...asked: Asked) => Promise<Answer>) =>
		(...asked: Asked): Promise<Answer> =>
			engine.refusal === null ? ask(...asked) : Promise.reject(engine.refusal)
	return { ...actual, askEngine: refusing(actual.askEngine), askThread: refusing(actual.askThread) }
})

/** Every way in which a question ends without an answer. */
const REFUSALS: readonly (readonly [name: string, refusal: AppError, status: number])[] = [
	['a person has too much waiting', refusals.shareIsFull('person', 'prompt'), 429],
	['a team has too much waiting', refusals.shareIsFull('team', 'drawing'), 429],
	['all visitors have too much waiting', refusals.shareIsFull('visitors', 'prompt'), 429],
	['a network has too much waiting', refusals.shareIsFull('network', 'search'), 429],
	['all have too much waiting', refusals.allIsFull(), 503],
	['it waited too long', refusals.waitedTooLong(), 503],
	['its processor time is spent', refusals.tookTooLong({ spent: 'processor', seconds: 10 }), 503],
	['its time is over', refusals.tookTooLong({ spent: 'clock', seconds: 20 }), 503],
	['it took too much memory', refusals.tookTooMuchMemory(), 503],
	['its thread ended', refusals.threadEnded(), 503],
	['it was given up', refusals.wasGivenUp(), 503],
	['the server is shutting down', refusals.isShuttingDown(), 503],
	['it is too much to read', refusals.tooMuchToRead(256_000), 413],
]

let house: House
let token: string
let handle: (request: Request) => Promise<Response>

beforeAll(async () => {
	house = await aHouse()
	token = await aToken(house.owner)
	handle = await theSite()
}, 120_000)
beforeEach(() => {
	engine.refusal = null
})

/** A part of the site for each kind of door: routes, their paths and what they lie in. */
const SITE = [
	['p.$project', 'p/:project', 'root'],
	['p.$project.energy', 'energy', 'routes/p.$project'],
	['p.$project.report[.]pdf', 'report.pdf', 'routes/p.$project'],
	['backtests', 'backtests', 'root'],
	['check', 'check', 'root'],
	['api.v1.$', 'api/v1/*', 'root'],
] as const

type SiteRoute = { readonly id: string; readonly path: string; readonly parentId?: string; readonly module: object }

/** The routes as the framework serves them, with its headers and its error pages. */
async function theSite(): Promise<(request: Request) => Promise<Response>> {
	const loaded = SITE.map(async ([name, path, parentId]): Promise<SiteRoute> => {
		return { id: `routes/${name}`, parentId, path, module: await must(ROUTES.get(name))() }
	})
	const all: readonly SiteRoute[] = [{ id: 'root', path: '', module: root }, ...(await Promise.all(loaded))]
	const routes = Object.fromEntries(all.map((route) => [route.id, route]))
	const manifestOf = Object.fromEntries(
		all.map(({ module, ...route }) => [
			route.id,
			{
				...route,
				...{ module: `/${route.id}.js`, imports: [], hasClientAction: false, hasClientLoader: false },
				...{
					hasAction: 'action' in module,
					hasLoader: 'loader' in module,
					hasErrorBoundary: 'ErrorBoundary' in module,
				},
			},
		]),
	)
	const future = { v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_throwAbortReason: true }
	const build: unknown = {
		...{ routes, entry: { module: entry }, future, isSpaMode: false, publicPath: '/', assetsBuildDirectory: '' },
		assets: { version: '1', url: '/manifest.js', entry: { module: '/entry.js', imports: [] }, routes: manifestOf },
	}
	if (!isServerBuild(build)) throw new Error('The framework takes no such build.')
	const answer = createRequestHandler(build, 'production')
	const context = { cspNonce: '', requestId: 'test', clientAddress: '192.0.2.7', gone: new AbortController().signal }
	return (request) => inRequest(() => answer(request, { ...context }))
}

const DOORS: Readonly<Record<string, (house: House) => string>> = {
	'a page': ({ projectId }) => `/p/${projectId}/energy`,
	'the data of a page': ({ projectId }) => `/p/${projectId}/energy?_data=routes%2Fp.%24project.energy`,
	'a file': ({ projectId }) => `/p/${projectId}/report.pdf`,
	'a public page that asks': () => '/check?mw=100&from=2027-01&by=2029-01&place=Abilene',
	'a public page that is computed once': () => '/backtests',
	'a call of a program': ({ projectId }) => `/api/v1/projects/${projectId}/result`,
	'an edit by a program': ({ projectId }) => `/api/v1/projects/${projectId}`,
}

test.each(Object.keys(DOORS))(
	'%s says why it was refused and when to come back, and never fails',
	async (door) => {
		const path = must(DOORS[door])(house)
		const isEdit = door.startsWith('an edit')
		const headers = {
			Cookie: must(house.cookies.get('owner')),
			...(path.startsWith('/api/') && { Authorization: `Bearer ${token}` }),
			...(isEdit && { 'Content-Type': 'application/merge-patch+json', 'If-Match': '*' }),
		}
		const edit = { method: 'PATCH', body: JSON.stringify({ name: 'Another name' }) }
		for (const [name, refusal, status] of door.includes('once') ? REFUSALS.slice(0, 1) : REFUSALS) {
			engine.refusal = refusal
			const answer = await handle(new Request(`http://localhost${path}`, { headers, ...(isEdit && edit) }))
			const said = await answer.text()
			expect([door, name, answer.status, said.slice(0, status === answer.status ? 0 : 400)]).toEqual([
				door,
				name,
				status,
				'',
			])
			const after = Number(answer.headers.get('Retry-After'))
			// What is too large is too large later, too.
			expect([name, after > 0]).toEqual([name, status !== 413])
			expect(said.replaceAll('&#x27;', '’')).toContain(refusal.userMessage.slice(0, 30))
		}
	},
	120_000,
)

test('a new plan that the engine has no room for keeps its answers on the page, and is made when they are sent again', async () => {
	const answers = { place: 'New Albany, Ohio', itMW: '12 MW', by: '2034-Q2', use: 'serve' }
	const form = { from: 'questions', ...answers, once: 'a-key-of-the-three-questions' }
	const open = must((await must(ROUTES.get('t.$team.projects.new'))())['action'])
	const send = async (refusal: AppError | null): Promise<Response> => {
		engine.refusal = refusal
		const asked = requestAs(house, 'owner', { route: 't.$team.projects.new', form: new URLSearchParams(form) })
		const answer = await inRequest(() => open(asked))
		if (!(answer instanceof Response)) throw new Error('It answers no response.')
		return answer
	}
	for (const [refusal, title] of [
		[refusals.allIsFull(), 'The server is busy; your answers are kept. Try again.'],
		[refusals.shareIsFull('person', 'prompt'), 'Too many requests; your answers are kept. Try again soon.'],
	] as const) {
		const refused = await send(refusal)
		expect([refused.status, Number(refused.headers.get('Retry-After')) > 0]).toEqual([503, true])
		const said: unknown = await refused.json()
		expect(said).toMatchObject({ from: 'questions', typed: answers, problems: [], busy: { title } })
	}
	const made = await send(null)
	expect([made.status, made.headers.get('Location')]).toEqual([302, expect.stringMatching(/^\/p\//)])
}, 120_000)

const deedOf = (get: Deed | Need): Deed => (typeof get === 'string' ? { need: get } : get)

/** What somebody gets whose question the engine cuts: a page, or the refusal as a response. */
async function knock(name: string, deed: Deed, method: 'loader' | 'action'): Promise<unknown> {
	const { form: setUp } = deed
	const made = setUp === undefined ? {} : await acrossTeams(() => setUp(house, 'owner'))
	const form = method === 'action' ? new URLSearchParams(made) : null
	const asked = requestAs(house, 'owner', { route: name, search: deed.search, form })
	const open = must((await must(ROUTES.get(name))())[method])
	engine.refusal = refusals.threadEnded()
	try {
		return await inRequest(() => open(asked))
	} catch (refused) {
		return refused
	} finally {
		engine.refusal = null
	}
}

function faultIn(answer: unknown): string | null {
	if (answer instanceof Error) return `threw ${answer.message}`
	if (!(answer instanceof Response) || answer.status < 500) return null
	if (answer.status !== 503) return `answered ${String(answer.status)}`
	return answer.headers.has('Retry-After') ? null : 'does not say when to come back'
}

test.each(Object.keys(ROWS))(
	'%s refuses in words, whatever of it the engine cannot answer',
	async (name) => {
		const { get, post = {} } = must(ROWS[name])
		const doors = [
			...(get === undefined ? [] : [['read', deedOf(get), 'loader'] as const]),
			...Object.entries(post).map(([what, deed]) => [what, deed, 'action'] as const),
		]
		const faults: string[] = []
		for (const [what, deed, method] of doors) {
			const answer = await knock(name, deed, method)
			const fault = faultIn(answer)
			if (answer instanceof Response && answer.headers.get('Content-Type') === 'text/event-stream')
				await answer.body?.cancel()
			if (fault !== null) faults.push(`${what}: ${fault}`)
		}
		expect(faults).toEqual([])
	},
	60_000,
)
