import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { BriefInput, ReportReply } from './report-worker.ts'

const LONGEST_MS = 60_000
const MEMORY_MB = 512

type Waiting = {
	readonly resolve: (bytes: Uint8Array) => void
	readonly reject: (error: Error) => void
	readonly timer: NodeJS.Timeout
}

/** This file runs from source and, in production, from the bundle: the worker’s source lies upward from either. */
function workerPath(): string {
	const inTree = join('server', 'report', 'report-worker.mjs')
	for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
		if (existsSync(join(folder, inTree))) return join(folder, inTree)
		if (folder === dirname(folder))
			throw new Error(`${inTree} is not above ${import.meta.url}: the report cannot be drawn.`)
	}
}

function openDrawer() {
	const waiting = new Map<number, Waiting>()
	let worker: Worker | null = null
	let next = 0
	const settle = (id: number): Waiting | undefined => {
		const one = waiting.get(id)
		waiting.delete(id)
		if (one) clearTimeout(one.timer)
		// An idle worker must not keep the process alive.
		if (waiting.size === 0) worker?.unref()
		return one
	}
	const failAll = (error: Error) => {
		worker = null
		for (const id of [...waiting.keys()]) settle(id)?.reject(error)
	}
	const start = (): Worker => {
		const started = new Worker(workerPath(), { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } })
		started.on('message', (reply: ReportReply) => {
			if ('bytes' in reply) settle(reply.id)?.resolve(reply.bytes)
			else settle(reply.id)?.reject(new Error(`The report could not be drawn: ${reply.failure}`))
		})
		started.on('error', failAll)
		started.on('exit', () => {
			if (worker === started) failAll(new Error('The thread that draws reports has ended.'))
		})
		return started
	}
	return (input: BriefInput): Promise<Uint8Array> =>
		new Promise((resolve, reject) => {
			worker ??= start()
			worker.ref()
			const id = next++
			const timer = setTimeout(() => {
				const stuck = worker
				failAll(new Error(`The report took longer than ${LONGEST_MS / 1000} s and was stopped.`))
				void stuck?.terminate()
			}, LONGEST_MS)
			waiting.set(id, { resolve, reject, timer })
			worker.postMessage({ id, input })
		})
}

const draw = openDrawer()

/** The buildout report as PDF, drawn in a thread of its own. The same plan, result and facts give the same bytes. */
export function renderBrief(input: BriefInput): Promise<Uint8Array> {
	return draw(input)
}
