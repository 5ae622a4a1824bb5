import { at, indexAt } from '../cells.ts'
import type { LevellingState } from './crews/levelling-state.ts'
import { sCurve } from './crews/s-curve.ts'
import type { Cause, MonthIndex } from './types.ts'

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
	if (indexAt(state.waiting, item) === 1 && !startsAfterOther(state, item)) return false
	if (month < plan.plannedFinish + at(state.shift, item)) return false
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
	if (plan === undefined) return false
	const finished = state.finish[plan.after] ?? null
	if (finished === null) return false
	const shift = Math.max(0, finished + 1 - plan.plannedStart)
	state.shift[item] = shift
	state.waiting[item] = 0
	if (shift > 0) state.causes[item] = state.causes[plan.after] ?? null
	return true
}

type Missing = {
	readonly asked: number
	readonly done: number
	readonly byCause: Map<string, { readonly cause: Cause; hours: number }>
}

/** Null when all gating packages are done; else what most of their missing hours lacked. */
function missingHours(state: LevellingState, item: number, month: MonthIndex): Cause | null {
	const byCause: Missing['byCause'] = new Map()
	let late = false
	for (const task of state.gates[item] ?? []) {
		const { asked, done } = missingOf(state, { task, month, byCause })
		if (done < FINISHED_SHARE * asked) late = true
	}
	if (!late) return null
	if (lacksRoom(state, item)) return { kind: 'space', name: '' }
	const [worst] = [...byCause.values()].sort((a, b) => b.hours - a.hours)
	return worst?.cause ?? null
}

/** Whether more of the month's hours found no room than any trade lacked hands for. Rule pL6. */
function lacksRoom({ noRoom, noHands, placed }: LevellingState, item: number): boolean {
	const { trades } = placed.set
	const short = noHands.subarray(item * trades, (item + 1) * trades)
	return at(noRoom, item) > 0 && short.every((hours) => hours < at(noRoom, item))
}

/** Planned and done hours of one gating package, its missing ones counted by cause. */
function missingOf(
	state: LevellingState,
	look: { readonly task: number; readonly month: MonthIndex; readonly byCause: Missing['byCause'] },
): { readonly asked: number; readonly done: number } {
	const { set } = state.placed
	const row = set.tasks[look.task]
	if (row === undefined) return { asked: 0, done: 0 }
	const length = row.end - row.start
	const sinceStart = look.month + 1 - row.start - at(state.shift, row.item)
	const planned = sCurve(sinceStart / length, row.shape)
	// Equipment that is not there allows less than was planned; the rest is missing for want of it.
	const allowed = sCurve((sinceStart - row.held) / length, row.shape)
	let asked = 0
	let done = 0
	for (let entry = indexAt(set.first, look.task); entry < indexAt(set.first, look.task + 1); entry++) {
		const hours = at(set.hours, entry)
		const worked = at(state.done, entry)
		const trade = state.input.rows.trades[indexAt(set.trade, entry)]?.id ?? ''
		miss(look.byCause, { kind: 'labour', name: trade }, hours * allowed - worked)
		if (row.heldBy !== null) miss(look.byCause, { kind: 'long_lead', name: row.heldBy }, hours * (planned - allowed))
		asked += hours * planned
		done += worked
	}
	return { asked, done }
}

function miss(byCause: Missing['byCause'], cause: Cause, hours: number): void {
	const key = `${cause.kind}:${cause.name}`
	const known = byCause.get(key)
	if (known) known.hours += hours
	else byCause.set(key, { cause, hours })
}
