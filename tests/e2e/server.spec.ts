import { gzipSync } from 'node:zlib'
import { expect, openSample, test } from './fixtures.ts'

test('every answer carries the security headers: pages, files, refusals and pages that are not there', async ({
	request,
}) => {
	const answers = await Promise.all([
		request.get('/'),
		request.get('/nowhere-at-all'),
		request.get('/healthz'),
		request.get('/assets/missing.js'),
		request.post('/', { headers: { Origin: 'https://elsewhere.example' } }),
	])
	for (const answer of answers) {
		const headers = answer.headers()
		expect(headers['content-security-policy'], answer.url()).toMatch(/script-src 'self' 'nonce-[^']+';/)
		expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
		expect(headers['x-content-type-options']).toBe('nosniff')
		expect(headers['referrer-policy']).toBe('same-origin')
		expect(headers['x-request-id']).toBeTruthy()
		expect(headers['x-powered-by']).toBeUndefined()
	}
})

test('a change sent by another site is refused wherever it is aimed', async ({ request, baseURL }) => {
	const attempts = [
		{ Origin: 'https://elsewhere.example' },
		{ Origin: 'null' },
		{ 'Sec-Fetch-Site': 'cross-site' },
		{ Origin: String(baseURL), 'Sec-Fetch-Site': 'same-site' },
	]
	const paths = ['/login', '/theme', '/2fa', '/verify/x', '/account', '/account/second-step', '/account/data']
	for (const path of [...paths, '/login?_data=routes%2Flogin', '/theme?_data=routes%2Ftheme']) {
		for (const headers of attempts) {
			const answer = await request.post(path, { headers, form: { theme: 'dark' } })
			expect(answer.status(), `${path} ${JSON.stringify(headers)}`).toBe(403)
		}
	}
})

test('the framework’s costly addresses are closed', async ({ request }) => {
	const answer = await request.get(`/__manifest?p=${'/a'.repeat(2000)}`)
	expect(answer.status()).toBe(404)
})

test('health and readiness answer everybody, metrics who asks from this machine and through no proxy', async ({
	request,
	baseURL,
}) => {
	expect(await (await request.get('/healthz')).text()).toBe('ok\n')
	expect(await (await request.get('/readyz')).text()).toBe('ok\n')
	expect((await request.get('/metrics')).status()).toBe(404)
	expect(await (await fetch(`${String(baseURL)}/metrics`)).text()).toContain('strata_requests_total{')
})

test('pages are kept by nobody but the visitor, files by everybody', async ({ page, request }) => {
	const answer = await request.get('/')
	expect(answer.headers()['cache-control']).toBe('no-store')
	await page.goto('/')
	const script = await page.locator('link[rel=modulepreload]').first().getAttribute('href')
	expect((await request.get(String(script))).headers()['cache-control']).toContain('immutable')
})

test('a body larger than the limit is refused before it is read', async ({ request, baseURL }) => {
	const headers = { Origin: String(baseURL), 'Content-Type': 'application/octet-stream' }
	const answer = await request.post('/theme', { headers, data: Buffer.alloc(10_000_001) }).catch(() => null)
	// The connection is cut with the answer; a client that is still sending may see only the cut.
	if (answer !== null) expect(answer.status()).toBe(413)
})

test('no page breaks its own content security policy', async ({ page }) => {
	const broken: string[] = []
	await page.exposeFunction('broke', (directive: string) => broken.push(directive))
	await page.addInitScript(() => {
		document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
			;(window as unknown as { broke: (what: string) => void }).broke(`${violatedDirective} ${blockedURI}`)
		})
	})
	const plan = await openSample(page)
	for (const path of ['/login', '/signup', '/catalogue', plan, `${plan}/energy`, `${plan}/reports`]) {
		await page.goto(path)
		// Streams of a plan's pages stay open: what a page does by itself is done once its scripts have run.
		await page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 5000 })))
	}
	expect(broken).toEqual([])
})

test('an address that nothing has says what is there instead', async ({ page }) => {
	const answer = await page.goto('/nowhere')
	expect(answer?.status()).toBe(404)
	await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
	await page.getByRole('link', { name: 'Methodology' }).click()
	await expect(page).toHaveURL(/\/methodology$/)
})

test('the theme is kept in a cookie that no script and no other site can use, and leads back to this site only', async ({
	request,
	baseURL,
}) => {
	const headers = { Origin: String(baseURL) }
	const sent = { headers, maxRedirects: 0, form: { theme: 'dark', back: '/\t/evil.example' } }
	for (const path of ['/theme', '/step']) {
		const form = path === '/step' ? { step: 'quarter', back: sent.form.back } : sent.form
		const answer = await request.post(path, { ...sent, form })
		expect(answer.headers()['location']).toBe('/')
		for (const flag of ['HttpOnly', 'Secure', 'SameSite=Lax']) expect(answer.headers()['set-cookie']).toContain(flag)
	}
})

test('a form that is not the page’s is refused in the page’s own form, with what to do', async ({
	request,
	baseURL,
}) => {
	const headers = { Origin: String(baseURL), Accept: 'text/html', 'Content-Type': 'application/x-www-form-urlencoded' }
	const answer = await request.post('/login', { headers, data: 'f0[9999999]=1&f1[9999999]=1' })
	expect(answer.status()).toBe(400)
	expect(await answer.text()).toContain('This form is not one of this page. Reload the page and try again.')
	const json = await request.post('/login', { headers: { ...headers, 'Content-Type': 'application/json' }, data: '{}' })
	expect(json.status()).toBe(415)
})

/** KB of scripts a page asks for as it opens, packed, of which React and the framework are 89. */
const MOST_SCRIPT_KB = { '/login': 110, '/signup': 108, '/app': 115, energy: 193, schedule: 194.5, workforce: 194 }

test('no page brings more script than it may', async ({ page }) => {
	const plan = await openSample(page)
	for (const [path, most] of Object.entries(MOST_SCRIPT_KB)) {
		const html = await (await page.request.get(path.startsWith('/') ? path : `${plan}/${path}`)).text()
		const scripts = [...new Set(html.match(/\/assets\/[\w.$-]+\.js/g) ?? [])]
		expect(scripts.length).toBeGreaterThan(5)
		const packed = await Promise.all(
			scripts.map(async (script) => gzipSync(await (await page.request.get(script)).body(), { level: 9 }).byteLength),
		)
		expect(packed.reduce((sum, bytes) => sum + bytes, 0) / 1000, path).toBeLessThan(most)
	}
})
