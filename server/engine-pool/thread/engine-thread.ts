import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MessageChannel, Worker, type ResourceLimits } from 'node:worker_threads'
import type { PlanAnswer, Order, EngineMessage } from '../messages.ts'
import type { PlanAt, PlanSource } from '../plan-at.ts'
import { tookTooLong, tookTooMuchMemory } from '../refusals.ts'

// A run keeps some hundred megabytes alive; young space large enough that it is copied once. Columns lie outside the heap.
const LIMITS = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 192 }

export type EngineRequest = {
	readonly kind: Order['kind']
	readonly at: PlanAt | null
	readonly question: unknown
	/** reads the plan, where the thread does not keep its run */
	readonly source: () => Promise<PlanSource>
	readonly limitMs: number
}

/** From source while developing and in tests; in production the bundle, which lies under the folder of the product as the source does. */
const WORKER =
	process.env['NODE_ENV'] === 'production'
		? 'build/engine/engine-worker-start.js'
		: 'server/engine-pool/thread/engine-worker.mjs'

/** This file runs from source and, in production, from a bundle: the worker lies upward from either. */
function workerPath(): string {
	for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
		if (existsSync(join(folder, WORKER))) return join(folder, WORKER)
		if (folder === dirname(folder))
			throw new Error(`${WORKER} is not above ${import.meta.url}: nothing can be computed.`)
	}
}

/** What the pool needs of a thread. */
export type Thread = Pick<EngineThread, 'alive' | 'keeps' | 'ask' | 'interrupt' | 'end'>

/** One thread with an engine. It answers one question at a time and ends when one takes too long or too much. */
export class EngineThread {
	readonly #stop = new Int32Array(new SharedArrayBuffer(4))
	readonly #worker: Worker
	#fail: (error: Error) => void = () => {}
	#keeps: readonly string[] = []
	#alive = true

	constructor(resourceLimits: ResourceLimits = LIMITS) {
		this.#worker = new Worker(workerPath(), { execArgv: [], workerData: this.#stop, resourceLimits })
		this.#worker.unref()
		this.#worker.on('error', (error) => this.#end(isOutOfMemory(error) ? tookTooMuchMemory() : error))
		this.#worker.on('exit', () => this.#end(new Error('A thread of the engine has ended.')))
	}

	/** False once it has ended: another one must take its place. */
	get alive(): boolean {
		return this.#alive
	}

	/** The names of the runs it keeps. */
	get keeps(): readonly string[] {
		return this.#keeps
	}

	/**
	 * Asks; the thread must not be at work. What is found on the way and in the end has the type the asker knows. Rejects
	 * where the question fails, takes too long or ends the thread.
	 */
	async ask({ kind, at, question, source, limitMs }: EngineRequest, found: (part: never) => void): Promise<never> {
		Atomics.store(this.#stop, 0, 0)
		const { port1: port, port2 } = new MessageChannel()
		// Only a thread at work keeps the process alive.
		this.#worker.ref()
		const timer = setTimeout(() => this.#end(tookTooLong(limitMs)), limitMs)
		try {
			return await new Promise<never>((resolve, reject) => {
				this.#fail = reject
				port.on('message', (said: EngineMessage<never>) => {
					if (said.say === 'found') return found(said.found)
					if (said.say === 'lacks plan') return void this.#tell(port, source).catch(reject)
					this.#keeps = said.keeps
					if (said.say === 'answer') resolve(said.answer)
					else reject(new Error(`The engine could not answer: ${said.failure}`))
				})
				this.#worker.postMessage({ kind, at, question, port: port2 }, [port2])
			})
		} finally {
			clearTimeout(timer)
			port.close()
			this.#fail = () => {}
			this.#worker.unref()
		}
	}

	/** Nobody waits for what it does: it stops at the next run of the engine. */
	interrupt(): void {
		Atomics.store(this.#stop, 0, 1)
	}

	end(): void {
		this.#end(new Error('The engine is being shut down.'))
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
		this.#alive = false
		this.#keeps = []
		this.#fail(error)
		void this.#worker.terminate()
	}
}

function isOutOfMemory(error: Error): boolean {
	return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
