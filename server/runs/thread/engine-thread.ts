import { MessageChannel, Worker, type ResourceLimits } from 'node:worker_threads'
import type { AppError } from '#server/access/app-error.ts'
import { faultFields, log } from '#server/log.ts'
import { productPath } from '#server/product-path.ts'
import type { Budget } from '../budgets.ts'
import { SHARED, STOP, type EngineMessage, type Order, type PlanAnswer, type ThreadStarted } from '../messages.ts'
import type { PlanAt, PlanSource } from '../plan-at.ts'
import { isShuttingDown, threadEnded, tookTooLong, tookTooMuchMemory } from '../refusals.ts'
import { isOutOfMemory } from './out-of-memory.ts'
import { readFileSync } from 'node:fs'

const NS_PER_MS = 1e6

/**
 * How long a thread has worked so far, in milliseconds, read from outside and while it works. On Linux it is time of the
 * processor: a busy machine makes nothing dearer. Elsewhere it is the time in which the thread had something to do.
 */
function workedMs(worker: Worker, systemId: string | null): number {
	const processor = systemId === null ? null : processorMs(systemId)
	return processor ?? worker.performance.eventLoopUtilization().active
}

/** Null where the system keeps no such figures. */
function processorMs(systemId: string): number | null {
	try {
		const [onProcessor] = readFileSync(`/proc/self/task/${systemId}/schedstat`, 'utf8').split(' ')
		const ns = Number(onProcessor)
		return ns > 0 ? ns / NS_PER_MS : null
	} catch {
		return null
	}
}

// A run keeps some hundred megabytes alive; young space large enough that it is copied once. Columns lie outside the heap.
const LIMITS = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 192 }

export type EngineRequest = {
	readonly kind: Order['kind']
	readonly at: PlanAt | null
	readonly question: unknown
	/** reads the plan, where the thread does not keep its run */
	readonly source: () => Promise<PlanSource>
	readonly budget: Budget
}

/** How often a thread at work is looked at: what ends sooner is never. */
const LOOK_EVERY_MS = 100
/** How long a question that is stopped may take to stop by itself, so that the thread and its runs are kept: at work, and in all. */
const GRACE = { processorMs: 1000, elapsedMs: 5000 }

/** From source while developing and in tests; in production the bundle, which lies under the folder of the product as the source does. */
const WORKER =
	process.env['NODE_ENV'] === 'production'
		? 'build/engine/engine-worker-start.js'
		: 'server/runs/thread/engine-worker.mjs'

function workerPath(): string {
	const found = productPath(WORKER)
	if (found === null) throw new Error(`${WORKER} is not above ${import.meta.url}: nothing can be computed.`)
	return found
}

/** What the pool needs of a thread. */
export type Thread = Pick<EngineThread, 'alive' | 'keeps' | 'ask' | 'interrupt' | 'letBy' | 'end' | 'workedMs'>

/** One thread with an engine. It answers one question at a time and ends when one takes too much, or too long and can't be stopped. */
export class EngineThread {
	readonly #shared = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT * Object.keys(SHARED).length))
	readonly #worker: Worker
	/** once it has loaded the engine: how its time is counted, and what had gone by then, which is no question's */
	#started: (ThreadStarted & { readonly loadedMs: number }) | null = null
	#fail: (error: Error) => void = () => {}
	#keeps: readonly string[] = []
	#alive = true
	#workedMs = 0

