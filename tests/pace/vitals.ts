import type { BrowserContext } from '@playwright/test'
import { median, PAGES, type Bench } from './measured.ts'

type Vitals = { readonly lcpMs: number; readonly shift: number; readonly blockedMs: number }

/** 1.6 Mbit/s and 150 ms of a mobile line, and a processor of a fourth of this one's speed. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 }
const SLOWDOWN = 4
/** What is seen before there is an account. */
const STRANGERS_PAGES = ['/', '/login'] as const

/** Each page opened fresh on a slow line and processor: largest paint, layout shift, time blocked beyond 50 ms a task. */
export async function measureVitals({ origin, context, plans, loads, tell }: Bench): Promise<void> {
	const [id = ''] = Object.values(plans)
	const measure = async (by: BrowserContext, { path, name }: { readonly path: string; readonly name: string }) => {
		const seen: Vitals[] = []
		for (let load = 0; load < loads; load += 1) seen.push(await loadOnce(by, path))
		const of = (part: keyof Vitals) => median(seen.map((one) => one[part]))
		tell(
			`vitals, ${name}: LCP ${of('lcpMs').toFixed(0)} ms (bar 1,200), CLS ${of('shift').toFixed(3)} (bar 0.02), TBT ${of('blockedMs').toFixed(0)} ms (bar 200)`,
		)
	}
	const stranger = await context.browser()?.newContext({ baseURL: origin, viewport: { width: 1440, height: 900 } })
	if (stranger === undefined) throw new Error('The browser has gone.')
	for (const path of STRANGERS_PAGES) await measure(stranger, { path, name: `${path} for a stranger` })
	await stranger.close()
	for (const path of PAGES) await measure(context, { path: `/p/${id}${path}`, name: path === '' ? '/' : path })
}

async function loadOnce(context: BrowserContext, path: string): Promise<Vitals> {
	const page = await context.newPage()
	const devtools = await context.newCDPSession(page)
	await devtools.send('Network.enable')
	await devtools.send('Network.clearBrowserCache')
	await devtools.send('Network.emulateNetworkConditions', SLOW)
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
	await page.addInitScript(() => {
		const vitals = { lcpMs: 0, shift: 0, blockedMs: 0 }
		Object.assign(window, { vitals })
		// No function with a name: the tools that run this file would wrap it in one the page has not.
		for (const type of ['largest-contentful-paint', 'longtask', 'layout-shift'])
			new PerformanceObserver((list) => {
				for (const entry of list.getEntries()) {
					if (type === 'largest-contentful-paint') vitals.lcpMs = entry.startTime
					if (type === 'longtask') vitals.blockedMs += Math.max(0, entry.duration - 50)
					if ('value' in entry && typeof entry.value === 'number') vitals.shift += entry.value
				}
			}).observe({ type, buffered: true })
	})
	await page.goto(path, { waitUntil: 'load' })
	await page.waitForTimeout(1500)
	const vitals = await page.evaluate((): unknown => Reflect.get(window, 'vitals'))
	await page.close()
	if (!isVitals(vitals)) throw new Error(`Nothing was measured of ${path}`)
	return vitals
}

function isVitals(value: unknown): value is Vitals {
	return typeof value === 'object' && value !== null && 'lcpMs' in value && 'shift' in value && 'blockedMs' in value
}
