import { AsyncResource } from 'node:async_hooks'
import { currentAsker } from '#server/access/asker.ts'
import { requireNoTransaction } from '#server/store/transaction.ts'
import { currentEnv } from '#server/env.ts'
import type { PlainAnswers, PlainKind, PlanAnswers, PlanKind } from './answers.ts'
import { budgetOf, requireReadable, sortOf } from './budgets.ts'
import { EnginePool } from './engine-pool.ts'
import { partyOf } from './party.ts'
import { EngineThread } from './thread/engine-thread.ts'
import { runName, type PlanAt, type PlanSource } from './plan-at.ts'

type Question<K extends PlanKind> = Parameters<PlanAnswers[K]>[1]
type Answer<K extends PlanKind> = Awaited<ReturnType<PlanAnswers[K]>>
type PlainQuestion<K extends PlainKind> = Parameters<PlainAnswers[K]>[0]
type PlainAnswer<K extends PlainKind> = Awaited<ReturnType<PlainAnswers[K]>>

/** Whose plan is asked of, and which: rights have been checked. Who asks is known from the request (`server/access/asker.ts`). */
export type Asking = {
	readonly team: string
	readonly at: PlanAt
	readonly source: () => Promise<PlanSource>
	readonly signal?: AbortSignal | undefined
}

type Options<Answer> = {
	/** told while it goes on; the question is then not joined with others of the same name */
	readonly found?: (part: Answer) => void
	/** what makes two questions one; left out: all that is asked */
	readonly joinAs?: string
}

const PATIENCE_MS = 30_000
/** The edits of a plan wait for each other. */
const EDIT_PATIENCE_MS = 8000
/** A slice comes after everything else: a simulation waits as long as a server has other work. */
const SLICE_PATIENCE_MS = 180_000

let pool: EnginePool | null = null

/** Threads that the engine has here. */
export const engineThreads = (): number => enginePool().size

function enginePool(): EnginePool {
	pool ??= new EnginePool(currentEnv().WORKERS, () => new EngineThread())
	return pool
}

/**
 * Asks an engine of a plan, off this thread.
 * @throws rate_limited where the person, team or network has too much waiting; unavailable where all have, or the question took
 * too much; too_large where it is more than an engine reads at once
 */
export function askEngine<K extends PlanKind>(
	kind: K,
	{
		team,
		at,
		source,
		signal,
		question,
		found,
		joinAs,
	}: Asking & Options<Answer<K>> & { readonly question: Question<K> },
): Promise<Answer<K>> {
	requireNoTransaction(`The engine is asked (${kind})`)
	const alone = found !== undefined || kind === 'edit'
	const withheld = JSON.stringify(at.withheld ?? [])
	const name = alone ? null : [kind, runName(at), withheld, joinAs ?? JSON.stringify(question)].join(' ')
	// Called when a thread asks for it: it must read what its asker would.
	const bound = AsyncResource.bind(source)
	const job = {
		kind,
		at,
		question,
		source: bound,
		party: partyOf(currentAsker(), team),
		...limitsOf(kind),
		joinAs: name,
	}
	// A thread tells in the course of whatever it was started for: what is done with it is the asker's.
	const told = found === undefined ? ignore : AsyncResource.bind(found)
	return new Promise<Answer<K>>((answered, failed) => {
		requireReadable(kind, question)
		enginePool().ask(job, { found: told, answered, failed }, signal)
	})
}

/**
 * After some thirty edits one takes a third of what the first takes, and more of them help little. In rounds, each a whole
 * run and edits of it: whoever asks meanwhile has a turn between them.
 */
const WARM_UP = { rounds: 6, edits: 5, draws: 11 }

/** Starts all threads and has each compile what an edit needs, then what a draw of a simulation does: rule U7. */
export async function warmEngines(): Promise<void> {
	const { rounds, edits, draws } = WARM_UP
	const editing = Array.from({ length: rounds }, (_, round) => ({ drawsReport: round === 0, edits, draws: 0 }))
	const drawing = Array.from({ length: rounds }, () => ({ drawsReport: false, edits: 0, draws }))
	for (const question of [...editing, ...drawing]) {
		const each = Array.from({ length: enginePool().size }, () => askThread('warmUp', { team: '', question }))
		await Promise.all(each)
	}
}

type PlainAsking<K extends PlainKind> = Pick<Asking, 'signal'> & {
	/** null where it is for no team: all who ask such things, on public pages, have one thread together */
	readonly team: string | null
	readonly question: PlainQuestion<K>
}

/** Asks a thread to do a piece of work that rests on no stored plan. */
export function askThread<K extends PlainKind>(
	kind: K,
	{ team, question, signal }: PlainAsking<K>,
): Promise<PlainAnswer<K>> {
	requireNoTransaction(`The engine is asked (${kind})`)
	const source = () => Promise.reject(new Error(`${kind} needs no plan.`))
	const party = partyOf(currentAsker(), team)
	const job = { kind, at: null, question, source, party, ...limitsOf(kind), joinAs: null }
	return new Promise<PlainAnswer<K>>((answered, failed) => {
		requireReadable(kind, question)
		enginePool().ask(job, { found: ignore, answered, failed }, signal)
	})
}

function limitsOf(kind: PlanKind | PlainKind) {
	const sort = sortOf(kind)
	const patienceMs = kind === 'edit' ? EDIT_PATIENCE_MS : sort === 'slice' ? SLICE_PATIENCE_MS : PATIENCE_MS
	return { sort, budget: budgetOf(sort, currentEnv().PLAN_BUDGET_CELLS), patienceMs }
}

function ignore(): void {
	// Nobody listens to what is found on the way.
}