	constructor(resourceLimits: ResourceLimits = LIMITS) {
		this.#worker = new Worker(workerPath(), { execArgv: [], workerData: this.#shared, resourceLimits })
		this.#worker.unref()
		this.#worker.once('message', ({ systemId }: ThreadStarted) => {
			this.#started = { systemId, loadedMs: workedMs(this.#worker, systemId) }
		})
		this.#worker.on('error', (error) => {
			if (isOutOfMemory(error)) return this.#end(tookTooMuchMemory())
			log('error', 'engine_thread_ended', faultFields(error))
			this.#end(threadEnded())
		})
		this.#worker.on('exit', () => this.#end(threadEnded()))
	}

	/** False once it has ended: another one must take its place. */
	get alive(): boolean {
		return this.#alive
	}

	/** The names of the runs it keeps. */
	get keeps(): readonly string[] {
		return this.#keeps
	}

	/** How long it has worked on questions: the difference over one is what that has cost. */
	get workedMs(): number {
		if (this.#alive && this.#started !== null)
			this.#workedMs = workedMs(this.#worker, this.#started.systemId) - this.#started.loadedMs
		return this.#workedMs
	}

	/**
	 * Asks; the thread must not be at work. What is found on the way and in the end has the type the asker knows. Rejects
	 * where the question fails, takes too long or ends the thread.
	 */
	async ask({ kind, at, question, source, budget }: EngineRequest, found: (part: never) => void): Promise<never> {
		Atomics.store(this.#shared, SHARED.stop, STOP.no)
		Atomics.store(this.#shared, SHARED.letBy, 0)
		const { port1: port, port2 } = new MessageChannel()
		// Only a thread at work keeps the process alive.
		this.#worker.ref()
		const watch = this.#watch(budget)
		try {
			return await new Promise<never>((resolve, reject) => {
				this.#fail = reject
				port.on('message', (said: EngineMessage<never>) => {
					if (said.say === 'found') return found(said.found)
					if (said.say === 'lacks plan') return void this.#tell(port, source).catch(reject)
					this.#keeps = said.keeps
					if (said.say === 'answer') resolve(said.answer)
					else reject(watch.refusal() ?? this.#failureOf(said))
				})
				this.#worker.postMessage({ kind, at, question, port: port2 }, [port2])
			})
		} finally {
			watch.end()
			port.close()
			this.#fail = () => {}
			this.#worker.unref()
		}
	}

	/** Nobody waits for what it does: it stops at the next run of the engine. */
	interrupt(): void {
		Atomics.store(this.#shared, SHARED.stop, STOP.nobodyWaits)
	}

	/** Somebody waits: a slice ends after the draw that it is at, and answers what it has. */
	letBy(): void {
		Atomics.store(this.#shared, SHARED.letBy, 1)
	}

	end(): void {
		this.#end(isShuttingDown())
	}

	/** Stops a question whose budget is spent: it is asked to stop by itself, and where it doesn't the thread is ended. */
	#watch({ processorMs, elapsedMs }: Budget): { readonly refusal: () => AppError | null; readonly end: () => void } {
		const began = { worked: this.workedMs, at: performance.now() }
		let cut: { readonly refusal: AppError; readonly at: typeof began } | null = null
		const timer = setInterval(() => {
			const now = { worked: this.workedMs, at: performance.now() }
			if (cut !== null) {
				const isPast = now.worked - cut.at.worked > GRACE.processorMs || now.at - cut.at.at > GRACE.elapsedMs
				if (isPast) this.#end(cut.refusal)
				return
			}
			const isWorked = now.worked - began.worked > processorMs
			if (!isWorked && now.at - began.at <= elapsedMs) return
			const refusal = isWorked
				? tookTooLong({ spent: 'processor', seconds: processorMs / 1000 })
				: tookTooLong({ spent: 'clock', seconds: elapsedMs / 1000 })
			cut = { refusal, at: now }
			Atomics.store(this.#shared, SHARED.stop, STOP.budgetSpent)
		}, LOOK_EVERY_MS)
		return { refusal: () => cut?.refusal ?? null, end: () => clearInterval(timer) }
	}

	#failureOf({ failure, lacksMemory }: Extract<EngineMessage<never>, { say: 'failure' }>): Error {
		if (!lacksMemory) return new Error(`The engine could not answer: ${failure}`)
		// What it keeps is what leaves no room.
		const refusal = tookTooMuchMemory()
		this.#end(refusal)
		return refusal
	}

	async #tell(port: { postMessage: (heard: PlanAnswer) => void }, source: () => Promise<PlanSource>): Promise<void> {
		try {
			port.postMessage(await source())
		} catch (error) {
			port.postMessage(null)
			throw error
		}
	}

	#end(error: Error): void {
		if (!this.#alive) return
		// What it had worked until now is still asked for: whoever had it ended is charged for that.
		this.#workedMs = this.workedMs
		this.#alive = false
		this.#keeps = []
		this.#fail(error)
		void this.#worker.terminate()
	}
}
