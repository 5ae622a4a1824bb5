import type { Actor } from '#server/access/actor.ts'
import { askEngine } from '#server/runs/ask-engine.ts'
import { AppError } from '#server/access/app-error.ts'
import { faultFields, log } from '#server/log.ts'
import type { RemediesPart } from '#server/runs/remedies/find-remedies.ts'
import type { PlanRemedies } from '#shared/remedies.ts'
import type { PlanRef } from './get-scenario.ts'
import { askingOf, getHeading, type PlanHeading } from './plan-heading.ts'

export type RemediesAsk = {
	readonly part: RemediesPart
	readonly month?: string | undefined
	/** aborted when the asker has gone: a search that nobody follows any more stops */
	readonly signal?: AbortSignal | undefined
}

export type PlanWithRemedies = PlanHeading & {
	/**
	 * What is found, then what is found more; the last one is `complete`. Null, once, where the engine did not finish in
	 * time: the same question may be asked again.
	 */
	readonly found: AsyncIterable<PlanRemedies | null>
}

const KEPT = 100
// By scenario, edit and question: a plan that has not changed is not looked at again while this process lives.
const known = new Map<string, Search>()

/**
 * What would have to change in a plan, by the engine, told as it is found. The first answer to an edit takes some seconds.
 * @throws not_found for strangers; rate_limited, unavailable where too much waits already
 */
export async function getRemedies(
	actor: Actor,
	ref: PlanRef,
	{ signal, ...ask }: RemediesAsk,
): Promise<PlanWithRemedies> {
	const heading = await getHeading(actor, ref)
	const key = JSON.stringify([askingOf(heading).at, ask.part, ask.month ?? ''])
	const search = known.get(key) ?? startSearch(heading, ask)
	known.set(key, search)
	forgetOldest()
	const forget = () => {
		if (known.get(key) === search) known.delete(key)
	}
	follow(search, { signal, forget })
	// A refusal is told before anything is answered.
	await Promise.race([search.next, search.ended])
	if (search.latest === null && search.failure instanceof AppError) throw search.failure
	return { ...heading, found: newsOf(search) }
}

type Search = {
	/** the newest answer; null until the first */
	latest: PlanRemedies | null
	/** resolves when there is a newer answer */
	next: Promise<void>
	/** resolves when nothing more comes */
	readonly ended: Promise<void>
	/** why it ended before it was complete */
	failure: unknown
	followers: number
	readonly stop: AbortController
}

function startSearch(heading: PlanHeading, { part, month }: Omit<RemediesAsk, 'signal'>): Search {
	let tell = () => {}
	const renew = () =>
		new Promise<void>((resolve) => {
			tell = resolve
		})
	const stop = new AbortController()
	const onNews = (found: PlanRemedies) => {
		search.latest = found
		const told = tell
		search.next = renew()
		told()
	}
	const whole = askEngine('remedies', { ...askingOf(heading, stop.signal), question: { part, month }, found: onNews })
	const ended = whole.then(onNews, (error: unknown) => {
		search.failure = error
		if (!stop.signal.aborted) log('error', 'remedies_failed', faultFields(error))
	})
	const search: Search = { latest: null, next: renew(), ended, failure: null, followers: 0, stop }
	return search
}

/** Counts who waits: when the last one has gone the search stops, and is not kept. */
function follow(search: Search, { signal, forget }: { signal: AbortSignal | undefined; forget: () => void }): void {
	search.followers += 1
	void search.ended.then(() => {
		if (search.failure !== null) forget()
	})
	const leave = () => {
		search.followers -= 1
		if (search.followers > 0 || search.latest?.complete === true) return
		forget()
		search.stop.abort()
	}
	if (signal?.aborted === true) leave()
	else signal?.addEventListener('abort', leave)
}

async function* newsOf(search: Search): AsyncGenerator<PlanRemedies | null> {
	let told: PlanRemedies | null = null
	for (;;) {
		const { latest, next, failure } = search
		if (latest !== told) {
			told = latest
			yield latest
			if (latest?.complete === true) return
		} else if (failure === null) await Promise.race([next, search.ended])
		else {
			yield null
			return
		}
	}
}

function forgetOldest(): void {
	const [oldest] = known.keys()
	if (known.size > KEPT && oldest !== undefined) known.delete(oldest)
}
