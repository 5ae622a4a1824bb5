import { randomBytes } from 'node:crypto'
import { createServer, request as send, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ServerBuild } from '@remix-run/node'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createApp } from './create-app.ts'

// why: the pages are not the subject here; every request that reaches them ends in the last resort
const brokenBuild = () => Promise.reject<ServerBuild>(new Error('no build: <script>'))
const env = {
	NODE_ENV: 'production',
	PORT: 0,
	HOST: '127.0.0.1',
	STRATA_DATA_DIR: '.',
	WORKERS: 1,
	PLAN_BUDGET_CELLS: 20_000_000,
	TRUST_PROXY: 0,
} as const
const state = { draining: false, databaseIsUp: true, databaseIsReady: () => Promise.resolve() }
const parts = {
	env: { ...env, ORIGIN: 'https://strata.example.com' },
	root: '/nowhere',
	health: {
		isDraining: () => state.draining,
		databaseIsUp: () => state.databaseIsUp,
		databaseIsReady: () => state.databaseIsReady(),
	},
	build: brokenBuild,
	bundler: null,
}
const server = createServer(createApp(parts))
const logged: string[] = []

beforeAll(async () => {
	vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
		logged.push(String(text))
		return true
	})
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
	vi.restoreAllMocks()
	server.close()
})

type Sent = { method?: string; headers?: Record<string, string>; body?: string; at?: Server }
type Answer = { status: number; headers: IncomingHttpHeaders; text: string }

// Not fetch, which will not send the headers that only a browser may set.
function ask(path: string, { method = 'GET', headers = {}, body, at = server }: Sent = {}): Promise<Answer> {
	const { port } = at.address() as AddressInfo
	return new Promise((resolve, reject) => {
		const asked = send({ port, host: '127.0.0.1', path, method, headers }, (response) => {
			let text = ''
			response.on('data', (chunk) => (text += String(chunk)))
			response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
		})
		asked.on('error', reject)
		asked.end(body)
	})
}

const HOME = 'https://strata.example.com'
const reachesPages = 500

test('a page of another site changes nothing, whatever it leaves out or makes up', async () => {
	for (const headers of [
		{ Origin: 'https://elsewhere.example' },
		{ Origin: 'null' },
		{},
		{ 'Sec-Fetch-Site': 'cross-site' },
		{ Origin: HOME, 'Sec-Fetch-Site': 'cross-site' },
		{ Origin: HOME, 'Sec-Fetch-Site': 'same-site' },
		{ Authorization: 'Bearer stolen' },
	]) {
		for (const path of ['/login', '/login?_data=routes%2Flogin', '/theme']) {
			expect((await ask(path, { method: 'POST', headers })).status, JSON.stringify(headers)).toBe(403)
		}
	}
})

test('our own pages may change things, in browsers old and new', async () => {
	for (const headers of [{ Origin: HOME }, { Origin: HOME, 'Sec-Fetch-Site': 'same-origin' }]) {
		expect((await ask('/login', { method: 'POST', headers })).status).toBe(reachesPages)
	}
})

test('a call with an API token needs no origin', async () => {
	const headers = { Authorization: 'Bearer token' }
	expect((await ask('/api/v1/projects', { method: 'POST', headers })).status).toBe(reachesPages)
})

test('every answer carries the security headers, and a nonce that no other answer has', async () => {
	const answers = await Promise.all(['/', '/healthz', '/assets/none.js', '/__manifest'].map((path) => ask(path)))
	const nonces = answers.map(({ headers }) => /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1])
	expect(new Set(nonces).size).toBe(answers.length)
	for (const { headers } of answers) {
		expect(headers['strict-transport-security']).toMatch(/max-age=31536000/)
		expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/)
		expect(headers['x-content-type-options']).toBe('nosniff')
		expect(headers['x-powered-by']).toBeUndefined()
	}
})

test('no token of a link stands in the log: not of an address that fails, nor of one that a forged form was sent to', async () => {
	const tokens = ['invite', 'reset', 's', 'verify'].map((area) => ({
		area,
		token: randomBytes(32).toString('base64url'),
	}))
	const forged = { Origin: 'https://elsewhere.example' }
	const before = logged.length
	for (const { area, token } of tokens) {
		for (const path of [
			`/${area}/${token}`,
			`/${area.toUpperCase()}/${token}`,
			`/%${area.charCodeAt(0).toString(16)}${area.slice(1)}/${token}`,
		]) {
			const Referer = `${HOME}${path}`
			expect((await ask(path, { method: 'POST', headers: { ...forged, Referer } })).status).toBe(403)
			expect((await ask(path, { headers: { Referer } })).status).toBe(reachesPages)
			expect(
				(await ask(`${path}?_data=routes%2F${area}.%24token`, { method: 'POST', headers: { Origin: HOME } })).status,
			).toBe(reachesPages)
		}
		await ask(`/login?redirectTo=${encodeURIComponent(`/${area}/${token}`)}`)
		await ask(`/${area}/${token}/%00`)
	}
	const lines = logged.slice(before).join('')
	expect(lines).toContain('cross_origin_refused')
	expect(tokens.filter(({ token }) => lines.includes(token.slice(0, 20)))).toEqual([])
})

