import type { Actor } from '#server/auth/actor.ts'
import { ENGINE_VERSION } from '#server/engine/compute-plan.ts'
import { faultFields, log } from '#server/log.ts'
import { askForRemedies } from '#server/remedies/ask-for-remedies.ts'
import type { RemediesPart } from '#server/remedies/find-remedies.ts'
import type { PlanRemedies } from '#shared/remedies.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { getPlan, type OpenPlan } from './get-plan.ts'
import type { PlanRef } from './get-scenario.ts'

export type RemediesAsk = { readonly part: RemediesPart; readonly month?: string | undefined }

export type PlanWithRemedies = OpenPlan & {
	/**
	 * What is found, then what is found more; the last one is `complete`. Null, once, where too many plans wait or the engine did
	 * not finish in time: the same question may be asked again.
	 */
	readonly found: AsyncIterable<PlanRemedies | null>
}

const KEPT = 100
// By scenario, edit, question and engine: a plan that has not changed is not looked at again while this process lives.
const known = new Map<string, Search>()

/**
 * What would have to change in a plan, by the engine, told as it is found. The first answer to an edit takes some seconds, in
 * another thread.
 * @throws not_found for strangers
 */
export async function getRemedies(actor: Actor, ref: PlanRef, ask: RemediesAsk): Promise<PlanWithRemedies> {
	const open = await getPlan(actor, ref)
	const key = [open.scenario.id, open.rev, ask.part, ask.month ?? '', ENGINE_VERSION].join(' ')
	const search = known.get(key) ?? startSearch(open.plan, ask)
	known.set(key, search)
	forgetOldest()
	void search.whole.then((whole) => {
		if (whole === null) known.delete(key)
	})
	return { ...open, found: follow(search) }
}

type Search = {
	/** the newest answer; null until the first */
	latest: PlanRemedies | null
	/** resolves when there is a newer answer */
	next: Promise<void>
	readonly whole: Promise<PlanRemedies | null>
}

function startSearch(plan: PlanFile, { part, month }: RemediesAsk): Search {
	let tell = () => {}
	const renew = () =>
		new Promise<void>((resolve) => {
			tell = resolve
		})
	const search: Search = {
		latest: null,
		next: renew(),
		whole: find(plan, { part, month, progress: (found) => onNews(found) }),
	}
	const onNews = (found: PlanRemedies) => {
		search.latest = found
		const told = tell
		search.next = renew()
		told()
	}
	return search
}

async function* follow(search: Search): AsyncGenerator<PlanRemedies | null> {
	let told: PlanRemedies | null = null
	for (;;) {
		const { latest, next } = search
		if (latest !== null && latest !== told) {
			told = latest
			yield latest
			if (latest.complete) return
		}
		if (search.latest !== told) continue
		const ended = await Promise.race([next.then(() => false), search.whole.then((whole) => whole === null)])
		if (ended) {
			yield null
			return
		}
	}
}

type Question = {
	readonly part: RemediesPart
	readonly month: string | undefined
	readonly progress: (found: PlanRemedies) => void
}

async function find(plan: PlanFile, question: Question): Promise<PlanRemedies | null> {
	try {
		return await askForRemedies({ plan, ...question })
	} catch (error) {
		log('error', 'remedies_failed', faultFields(error))
		return null
	}
}

function forgetOldest(): void {
	const [oldest] = known.keys()
	if (known.size > KEPT && oldest !== undefined) known.delete(oldest)
}
