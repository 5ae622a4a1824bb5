import { expect, test } from 'vitest'
import { AppError } from '#server/http/refusals/app-error.ts'
import { EnginePool, type Job } from './engine-pool.ts'
import { EngineThread, type EngineRequest } from './thread/engine-thread.ts'
import { MOST_WAITING } from './line.ts'

/** Starting a thread compiles the engine. */
const PATIENCE = 60_000

type Held = { readonly asked: EngineRequest; readonly answer: (value: never) => void; interrupted: boolean }

// why: what the pool decides is seen only where its threads answer when the test says so.
class HeldThread {
	readonly alive = true
	readonly keeps: readonly string[] = []
	constructor(readonly held: Held[]) {}
	ask(asked: EngineRequest): Promise<never> {
		return new Promise((answer) => this.held.push({ asked, answer, interrupted: false }))
	}
	interrupt(): void {
		const last = this.held.at(-1)
		if (last) last.interrupted = true
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
	question: { drawsReport: false, edits: 1 },
	source: () => Promise.reject(new Error('no plan is asked for')),
	limitMs: 60_000,
	patienceMs: 60_000,
	team: 'a',
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

test('a team with too much waiting is told when to come back, and another team is served', async () => {
	const { pool, held } = heldPool()
	const asks = Array.from({ length: MOST_WAITING.drawing + 1 }, () => ask(pool, job({ sort: 'drawing' })))
	const refused = await ask(pool, job({ sort: 'drawing' })).catch((error: unknown) => error)
	expect(refused).toBeInstanceOf(AppError)
	expect(refused).toMatchObject({ code: 'rate_limited', retryAfterSeconds: expect.any(Number) })
	const honest = ask(pool, job({ team: 'b', sort: 'drawing' }))
	answered(held[0])
	await asks[0]
	await new Promise(setImmediate)
	answered(held[1])
	expect(await honest).toBe('answer')
	// No promise of this outlives it: who still waits is refused here, not in the middle of another test.
	pool.close()
	answered(held[2])
	const ends = await Promise.allSettled(asks)
	expect(ends.filter(({ status }) => status === 'rejected').length).toBe(MOST_WAITING.drawing - 1)
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

test(
	'a thread that takes too long or too much memory is replaced, and the next question is answered',
	{ timeout: PATIENCE },
	async () => {
		const small = { maxOldGenerationSizeMb: 24, maxYoungGenerationSizeMb: 2 }
		const limits = [small, undefined, undefined]
		const pool = new EnginePool(1, () => new EngineThread(limits.shift()))
		await expect(ask(pool, job())).rejects.toMatchObject({ userMessage: expect.stringContaining('memory') })
		await expect(ask(pool, job({ limitMs: 1 }))).rejects.toMatchObject({
			userMessage: expect.stringContaining('longer'),
		})
		expect(await ask(pool, job())).toBeUndefined()
		pool.close()
		await expect(ask(pool, job())).rejects.toMatchObject({ code: 'unavailable' })
	},
)