test('robots keep public pages alone, and no page tells another site its address', async () => {
	const robots = async (path: string) => (await ask(path)).headers['x-robots-tag']
	for (const path of ['/', '/methodology', '/catalogue', '/login'])
		expect([path, await robots(path)]).toEqual([path, undefined])
	for (const path of [
		'/s/token',
		'/p/plan',
		'/p/plan/report.pdf',
		'/t/team',
		'/account',
		'/invite/token',
		'/healthz',
		'/loginx',
	])
		expect([path, await robots(path)]).toEqual([path, 'noindex, nofollow'])
	expect((await ask('/s/token')).headers['referrer-policy']).toBe('same-origin')
})

test('when a page cannot be made, the visitor gets a number and the log the reason', async () => {
	const { status, headers, text } = await ask('/anything', { headers: { Accept: 'text/html' } })
	expect(status).toBe(500)
	expect(headers['cache-control']).toBe('no-store')
	expect(text).toContain(String(headers['x-request-id']))
	expect(text).not.toContain('no build')
	expect(logged.join('')).toContain('no build: <script>')
	expect(logged.join('')).toContain(String(headers['x-request-id']))
})

test('a body that is too long or does not say how long it is, is not read', async () => {
	const headers = { Origin: HOME }
	const long = await ask('/theme', { method: 'POST', headers: { ...headers, 'Content-Length': '10000001' } }).catch(
		() => null,
	)
	if (long !== null) expect(long.status).toBe(413)
	const endless = await ask('/theme', {
		method: 'POST',
		headers: { ...headers, 'Transfer-Encoding': 'chunked' },
		body: 'x',
	})
	expect(endless.status).toBe(411)
})

test('an address that is no text, too long or holds NUL gets a 4xx in words before any page sees it', async () => {
	const headers = { Accept: 'text/html' }
	const wrong = {
		'/p/%00': 404,
		'/p/%0a': 404,
		'/p/%': 400,
		'/p/%ff': 400,
		'/?q=%00': 400,
		[`/${'a'.repeat(2000)}`]: 414,
	}
	for (const [path, status] of Object.entries({ ...wrong, [`/?${'a=1&'.repeat(60)}`]: 400 })) {
		const answer = await ask(path, { headers })
		expect([answer.status, answer.text.includes('<h1>')], path).toEqual([status, true])
	}
	expect((await ask('/p/abc?why=%E2%82%AC&change=%7B%7D', { headers })).status).toBe(reachesPages)
})

test('a refused change from another site leaves no secret of its address in the log', async () => {
	const secret = 'hQ3v_9-kZ2xW8rT5uY7iO1pA4sD6fG0hJ3kL5zX7cV9'
	await ask(`/invite/${secret}`, { method: 'POST', headers: { Origin: 'https://elsewhere.example' } })
	expect(logged.at(-1)).toContain('cross_origin_refused')
	expect(logged.join('')).not.toContain(secret)
})

test('metrics are for this machine: a forged forwarding header neither opens nor closes them', async () => {
	expect((await ask('/metrics')).text).toContain('strata_requests_total')
	expect((await ask('/metrics', { headers: { 'X-Forwarded-For': '203.0.113.9' } })).status).toBe(200)
})

test('while the database is being started again a page says so at once and when to come back', async () => {
	state.databaseIsUp = false
	const page = await ask('/app', { headers: { Accept: 'text/html' } })
	expect([page.status, page.headers['retry-after']]).toEqual([503, '3'])
	expect(page.text).toContain('Its database has stopped and is being started again')
	state.databaseIsUp = true
	expect((await ask('/app')).status).toBe(reachesPages)
})

