import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { PlanRemedies } from '#shared/remedies.ts'
import type { RemediesReply, RemediesRequest } from './remedies-worker.ts'

const LONGEST_MS = 180_000
const MEMORY_MB = 1024
const LONGEST_QUEUE = 50

export type RemediesQuestion = Omit<RemediesRequest, 'id'> & {
	/** what is found so far, the whole answer last */
	readonly progress: (found: PlanRemedies) => void
}

type Waiting = {
	readonly request: RemediesRequest
	readonly progress: (found: PlanRemedies) => void
	readonly resolve: (remedies: PlanRemedies) => void
	readonly reject: (error: Error) => void
}

/** This file runs from source and, in production, from the bundle: the worker’s source lies upward from either. */
function workerPath(): string {
	const inTree = join('server', 'remedies', 'remedies-worker.mjs')
	for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
		if (existsSync(join(folder, inTree))) return join(folder, inTree)
		if (folder === dirname(folder))
			throw new Error(`${inTree} is not above ${import.meta.url}: no remedy can be found.`)
	}
}

function openFinder() {
	const queue: Waiting[] = []
	let worker: Worker | null = null
	let timer: NodeJS.Timeout | null = null
	let next = 0
	const finish = (): Waiting | undefined => {
		if (timer !== null) clearTimeout(timer)
		timer = null
		return queue.shift()
	}
	// A thread that died or hung loses its question only; the next one gets a new thread.
	const fail = (error: Error) => {
		worker = null
		finish()?.reject(error)
		ask()
	}
	const start = (): Worker => {
		const started = new Worker(workerPath(), { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } })
		started.on('message', (reply: RemediesReply) => {
			if (worker !== started) return
			if ('found' in reply) {
				queue[0]?.progress(reply.found)
				if (!reply.found.complete) return
				finish()?.resolve(reply.found)
			} else finish()?.reject(new Error(`The remedies could not be found: ${reply.failure}`))
			ask()
		})
		started.on('error', (error) => {
			if (worker === started) fail(error)
		})
		started.on('exit', () => {
			if (worker === started) fail(new Error('The thread that looks for remedies has ended.'))
		})
		return started
	}
	const ask = () => {
		const [first] = queue
		// An idle worker must not keep the process alive.
		if (first === undefined) return worker?.unref()
		if (timer !== null) return
		worker ??= start()
		worker.ref()
		timer = setTimeout(() => {
			const stuck = worker
			fail(new Error(`The remedies took longer than ${LONGEST_MS / 1000} s and were given up.`))
			void stuck?.terminate()
		}, LONGEST_MS)
		worker.postMessage(first.request)
	}
	return ({ progress, ...question }: RemediesQuestion): Promise<PlanRemedies> | null => {
		if (queue.length >= LONGEST_QUEUE) return null
		return new Promise((resolve, reject) => {
			queue.push({ request: { id: next++, ...question }, progress, resolve, reject })
			ask()
		})
	}
}

const find = openFinder()

/** What would have to change, found in a thread of its own, one plan after the other; null where too many wait already. */
export function askForRemedies(question: RemediesQuestion): Promise<PlanRemedies> | null {
	return find(question)
}
