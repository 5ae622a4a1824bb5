import type { LevellingState } from './levelling-state.ts'
import { sCurve } from './s-curve.ts'
import type { MonthIndex } from './types.ts'

/** What held an item back: a trade short of hands, or an item of equipment not there. */
export type Cause = { readonly kind: 'labour' | 'long_lead'; readonly name: string }

/** Share of what the planned curve has done that a gating package must have done. Methodology §3. */
const FINISHED_SHARE = 0.995

/** Closes a month: finishes the items whose gating packages are done, starts those that waited for them. */
export function checkItems(state: LevellingState, month: MonthIndex): void {
	if (state.openItems.length === 0) return
	// Items that waited for one another may all be over before the plan begins, so look until nothing moves.
	let before: number
	do {
		before = state.openItems.length
		state.openItems = state.openItems.filter((item) => !finishes(state, item, month))
	} while (month < 0 && state.openItems.length < before)
}

function finishes(state: LevellingState, item: number, month: MonthIndex): boolean {
	const plan = state.placed.items[item]
	if (plan === undefined) return true
	if (state.waiting[item] === 1 && !startsAfterOther(state, item)) return false
	if (month < plan.plannedFinish + (state.shift[item] ?? 0)) return false
	const missing = missingHours(state, item, month)
	if (missing !== null) {
		state.causes[item] = missing
		return false
	}
	state.finish[item] = month < 0 ? plan.plannedFinish : month
	return true
}

/** Lets an item start once the one before it has finished; false while it has not. */
function startsAfterOther(state: LevellingState, item: number): boolean {
	const plan = state.placed.items[item]
	const finished = state.finish[plan?.after ?? -1] ?? null
	if (plan === undefined || finished === null) return false
	state.shift[item] = Math.max(plan.plannedStart, finished + 1) - plan.plannedStart
	state.waiting[item] = 0
	if ((state.shift[item] ?? 0) > 0) state.causes[item] = state.causes[plan.after] ?? null
	return true
}

/** Null when all gating packages are done; else what most of their missing hours lacked. */
function missingHours(state: LevellingState, item: number, month: MonthIndex): Cause | null {
	const { set } = state.placed
	const byCause = new Map<string, { readonly cause: Cause; hours: number }>()
	const miss = (cause: Cause, hours: number): void => {
		const key = `${cause.kind}:${cause.name}`
		const entry = byCause.get(key)
		if (entry) entry.hours += hours
		else byCause.set(key, { cause, hours })
	}
	let late = false
	for (const task of state.gates[item] ?? []) {
		const row = set.tasks[task]
		if (row === undefined) continue
		const length = row.end - row.start
		const sinceStart = month + 1 - row.start - (state.shift[item] ?? 0)
		const planned = sCurve(sinceStart / length, row.shape)
		const allowed = sCurve((sinceStart - row.held) / length, row.shape)
		let asked = 0
		let done = 0
		for (let entry = set.first[task] ?? 0; entry < (set.first[task + 1] ?? 0); entry++) {
			const hours = set.hours[entry] ?? 0
			asked += hours * planned
			done += state.done[entry] ?? 0
			const trade = state.input.rows.trades[set.trade[entry] ?? -1]
			if (trade) miss({ kind: 'labour', name: trade.id }, hours * allowed - (state.done[entry] ?? 0))
			if (row.heldBy !== null) miss({ kind: 'long_lead', name: row.heldBy }, hours * (planned - allowed))
		}
		if (done < FINISHED_SHARE * asked) late = true
	}
	if (!late) return null
	const worst = [...byCause.values()].sort((a, b) => b.hours - a.hours)[0]
	return worst?.cause ?? null
}
