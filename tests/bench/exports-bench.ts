import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as after } from 'node:timers/promises'
import { askEngine } from '#server/runs/ask-engine.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { PLAIN_SETTINGS, REPORT_LENGTHS } from '#shared/schemas/report/report-settings.ts'
import { formatFigure } from '#shared/units/format.ts'

type Length = keyof typeof REPORT_LENGTHS
type Reading = {
	readonly what: string
	readonly seconds: number
	/** of the whole process at most, above what it had before */
	readonly megabytes: number
	/** the longest that the thread which answers requests was held up */
	readonly stallMs: number
	/** the most that it worked in one turn, in time of the processor: what would be left of it on a quiet machine; null where no file tells */
	readonly turnMs: number | null
	/** the same of a process that does nothing, in the same seconds: what the machine itself takes */
	readonly idleStallMs: number
}
const AT_ONCE = 4
const SAMPLE_MS = 5
const NS_PER_MS = 1e6
const FACTS = {
	number: null,
	generatedAt: '2026-01-01T00:00:00.000Z',
	generatedBy: 'Bench',
	project: 'Bench',
	scenario: 'Base case',
	status: 'draft' as const,
	reason: '',
	approvedBy: null,
	revisions: [],
	changes: null,
}

/** Asks the pool for a report as a request does: each of its own plan, so that none joins another. */
async function exportOne(length: Length, index: number): Promise<number> {
	const file = TEMPLATES[index % TEMPLATES.length]?.plan
	const text = JSON.stringify(file)
	const { pdf } = await askEngine('report', {
		team: `team-${String(index)}`,
		at: { scenarioId: `bench-${String(index)}`, rev: 1, month: '2026-01' },
		source: () => Promise.resolve({ rev: 1, text }),
		question: { facts: { ...FACTS, settings: { ...PLAIN_SETTINGS, length } }, scenarios: [], simulation: null },
	})
	return pdf.length
}

/** Says, when asked, how long it was held up at most since it was asked last. */
const IDLE = `
	const { monitorEventLoopDelay } = require('node:perf_hooks')
	const delay = monitorEventLoopDelay({ resolution: 1 })
	delay.enable()
	process.on('message', () => { process.send(delay.max); delay.reset() })
`
function idleProcess() {
	const child = spawn(process.execPath, ['-e', IDLE], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
	return {
		stallMs: (): Promise<number> =>
			new Promise((resolve) => {
				child.once('message', (max) => resolve(Number(max) / NS_PER_MS))
				child.send('stall')
			}),
		end: () => child.disconnect(),
	}
}

/** Nanoseconds that this thread has worked, as Linux counts them. */
function workedNs(): number | null {
	try {
		return Number(readFileSync(`/proc/self/task/${String(process.pid)}/schedstat`, 'utf8').split(' ')[0])
	} catch {
		return null
	}
}

/** Looks at memory and at what this thread has worked, again and again, until it is told to end. */
function watch() {
	const before = process.memoryUsage().rss
	const seen = { most: before, turnNs: 0, worked: workedNs() }
	const timer = setInterval(() => {
		seen.most = Math.max(seen.most, process.memoryUsage().rss)
		const worked = workedNs()
		if (worked !== null && seen.worked !== null) seen.turnNs = Math.max(seen.turnNs, worked - seen.worked)
		seen.worked = worked
	}, SAMPLE_MS)
	return () => {
		clearInterval(timer)
		const turnMs = seen.worked === null ? null : seen.turnNs / NS_PER_MS
		return { megabytes: (seen.most - before) / 2 ** 20, turnMs }
	}
}

async function readingOf(length: Length, idle: ReturnType<typeof idleProcess>): Promise<Reading> {
	await idle.stallMs()
	const seen = watch()
	const delay = monitorEventLoopDelay({ resolution: 1 })
	delay.enable()
	const from = performance.now()
	await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => exportOne(length, index)))
	const seconds = (performance.now() - from) / 1e3
	delay.disable()
	const idleStallMs = await idle.stallMs()
	return {
		what: REPORT_LENGTHS[length],
		seconds,
		...seen(),
		stallMs: delay.max / NS_PER_MS,
		idleStallMs,
	}
}

/** Four exports at once in the threads of the engine: what they take of memory, and of the thread that answers requests. */
export async function measure(): Promise<readonly Reading[]> {
	// The plans have been looked at and the threads have drawn before: what is measured is four exports, not a server's start.
	for (let index = 0; index < AT_ONCE; index++) await exportOne('brief', index)
	const idle = idleProcess()
	// The other process is up when it answers; starting it is no part of what is measured.
	await idle.stallMs()
	await after(SAMPLE_MS)
	const readings = [await readingOf('brief', idle), await readingOf('full', idle)]
	idle.end()
	return readings
}

export function table(readings: readonly Reading[]): string {
	const figure = (value: number) => formatFigure(value, { digits: 3 })
	return readings
		.map(
			({ what, seconds, megabytes, stallMs, turnMs, idleStallMs }) =>
				`${what}, four at once: ${figure(seconds)} s, +${figure(megabytes)} MB; requests held up ${figure(stallMs)} ms at most, an idle process ${figure(idleStallMs)} ms; longest turn ${turnMs === null ? 'not known' : `${figure(turnMs)} ms of work`}\n`,
		)
		.join('')
}
