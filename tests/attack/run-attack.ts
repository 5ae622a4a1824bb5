import { honestVisitor } from './honest-visitor.ts'
import { worstStallMs } from './main-thread.ts'
import { randomFrom } from './random.ts'
import type { Scenario, Sent, Target } from './scenario.ts'
import { SCENARIOS } from './scenarios.ts'
import { sender } from './send.ts'
import { startServer } from './server-under-attack.ts'
import { openAccount } from './sessions.ts'

export type AttackOptions = {
	readonly quick: boolean
	readonly seed: number
	/** the longest the main thread may stand still, and the longest an honest visitor may wait for a page */
	readonly bars: { readonly stallMs: number; readonly honestMs: number }
	/** part of the name of the scenarios to run */
	readonly only?: string
	readonly tell: (line: string) => void
}

const HONEST = { 'X-Forwarded-For': '192.0.2.1' }

/** Attacks a server of its own with every scenario; true when it held. One figure a line goes to `tell`. */
export async function runAttack({ quick, seed, bars, only = '', tell }: AttackOptions): Promise<boolean> {
	const server = await startServer()
	try {
		const send = sender(server.origin)
		const attacker = await openAccount(send)
		const honestSend = sender(server.origin)
		const honest = await honestVisitor((asked) => honestSend({ ...asked, headers: { ...asked.headers, ...HONEST } }))
		const target: Target = { origin: server.origin, send, attacker, random: randomFrom(seed), quick, tell }
		await worstStallMs(server.origin)
		await new Promise((resolve) => setTimeout(resolve, 2000))
		tell(`idle: main thread stalled at most ${(await worstStallMs(server.origin)).toFixed(0)} ms`)
		const faults: string[] = []
		for (const scenario of SCENARIOS.filter(({ name }) => name.includes(only))) {
			const leave = honest.come()
			const sent = await scenario.run(target)
			const visit = await leave()
			const stallMs = await worstStallMs(server.origin)
			faults.push(...judged(scenario, sent, tell))
			const says = (what: string, ms: number, bar: number) => {
				tell(`${scenario.name}: ${what} ${ms.toFixed(0)} ms`)
				if (ms > bar) faults.push(`${scenario.name}: ${what} ${ms.toFixed(0)} ms, more than ${bar}`)
			}
			says('main thread stalled at most', stallMs, bars.stallMs)
			says(`honest visitor’s slowest of ${visit.visits} pages`, visit.slowestMs, bars.honestMs)
			if (visit.unanswered > 0) faults.push(`${scenario.name}: honest visitor got ${visit.unanswered} pages refused`)
		}
		const secrets = [attacker.password, ...attacker.cookie.split('; ').map((cookie) => cookie.split('=')[1] ?? '')]
		const logs = await server.logs()
		const leaked = secrets.filter((secret) => secret !== '' && logs.includes(secret)).length
		tell(`logs: ${leaked} secrets in ${(logs.length / 1000).toFixed(0)} KB`)
		if (leaked > 0 || /\$argon2id\$/.test(logs)) faults.push('logs: a secret stands in a log')
		for (const fault of faults) tell(`FAULT ${fault}`)
		return faults.length === 0
	} finally {
		await server.stop()
	}
}

function judged(scenario: Scenario, sent: readonly Sent[], tell: (line: string) => void): string[] {
	const none = sent.filter(({ answer }) => answer.status === 0)
	const failed = sent.filter(({ answer }) => answer.status >= 500 && scenario.right?.(answer) !== true)
	const right = scenario.right ?? (() => true)
	const wrong = sent.filter(({ answer }) => answer.status > 0 && answer.status < 500 && !right(answer))
	const slowest = Math.max(0, ...sent.map(({ answer }) => answer.ms))
	tell(
		`${scenario.name}: ${sent.length} requests, ${failed.length} × 5xx, ${none.length} unanswered, ${wrong.length} wrong, slowest ${slowest.toFixed(0)} ms`,
	)
	return [...failed, ...none, ...wrong].slice(0, 20).map((one) => `${scenario.name}: ${described(one)}`)
}

function described({ method = 'GET', path, headers = {}, body = '', answer }: Sent): string {
	const said = typeof body === 'string' ? body.slice(0, 160) : `${body.byteLength} bytes`
	return `${answer.status} for ${method} ${path.slice(0, 160)} ${headers['Content-Type'] ?? ''} ${JSON.stringify(said)}`
}
