import type { PlainKind, PlanKind } from './answers.ts'
import type { Sort } from './line/line.ts'
import { MOST_DRAWS } from '#shared/pages/simulation-address.ts'
import { tooMuchToRead } from './refusals.ts'

type BudgetsKind = PlanKind | PlainKind

/** What a question may take before it is stopped. */
export type Budget = {
	/** time of the processor: what the thread has worked on it, however busy the machine is */
	readonly processorMs: number
	/** until it is answered, which nobody waits for any longer */
	readonly elapsedMs: number
}

const SORT_OF: Partial<Record<BudgetsKind, Sort>> = {
	report: 'drawing',
	reportPage: 'drawing',
	packet: 'drawing',
	workbook: 'drawing',
	frozenTable: 'drawing',
	frozenWorkbook: 'drawing',
	issuesCompared: 'drawing',
	allBacktests: 'search',
	// Both try changes of the plan, as the report tells of them.
	issue: 'search',
	frozenReport: 'search',
	moves: 'search',
	decisions: 'search',
	twoWay: 'search',
	sizeProject: 'search',
	previewProject: 'search',
	begun: 'slice',
	slice: 'slice',
	odds: 'slice',
	worth: 'slice',
}

export const sortOf = (kind: BudgetsKind): Sort => SORT_OF[kind] ?? 'prompt'

const ELAPSED_MS = { prompt: 20_000, drawing: 40_000, search: 120_000, slice: 40_000 } as const satisfies Record<
	Sort,
	number
>
/** A run of the largest plan that is taken, twice: 0.2 µs a figure were measured where it is compiled. */
const RUN_MS_PER_CELL = 0.0004
/** Runs that a question of each sort may make of such a plan, with what is made of them. */
const RUNS = { prompt: 1, drawing: 2, search: 14, slice: 2 } as const satisfies Record<Sort, number>
/** Whatever the plan, a thread that has just been started compiles first. */
const FIRST_MS = 2000

/** The budget of a question of this sort, where plans of so many figures are taken. */
export function budgetOf(sort: Sort, mostCells: number): Budget {
	const processorMs = FIRST_MS + RUNS[sort] * RUN_MS_PER_CELL * mostCells
	return { processorMs, elapsedMs: Math.max(ELAPSED_MS[sort], 1.5 * processorMs) }
}

/**
 * What one simulation may take of all threads together: 512 draws of a plan of fifty sites, or ten thousand of a usual one. Who has
 * no account has a fifth of it. By the figures of the plan and never by the clock: the same plan has as many draws everywhere.
 */
const SIMULATION_MS = { member: 300_000, visitor: 60_000 } as const
/** A draw is a run of a part of the steps, from one that has run: half the figures at half the time were measured. */
const DRAW_MS_PER_CELL = RUN_MS_PER_CELL / 2
/** Fewer tell nothing. */
const FEWEST_DRAWS = 64

/** Draws that may be asked of a plan whose headline has so many figures. */
export function mostDrawsOf(cells: number, who: keyof typeof SIMULATION_MS): number {
	return Math.max(FEWEST_DRAWS, Math.min(MOST_DRAWS, Math.floor(SIMULATION_MS[who] / (cells * DRAW_MS_PER_CELL))))
}

const KB = 1000
const MB = 1_000_000
/** What a page, an address or a line of a form comes to, many times over. */
const USUAL_BYTES = 256 * KB
/** What this server kept and read itself: frozen plans, logs of edits, dates of another scenario. */
const OWN_BYTES = 100 * MB
/** Of what a stranger sends each is a little more than the body that carries it may be. */
const MOST_BYTES: Partial<Record<BudgetsKind, number>> = {
	passwordProblems: 4 * KB,
	findPlaces: 4 * KB,
	readPlace: 4 * KB,
	campusFigures: 4 * KB,
	readPlanText: 6 * MB,
	scheduleCompared: 6 * MB,
	workbookCompared: 6 * MB,
	pasted: 4 * MB,
	// All draws so far.
	odds: OWN_BYTES,
	worth: OWN_BYTES,
	slice: MB,
	begun: MB,
	// With the edits that others have made meanwhile.
	edit: 20 * MB,
	version: OWN_BYTES,
	activity: OWN_BYTES,
	replaced: OWN_BYTES,
	schedule: OWN_BYTES,
	oddsPage: OWN_BYTES,
	oddsBeside: OWN_BYTES,
	report: OWN_BYTES,
	reportPage: OWN_BYTES,
	issue: OWN_BYTES,
	packet: OWN_BYTES,
	workbook: OWN_BYTES,
	frozenPlanText: OWN_BYTES,
	frozenReport: OWN_BYTES,
	frozenTable: OWN_BYTES,
	frozenWorkbook: OWN_BYTES,
	issuesCompared: OWN_BYTES,
}

/**
 * Sees that a question is no larger than its kind may be, before it is copied to a thread and read there.
 * @throws too_large
 */
export function requireReadable(kind: BudgetsKind, question: unknown): void {
	const most = MOST_BYTES[kind] ?? USUAL_BYTES
	if (isLarger(question, most)) throw tooMuchToRead(most)
}

const WORD = 8

/** Whether a value takes more than so many bytes to copy; no more of it is looked at than that. */
export function isLarger(value: unknown, most: number): boolean {
	let bytes = 0
	const left: unknown[] = [value]
	while (left.length > 0 && bytes <= most) {
		const next = left.pop()
		if (typeof next === 'string') bytes += next.length > most ? next.length : Buffer.byteLength(next)
		else if (ArrayBuffer.isView(next)) bytes += next.byteLength
		else bytes += WORD
		if (Array.isArray(next)) for (const part of next) left.push(part)
		else if (typeof next === 'object' && next !== null && !ArrayBuffer.isView(next)) {
			for (const [name, part] of Object.entries(next)) {
				bytes += name.length
				left.push(part)
			}
		}
	}
	return bytes > most
}
