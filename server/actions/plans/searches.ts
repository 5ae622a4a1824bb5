import { AppError } from '#server/access/app-error.ts'
import { faultFields, log } from '#server/log.ts'

/** Begins a search: tells what it finds on the way, and comes to the whole; ends where nobody follows it any more. */
export type Start<Found> = (found: (part: Found) => void, stop: AbortSignal) => Promise<Found>

type Search<Found> = {
	/** the newest answer; null until the first */
	latest: Found | null
	/** resolves when there is a newer answer */
	next: Promise<void>
	/** resolves when nothing more comes */
	readonly ended: Promise<void>
	/** why it ended before it was complete */
	failure: unknown
	followers: number
	readonly stop: AbortController
}

type Follower = { readonly key: string; readonly signal: AbortSignal | undefined }
type SearchesParams<Found> = { readonly most: number; readonly isComplete: (found: Found) => boolean }

/** Work of the engine that takes its time, told as it goes on: who asks the same follows the same, the last ones are kept. */
export class Searches<Found> {
	readonly #known = new Map<string, Search<Found>>()
	readonly #most: number
	readonly #isComplete: (found: Found) => boolean

	constructor({ most, isComplete }: SearchesParams<Found>) {
		this.#most = most
		this.#isComplete = isComplete
	}

	/**
	 * What is found, then what is found more; the last one is complete. Null, once, where it came to nothing: the same question may be
	 * asked again.
	 * @throws what it was refused for before anything was found
	 */
	async follow(key: string, start: Start<Found>, signal?: AbortSignal): Promise<AsyncIterable<Found | null>> {
		const search = this.#known.get(key) ?? begun(start)
		this.#known.set(key, search)
		const [oldest] = this.#known.keys()
		if (this.#known.size > this.#most && oldest !== undefined) this.#known.delete(oldest)
		return await this.#join(search, { key, signal })
	}

	/** The same where it is under way already or done; null where it is not. */
	async join(key: string, signal?: AbortSignal): Promise<AsyncIterable<Found | null> | null> {
		const search = this.#known.get(key)
		return search === undefined ? null : await this.#join(search, { key, signal })
	}

	async #join(search: Search<Found>, by: Follower): Promise<AsyncIterable<Found | null>> {
		this.#count(search, by)
		// A refusal is told before anything is answered.
		await Promise.race([search.next, search.ended])
		if (search.latest === null && search.failure instanceof AppError) throw search.failure
		return this.#newsOf(search)
	}

	/** Counts who waits: when the last one has gone the search stops, and is not kept. */
	#count(search: Search<Found>, { key, signal }: Follower): void {
		const forget = () => {
			if (this.#known.get(key) === search) this.#known.delete(key)
		}
		search.followers += 1
		void search.ended.then(() => {
			if (search.failure !== null) forget()
		})
		const leave = () => {
			search.followers -= 1
			if (search.followers > 0 || (search.latest !== null && this.#isComplete(search.latest))) return
			forget()
			search.stop.abort()
		}
		if (signal?.aborted === true) leave()
		else signal?.addEventListener('abort', leave, { once: true })
	}

	async *#newsOf(search: Search<Found>): AsyncGenerator<Found | null> {
		let told: Found | null = null
		for (;;) {
			const { latest, next, failure } = search
			if (latest !== null && latest !== told) {
				told = latest
				yield latest
				if (this.#isComplete(latest)) return
			} else if (failure === null) await Promise.race([next, search.ended])
			else {
				yield null
				return
			}
		}
	}
}

function begun<Found>(start: Start<Found>): Search<Found> {
	let tell = () => {}
	const renew = () =>
		new Promise<void>((resolve) => {
			tell = resolve
		})
	const stop = new AbortController()
	const onNews = (found: Found) => {
		search.latest = found
		const told = tell
		search.next = renew()
		told()
	}
	const ended = start(onNews, stop.signal).then(onNews, (error: unknown) => {
		search.failure = error
		// Who asks too often is told so; a stack for each would be a log that strangers fill.
		const isRefused = error instanceof AppError && error.code === 'rate_limited'
		if (!stop.signal.aborted && !isRefused) log('error', 'search_failed', faultFields(error))
	})
	const search: Search<Found> = { latest: null, next: renew(), ended, failure: null, followers: 0, stop }
	return search
}
