import { setImmediate as nextTurn } from 'node:timers/promises'
import { faultFields, log } from '#server/log.ts'
import type { EngineRequest, Thread } from './thread/engine-thread.ts'
import { nextInLine, refusalOf, type Full, type Sort, type Ticket } from './line/line.ts'
import { isAnonymous, personOf, type Party } from './party.ts'
import { runName } from './plan-at.ts'
import { allIsFull, isShuttingDown, shareIsFull, threadEnded, waitedTooLong, wasGivenUp } from './refusals.ts'
import { Turns } from './line/turns.ts'

export type Job = EngineRequest & {
	/** whose turn it takes */
	readonly party: Party
	readonly sort: Sort
	/** questions of one name are one question; null: this one stands alone */
	readonly joinAs: string | null
	/** how long it may stand in the line */
	readonly patienceMs: number
}

/** Whoever waits for a job. Their types are the question's: the pool only carries answers. */
type Asker = {
	readonly found: (part: never) => void
	readonly answered: (answer: never) => void
	readonly failed: (error: unknown) => void
}
type EnginePoolWork = Ticket & { readonly job: Job; readonly askers: Set<Asker>; readonly patience: NodeJS.Timeout }
type Seat = { thread: Thread | null; doing: EnginePoolWork | null }

/** Who has asked so lately may be expected to ask again. */
const ABOUT_MS = 10_000
const MOST_ABOUT = 200

/** Threads with engines, and the line before them: bounded, fair by team and person, and left by who has gone. */
export class EnginePool {
	readonly #startThread: () => Thread
	readonly #seats: readonly Seat[]
	readonly #turns = new Turns()
	/** who has an account and has asked lately, by name; the latest last */
	readonly #about = new Map<string, { readonly party: Party; readonly at: number }>()
	#waiting: readonly EnginePoolWork[] = []
	#count = 0
	#closed = false

	constructor(size: number, startThread: () => Thread) {
		this.#startThread = startThread
		this.#seats = Array.from({ length: size }, () => ({ thread: null, doing: null }))
	}

	/** How many threads there may be. */
	get size(): number {
		return this.#seats.length
	}

