import { Worker } from 'node:worker_threads'
import { expect, test, vi } from 'vitest'
import { AppError } from '#server/access/app-error.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { EnginePool, type Job } from './engine-pool.ts'
import { EngineThread, type EngineRequest } from './thread/engine-thread.ts'
import { MOST_WAITING } from './line/line.ts'

/** Starting a thread compiles the engine. */
const PATIENCE = 60_000

type Held = {
	readonly asked: EngineRequest
	readonly answer: (value: never) => void
	interrupted: boolean
	letsBy: boolean
}

// why: what the pool decides is seen only where its threads answer when the test says so.
class HeldThread {
	readonly alive = true
	readonly keeps: readonly string[] = []
	get workedMs(): number {
		return 0
	}
	constructor(readonly held: Held[]) {}
	ask(asked: EngineRequest): Promise<never> {
		return new Promise((answer) => this.held.push({ asked, answer, interrupted: false, letsBy: false }))
	}
	interrupt(): void {
		const last = this.held.at(-1)
		if (last) last.interrupted = true
	}
	letBy(): void {
		const last = this.held.at(-1)
		if (last) last.letsBy = true
	}
	end(): void {}
}

function heldPool(size = 1) {
	const held: Held[] = []
	return { held, pool: new EnginePool(size, () => new HeldThread(held)) }
}

const job = (over: Partial<Job> = {}): Job => ({
	kind: 'warmUp',
	at: null,
	question: { drawsReport: false, edits: 1, draws: 0 },
	source: () => Promise.reject(new Error('no plan is asked for')),
	budget: { processorMs: 60_000, elapsedMs: 60_000 },
	patienceMs: 60_000,
	party: { team: 'a', person: 'p', network: null },
	sort: 'prompt',
	joinAs: null,
	...over,
})

function ask(pool: EnginePool, asked: Job, signal?: AbortSignal): Promise<unknown> {
	return new Promise((answered, failed) => pool.ask(asked, { found: () => undefined, answered, failed }, signal))
}

const answered = (held: Held | undefined) => held?.answer('answer' as never)

test('who asks the same while it is answered gets the same answer', async () => {
	const { pool, held } = heldPool(2)
	const both = [ask(pool, job({ joinAs: 'why' })), ask(pool, job({ joinAs: 'why' }))]
	expect(held.length).toBe(1)
	answered(held[0])
	expect(await Promise.all(both)).toEqual(['answer', 'answer'])
})

test('a job whose asker has gone leaves the line; one at work is interrupted, unless somebody else waits for it', async () => {
	const { pool, held } = heldPool()
	const [first, second, third] = [new AbortController(), new AbortController(), new AbortController()]
	const running = ask(pool, job({ joinAs: 'one' }), first.signal)
	const joined = ask(pool, job({ joinAs: 'one' }), second.signal)
	const waiting = ask(pool, job({ joinAs: 'two' }), third.signal)
	third.abort()
	await expect(waiting).rejects.toMatchObject({ code: 'unavailable' })
	first.abort()
	await expect(running).rejects.toMatchObject({ code: 'unavailable' })
	expect(held[0]?.interrupted).toBe(false)
	second.abort()
	await expect(joined).rejects.toMatchObject({ code: 'unavailable' })
	expect(held[0]?.interrupted).toBe(true)
	answered(held[0])
	const last = ask(pool, job())
	await new Promise(setImmediate)
	answered(held[1])
	expect(await last).toBe('answer')
	expect(held.length).toBe(2)
})

test('a slice is asked to let by whoever looks at a page, and nothing that may wait', async () => {
	const { pool, held } = heldPool()
	const slice = ask(pool, job({ sort: 'slice' }))
	const search = ask(pool, job({ sort: 'search' }))
	const next = ask(pool, job({ sort: 'slice' }))
	expect(held[0]?.letsBy).toBe(false)
	const page = ask(pool, job({ sort: 'prompt' }))
	expect(held[0]?.letsBy).toBe(true)
	answered(held[0])
	await slice
	await new Promise(setImmediate)
	answered(held[1])
	expect(await page).toBe('answer')
	for (const [index, last] of [search, next].entries()) {
		await new Promise(setImmediate)
		answered(held[index + 2])
		expect(await last).toBe('answer')
	}
})

test('a signal that many questions have keeps nothing of those that are answered', async () => {
	const { pool, held } = heldPool()
	const gone = new AbortController()
	const removed = vi.spyOn(gone.signal, 'removeEventListener')
	for (let slice = 0; slice < 20; slice += 1) {
		const asked = ask(pool, job({ sort: 'slice' }), gone.signal)
		answered(held[slice])
		expect(await asked).toBe('answer')
		await new Promise(setImmediate)
	}
	expect(removed).toHaveBeenCalledTimes(20)
})

test('whoever has too much waiting is told when to come back, and another team is served', async () => {
	const { pool, held } = heldPool()
	const asks = Array.from({ length: MOST_WAITING.person.drawing + 1 }, () => ask(pool, job({ sort: 'drawing' })))
	const refused = await ask(pool, job({ sort: 'drawing' })).catch((error: unknown) => error)
	expect(refused).toBeInstanceOf(AppError)
	expect(refused).toMatchObject({ code: 'rate_limited', retryAfterSeconds: expect.any(Number) })
	const honest = ask(pool, job({ party: { team: 'b', person: 'q', network: null }, sort: 'drawing' }))
	answered(held[0])
	await asks[0]
	await new Promise(setImmediate)
	answered(held[1])
	expect(await honest).toBe('answer')
	// No promise of this outlives it: who still waits is refused here, not in the middle of another test.
	pool.close()
	answered(held[2])
	const ends = await Promise.allSettled(asks)
	expect(ends.filter(({ status }) => status === 'rejected').length).toBe(MOST_WAITING.person.drawing - 1)
})

