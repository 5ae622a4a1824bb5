import { chromium } from '@playwright/test'
import { hostileFile } from '../factories/hostile-plan.ts'
import { findSystemBrowser } from '../setup/find-browser.mjs'
import { sender } from '../attack/send.ts'
import { startServer } from '../attack/server-under-attack.ts'
import { openAccount } from '../attack/sessions.ts'
import { uploadOf } from '../attack/upload.ts'
import { measureKeystrokes } from './keystrokes.ts'
import type { Bench } from './measured.ts'
import { measureDeaf } from './deaf.ts'
import { measureJobs } from './jobs.ts'
import { measureLive } from './live.ts'
import { measureScripts } from './scripts.ts'
import { measureTogether } from './together.ts'
import { measureVitals } from './vitals.ts'
import { measureWall } from './wall.ts'

export type PaceOptions = {
	/** edits a plan, and loads a page */
	readonly edits: number
	readonly loads: number
	/** parts of the names of what to measure, of the plans and of who types; empty: all */
	readonly only: string
	readonly plan: string
	readonly typist: string
	readonly tell: (line: string) => void
}

const WARM_MS = 15_000
const MEASURES = {
	keystroke: measureKeystrokes,
	script: measureScripts,
	vitals: measureVitals,
	together: measureTogether,
	live: measureLive,
	deaf: measureDeaf,
	jobs: measureJobs,
	wall: measureWall,
} as const

/** Measures a server of its own; one figure a line goes to `tell`. */
export async function runPace({ edits, loads, only, plan, typist, tell }: PaceOptions): Promise<void> {
	const server = await startServer()
	const executablePath = findSystemBrowser()
	const browser = await chromium.launch({
		...(executablePath !== undefined && { executablePath }),
		args: ['--no-sandbox', '--disable-background-networking'],
	})
	try {
		const send = sender(server.origin)
		// The threads of the engine compile what an edit does first.
		await new Promise((resolve) => setTimeout(resolve, WARM_MS))
		const account = await openAccount(send)
		const taken = await send(uploadOf(account, hostileFile({ sites: 20, months: 120, each: 60 })))
		const large = /\/p\/([\w-]+)/.exec(taken.headers.location ?? '')?.[1]
		if (large === undefined) throw new Error(`The plan of 20 sites was not taken: ${taken.status}`)
		const context = await browser.newContext({ baseURL: server.origin, viewport: { width: 1440, height: 900 } })
		await context.addCookies(cookiesOf(account.cookie, server.origin.replace('http:', 'https:')))
		const all = { 'the sample': account.projectId, '20 sites × 120 months': large }
		const plans = Object.fromEntries(Object.entries(all).filter(([name]) => name.includes(plan)))
		const bench: Bench = { origin: server.origin, send, account, context, plans, typist, edits, loads, tell }
		for (const [name, measure] of Object.entries(MEASURES)) if (name.includes(only)) await measure(bench)
	} finally {
		await browser.close()
		await server.stop()
	}
}

/** What a browser keeps of a header's cookies. Those of a `__Host-` name are secure; to this machine they go over HTTP, too. */
function cookiesOf(header: string, url: string) {
	return header.split('; ').map((cookie) => {
		const end = cookie.indexOf('=')
		return { name: cookie.slice(0, end), value: cookie.slice(end + 1), url }
	})
}