test('readiness says no while the database is away and while shutting down; health goes on saying yes', async () => {
	expect((await ask('/readyz')).status).toBe(200)
	state.databaseIsReady = () => Promise.reject(new Error('secret host name'))
	const away = await ask('/readyz')
	expect([away.status, away.text]).toEqual([503, 'the database is not ready\n'])
	// A database that hangs has said nothing: after a no it stays a no, after a yes it is one for a while.
	const hung = { free: () => {} }
	const hangs = () => new Promise<void>((resolve) => (hung.free = resolve))
	state.databaseIsReady = hangs
	expect((await ask('/readyz')).text).toBe('the database does not answer\n')
	hung.free()
	state.databaseIsReady = () => Promise.resolve()
	expect((await ask('/readyz')).status).toBe(200)
	state.databaseIsReady = hangs
	expect((await ask('/readyz')).status).toBe(200)
	vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 11_000)
	expect((await ask('/readyz')).text).toBe('the database does not answer\n')
	vi.restoreAllMocks()
	hung.free()
	state.databaseIsReady = () => Promise.resolve()
	state.draining = true
	expect([(await ask('/readyz')).status, (await ask('/healthz')).status]).toEqual([503, 200])
	// Whoever keeps a connection asks the next thing by another.
	expect((await ask('/login')).headers.connection).toBe('close')
	state.draining = false
})

test('a first look at a database that answers late is told yes where visitors have just been served by it', async () => {
	const looks = { count: 0 }
	const hung = { free: () => {}, hangs: false }
	const databaseIsReady = () => {
		looks.count += 1
		return hung.hangs ? new Promise<void>((resolve) => (hung.free = resolve)) : Promise.resolve()
	}
	const at = createServer(createApp({ ...parts, health: { ...parts.health, databaseIsReady } }))
	await new Promise<void>((resolve) => at.listen(0, '127.0.0.1', resolve))
	for (let visit = 0; visit < 5; visit += 1) await ask('/login', { at })
	hung.hangs = true
	const ready = await ask('/readyz', { at })
	hung.free()
	at.close()
	// One look for five visits, and that of the balancer.
	expect([ready.status, looks.count]).toEqual([200, 2])
})

/** A build of one page, which throws what it is given. */
const pageThatThrows = (thrown: Error): ServerBuild => ({
	mode: 'production',
	entry: { module: { default: () => Promise.reject(new Error('No page is drawn.')), handleError: () => undefined } },
	routes: { root: { id: 'root', path: '', module: { loader: () => Promise.reject(thrown), default: undefined } } },
	assets: { entry: { module: '', imports: [] }, routes: {}, url: '', version: '' },
	publicPath: '/',
	assetsBuildDirectory: '',
	future: {
		v3_fetcherPersist: true,
		v3_relativeSplatPath: true,
		v3_lazyRouteDiscovery: false,
		v3_singleFetch: false,
		v3_throwAbortReason: true,
	},
	isSpaMode: false,
})

test('a refusal that a page does not expect is answered in its words all the same, with when to come back', async () => {
	// The bundle of the pages has a class of its own for refusals.
	vi.resetModules()
	const { AppError } = await import('#server/access/app-error.ts')
	const refused = new AppError('unavailable', { userMessage: 'Not now.', retryAfterSeconds: 7 })
	const late = new Error('timeout exceeded when trying to connect')
	const statuses = []
	for (const thrown of [refused, late, new Error('A failure.')]) {
		const at = createServer(createApp({ ...parts, build: pageThatThrows(thrown) }))
		await new Promise<void>((resolve) => at.listen(0, '127.0.0.1', resolve))
		const { status, headers } = await ask('/?_data=root', { at })
		at.close()
		statuses.push([status, headers['retry-after']])
	}
	expect(statuses).toEqual([
		[503, '7'],
		[503, '5'],
		[500, undefined],
	])
})

test('an address without a page of its own refuses in words to who reads, and as a document to what asks for data', async () => {
	vi.resetModules()
	const { AppError } = await import('#server/access/app-error.ts')
	const refused = new AppError('unavailable', {
		userMessage: 'The plan “<b>” is being read.',
		mend: 'Try again in a moment.',
		retryAfterSeconds: 7,
	})
	const at = createServer(createApp({ ...parts, build: pageThatThrows(refused) }))
	await new Promise<void>((resolve) => at.listen(0, '127.0.0.1', resolve))
	const read = await ask('/', { at, headers: { Accept: 'text/html,*/*;q=0.8' } })
	const asked = await ask('/', { at, headers: { Accept: 'application/json' } })
	at.close()
	expect([read.status, read.headers['content-type'], read.headers['retry-after']]).toEqual([
		503,
		'text/html; charset=utf-8',
		'7',
	])
	expect(read.text).toContain('<h1>Temporarily unavailable</h1><p>The plan “&lt;b&gt;” is being read.</p>')
	expect(read.text).toContain('<p>Try again in a moment.</p>')
	expect([asked.status, asked.headers['content-type']]).toEqual([503, 'application/problem+json; charset=utf-8'])
})