	/**
	 * Puts a question in the line, or joins one that asks the same. `signal` is aborted when the asker has gone.
	 * @throws (to `failed`) rate_limited where the person, team or network has too much waiting; unavailable where all have, or it
	 * took too long
	 */
	ask(job: Job, asker: Asker, signal?: AbortSignal): void {
		if (this.#closed) return asker.failed(isShuttingDown())
		if (signal?.aborted === true) return asker.failed(wasGivenUp())
		const work = this.#sameAs(job) ?? this.#enter(job)
		if (typeof work === 'string') return asker.failed(work === 'all' ? allIsFull() : shareIsFull(work, job.sort))
		const leaving = () => this.#leave(work, heard)
		// Of a simulation all slices have one signal: what is answered stays on it no longer.
		const ended = () => signal?.removeEventListener('abort', leaving)
		const heard: Asker = {
			found: asker.found,
			answered: (answer) => (ended(), asker.answered(answer)),
			failed: (error) => (ended(), asker.failed(error)),
		}
		work.askers.add(heard)
		signal?.addEventListener('abort', leaving, { once: true })
		this.#fill()
	}

	/** Ends all threads; whoever still asks is refused. */
	close(): void {
		this.#closed = true
		for (const { askers, patience } of this.#waiting) {
			clearTimeout(patience)
			for (const asker of askers) asker.failed(isShuttingDown())
		}
		this.#waiting = []
		for (const { thread } of this.#seats) thread?.end()
	}

	#sameAs({ joinAs }: Job): EnginePoolWork | undefined {
		if (joinAs === null) return undefined
		const known = [...this.#waiting, ...this.#seats.flatMap(({ doing }) => (doing === null ? [] : [doing]))]
		// One that nobody waits for any more may be stopping.
		return known.find(({ job, askers }) => job.joinAs === joinAs && askers.size > 0)
	}

	#enter(job: Job): EnginePoolWork | Full {
		const { party, sort, at } = job
		this.#noteAbout(party)
		// A slice rests on a run of its own, which no page asks for.
		const of = sort === 'slice' ? null : at
		const run = of === null ? null : runName(of)
		const written = of === null ? null : runName({ ...of, draft: undefined })
		const ticket = { ...party, id: this.#count, sort, run, scenario: of?.scenarioId ?? null, written }
		const refused = refusalOf(this.#waiting, ticket)
		if (refused !== null) return refused
		this.#count += 1
		const patience = setTimeout(() => this.#sendAway(work), job.patienceMs)
		const work: EnginePoolWork = { ...ticket, job, askers: new Set<Asker>(), patience }
		this.#waiting = [...this.#waiting, work]
		return work
	}

	/** Whoever stands in the line too long is told, rather than left to wonder. */
	#sendAway(work: EnginePoolWork): void {
		this.#drop(work)
		for (const asker of work.askers) asker.failed(waitedTooLong())
		work.askers.clear()
	}

	#drop(work: EnginePoolWork): void {
		clearTimeout(work.patience)
		this.#waiting = this.#waiting.filter((other) => other !== work)
	}

	#leave(work: EnginePoolWork, asker: Asker): void {
		if (!work.askers.delete(asker)) return
		asker.failed(wasGivenUp())
		if (work.askers.size > 0) return
		this.#drop(work)
		this.#seats.find(({ doing }) => doing === work)?.thread?.interrupt()
	}

	/** What somebody looks at waits for no more than the draw that is at work. */
	#askToLetBy(): void {
		if (this.#waiting.every(({ sort }) => sort !== 'prompt')) return
		for (const { thread, doing } of this.#seats) if (doing?.sort === 'slice') thread?.letBy()
	}

	#fill(): void {
		for (;;) {
			const seats = this.#seats.map(({ thread, doing }) => ({ doing, runs: new Set(thread?.keeps) }))
			const { spent } = this.#turns
			const line = { waiting: this.#waiting, seats, spent, about: this.#whoIsAbout() }
			const next = this.#closed ? null : nextInLine(line)
			const seat = next === null ? undefined : this.#seats[next.seat]
			const work = this.#waiting.find(({ id }) => id === next?.ticket.id)
			if (seat === undefined || work === undefined) return this.#askToLetBy()
			this.#drop(work)
			this.#turns.begin(work)
			void this.#carryOut(work, seat)
		}
	}

	#noteAbout(party: Party): void {
		if (party.network === null || isAnonymous(party)) return
		const name = personOf(party)
		this.#about.delete(name)
		this.#about.set(name, { party, at: performance.now() })
		const [oldest] = this.#about.keys()
		if (this.#about.size > MOST_ABOUT && oldest !== undefined) this.#about.delete(oldest)
	}

	#whoIsAbout(): readonly Party[] {
		const since = performance.now() - ABOUT_MS
		for (const [name, { at }] of this.#about) if (at < since) this.#about.delete(name)
		return [...this.#about.values()].map(({ party }) => party)
	}

	async #carryOut(work: EnginePoolWork, seat: Seat): Promise<void> {
		const { job, askers } = work
		seat.doing = work
		const thread = seat.thread ?? this.#newThread()
		seat.thread = thread
		if (thread === null) {
			seat.doing = null
			return await tellEach(askers, (asker) => asker.failed(threadEnded()))
		}
		const began = thread.workedMs
		const free = () => {
			this.#turns.end(work, thread.workedMs - began)
			this.#free(seat, thread, job)
		}
		try {
			const answer = await thread.ask(job, (part) => {
				for (const asker of askers) asker.found(part)
			})
			free()
			await tellEach(askers, (asker) => asker.answered(answer))
		} catch (error) {
			free()
			await tellEach(askers, (asker) => asker.failed(error))
		}
	}

	#free(seat: Seat, thread: Thread, job: Job): void {
		seat.doing = null
		if (!thread.alive) this.#replace(seat, job)
		this.#fill()
	}

	/** A thread that ended loses its question only; the next one finds a new thread, already starting. */
	#replace(seat: Seat, { kind, party: { team } }: Job): void {
		seat.thread = null
		if (this.#closed) return
		log('warn', 'engine_thread_replaced', { kind, team })
		seat.thread = this.#newThread()
	}

	/** Null where the machine has no room for one: its question is refused, and the next one tries again. */
	#newThread(): Thread | null {
		try {
			return this.#startThread()
		} catch (error) {
			log('error', 'engine_thread_failed', faultFields(error))
			return null
		}
	}
}

/** A hundred who asked the same are not answered in one breath: each makes a response of its own. */
async function tellEach(askers: Set<Asker>, tell: (asker: Asker) => void): Promise<void> {
	for (const asker of askers) {
		askers.delete(asker)
		tell(asker)
		if (askers.size > 0) await nextTurn()
	}
}