test('who stands in the line too long is told so', async () => {
	const { pool, held } = heldPool()
	const running = ask(pool, job())
	const late = ask(pool, job({ patienceMs: 1 }))
	await expect(late).rejects.toMatchObject({ code: 'unavailable', retryAfterSeconds: expect.any(Number) })
	answered(held[0])
	expect(await running).toBe('answer')
	expect(held.length).toBe(1)
})

const spending = (over: Partial<Job['budget']>) => job({ budget: { processorMs: 60_000, elapsedMs: 60_000, ...over } })
const refusedWith = (words: string) => ({
	code: 'unavailable',
	retryAfterSeconds: expect.any(Number),
	userMessage: expect.stringContaining(words),
	mend: expect.any(String),
})

test(
	'a thread that takes too much memory or does not stop in time is replaced, and the next question is answered',
	{ timeout: PATIENCE },
	async () => {
		const small = { maxOldGenerationSizeMb: 24, maxYoungGenerationSizeMb: 2 }
		const limits = [small, undefined, undefined]
		const pool = new EnginePool(1, () => new EngineThread(limits.shift()))
		await expect(ask(pool, job())).rejects.toMatchObject(refusedWith('memory'))
		// It works on for longer than one that is asked to stop may.
		const endless = { ...spending({ elapsedMs: 1 }), question: { drawsReport: true, edits: 1000, draws: 0 } }
		await expect(ask(pool, endless)).rejects.toMatchObject(refusedWith('longer'))
		expect(await ask(pool, job())).toBeUndefined()
		pool.close()
		await expect(ask(pool, job())).rejects.toMatchObject(refusedWith('shut down'))
	},
)

test(
	'a question that has had its time of the processor is stopped, and the thread that stops by itself is kept',
	{ timeout: PATIENCE },
	async () => {
		let started = 0
		const pool = new EnginePool(1, () => {
			started += 1
			return new EngineThread()
		})
		const at = { scenarioId: 's', rev: 1, month: '2026-01' }
		const text = JSON.stringify(TEMPLATES[0]?.plan)
		const plan = { at, source: () => Promise.resolve({ rev: 1, text }) }
		const search = { kind: 'decisions' as const, question: { month: undefined }, ...plan }
		const prepare = job({ ...plan, kind: 'prepare', question: { written: undefined } })
		expect(await ask(pool, prepare)).toBe(1)
		const cut = job({ ...search, budget: { processorMs: 1, elapsedMs: 60_000 } })
		await expect(ask(pool, cut)).rejects.toMatchObject(refusedWith('processor'))
		expect(await ask(pool, prepare)).toBe(1)
		expect(started).toBe(1)
		pool.close()
	},
)

test(
	'that a thread must load the engine first is not charged to its first question',
	{ timeout: PATIENCE },
	async () => {
		const pool = new EnginePool(1, () => new EngineThread())
		const small = { kind: 'readPlanText' as const, question: { text: 'no plan', budget: 1 } }
		const asked = job({ ...small, budget: { processorMs: 400, elapsedMs: 60_000 } })
		expect(await ask(pool, asked)).toMatchObject({ ok: false })
		pool.close()
	},
)

test('a question for which no thread can be started is refused, and the next is answered', async () => {
	const held: Held[] = []
	const starts = [
		() => {
			throw new Error('no room')
		},
		() => new HeldThread(held),
	]
	const pool = new EnginePool(1, () => starts.shift()?.() ?? new HeldThread(held))
	await expect(ask(pool, job())).rejects.toMatchObject(refusedWith('stopped before'))
	const next = ask(pool, job())
	answered(held[0])
	expect(await next).toBe('answer')
})

test('a question whose thread ends or fails under it is refused, never lost', async () => {
	const faults: ((worker: Worker) => void)[] = [
		(worker) => void worker.terminate(),
		(worker) => worker.emit('error', new Error('a fault of the thread itself')),
	]
	for (const fault of faults) {
		const thread = new EngineThread()
		const sent = vi.spyOn(Worker.prototype, 'postMessage').mockImplementationOnce(function (this: Worker) {
			fault(this)
		})
		const pool = new EnginePool(1, () => thread)
		await expect(ask(pool, job())).rejects.toMatchObject(refusedWith('stopped before'))
		pool.close()
		sent.mockRestore()
	}
})

test('who holds a thread longer pays for it in turns', async () => {
	const held: Held[] = []
	const clock = { workedMs: 0 }
	class Clocked extends HeldThread {
		override get workedMs(): number {
			return clock.workedMs
		}
	}
	const pool = new EnginePool(1, () => new Clocked(held))
	const of = (team: string) => ask(pool, job({ party: { team, person: 'p', network: null } }))
	const dear = of('dear')
	const [cheap, dearAgain, cheapAgain] = [of('cheap'), of('dear'), of('cheap')]
	clock.workedMs = 900
	answered(held[0])
	await dear
	answered(held[1])
	await cheap
	answered(held[2])
	await cheapAgain
	answered(held[3])
	await dearAgain
	expect(held.length).toBe(4)
})
