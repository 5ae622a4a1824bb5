import { at, indexAt, item } from '../cells.ts'
import type { LevellingState } from './crews/levelling-state.ts'
import type { ReportedItem } from './progress/spent-hours.ts'
import type { Task } from './tasks/task-set.ts'
import type { Cause, MonthIndex } from './types.ts'
import { sCurve } from './crews/s-curve.ts'
import { workableShare } from './crews/work-windows.ts'

/** Share of what the planned curve has done that a gating package must have done. Methodology §3. */
const FINISHED_SHARE = 0.995

/** Closes a month: finishes the items whose gating packages are done, starts those that waited for them. */
export function checkItems(state: LevellingState, month: MonthIndex): void {
	if (state.openItems.length === 0) return
	// Items that waited for one another may all be over before the plan begins, so look until nothing moves.
	let before: number
	do {
		before = state.openItems.length
		state.openItems = stillOpen(state, month)
	} while (month < 0 && state.openItems.length < before)
}

function stillOpen(state: LevellingState, month: MonthIndex): readonly number[] {
	const open: number[] = []
	for (const item of state.openItems) if (!finishes(state, item, month)) open.push(item)
	return open
}

function finishes(state: LevellingState, item: number, month: MonthIndex): boolean {
	const plan = state.placed.items[item]
	if (plan === undefined) return true
	if (indexAt(state.waiting, item) === 1 && !startsAfterOther(state, item)) return false
	const reported = state.placed.reported[item]
	if (reported) return finishesByReport(state, { item, reported, month })
	if (month < plan.plannedFinish + at(state.shift, item)) return false
	const missing = missingHours(state, item, month)
	if (missing !== null) {
		state.causes[item] = missing
		return false
	}
	state.finish[item] = month < 0 ? plan.plannedFinish : month
	return true
}

type Reported = { readonly item: number; readonly reported: ReportedItem; readonly month: MonthIndex }

/** The first month after its report in which each gating package has done what its plan has by the planned finish. Rule pV4. */
function finishesByReport(state: LevellingState, { item, reported, month }: Reported): boolean {
	const gates = (state.gates[item] ?? []).flatMap((task) => state.placed.set.tasks[task] ?? [])
	const from = firstPossible(reported)
	const past = monthOfFinish(gates, { from, to: Math.min(month, -1) })
	if (month < from && past === null) return false
	if (past === null && !gates.every((task) => isDone(task, earnedOf(task))) && isLate(state, item, month)) return false
	state.finish[item] = past ?? month
	return true
}

const firstPossible = ({ earned: { asOf, percentComplete } }: ReportedItem) => (percentComplete === 1 ? asOf : asOf + 1)

/** Notes what a reported item lacks once its planned finish has come. */
function isLate(state: LevellingState, item: number, month: MonthIndex): boolean {
	const missing = missingHours(state, item, month)
	const planned = (state.placed.items[item]?.plannedFinish ?? 0) + at(state.shift, item)
	if (missing !== null && missing !== LACKS_NOTHING && month >= planned) state.causes[item] = missing
	return missing !== null
}

const earnedOf = ({ progress }: Task) => progress?.earned ?? 0
const isDone = ({ progress }: Task, share: number) => share >= FINISHED_SHARE * (progress?.goal ?? 1)

/** Before the plan nobody is short: what is left goes as its window has it. */
function monthOfFinish(gates: readonly Task[], { from, to }: { readonly from: number; readonly to: number }) {
	for (let month = from; month <= to; month++) {
		const done = (task: Task) => Math.max(earnedOf(task), workableShare(task, month + 1, task.held))
		if (gates.every((task) => isDone(task, done(task)))) return month
	}
	return null
}

/** Lets an item start once the one before it has finished; false while it has not. */
function startsAfterOther(state: LevellingState, item: number): boolean {
	const plan = state.placed.items[item]
	if (plan === undefined) return false
	const finished = state.finish[plan.after] ?? null
	if (finished === null) return false
	const shift = Math.max(0, finished + 1 - (state.placed.reported[item]?.begins ?? plan.plannedStart))
	state.shift[item] = shift
	state.waiting[item] = 0
	return true
}

/** Null when all gating packages are done; else what most of their missing hours lacked. */
function missingHours(state: LevellingState, item: number, month: MonthIndex): Cause | null {
	let late = false
	let short = false
	for (const task of state.gates[item] ?? []) {
		const { asked, done } = progressOf(state, task, month)
		const goal = goalOf(state, task) ?? asked
		late ||= done < FINISHED_SHARE * goal
		short ||= done < FINISHED_SHARE * Math.min(asked, goal)
	}
	if (!late) return null
	return short ? causeOfMissing(state, item, month) : LACKS_NOTHING
}

function causeOfMissing(state: LevellingState, item: number, month: MonthIndex): Cause | null {
	if (lacksRoom(state, item)) return { kind: 'space', name: '' }
	const byCause: Missing = new Map()
	for (const task of state.gates[item] ?? []) countMissing(state, byCause, { task, month })
	let [worst, most]: [number | string | null, number] = [null, -Infinity]
	for (const [key, hours] of byCause) if (hours > most) [worst, most] = [key, hours]
	return worst === null ? null : causeUnder(worst, state)
}

/** It is late, and all that its pace has done by now is done. */
const LACKS_NOTHING: Cause = { kind: 'progress', name: '' }

/** Hours that the planned finish asks of a package that is reported, or that waits for what comes late: that moves the finish, and no more of it; else null. */
function goalOf({ tasks, placed }: LevellingState, task: number): number | null {
	const row = item(tasks, task)
	if (row.progress) return row.progress.goal * row.allHours
	return row.held > 0 ? plannedShare(row, item(placed.items, row.item).plannedFinish + 1, 0) * row.allHours : null
}

/** Whether more of the month's hours found no room than any trade lacked hands for. Rule pL6. */
function lacksRoom({ noRoom, noHands, placed }: LevellingState, of: number): boolean {
	const { trades } = placed.set
	const lacking = at(noRoom, of)
	if (lacking <= 0) return false
	for (let trade = 0; trade < trades; trade++) if (at(noHands, of * trades + trade) >= lacking) return false
	return true
}

/** Planned and done hours of one gating package. */
function progressOf(
	state: LevellingState,
	task: number,
	month: MonthIndex,
): { readonly asked: number; readonly done: number } {
	const { set } = state.placed
	const row = set.tasks[task]
	if (row === undefined) return { asked: 0, done: 0 }
	const planned = plannedShare(row, month + 1, at(state.shift, row.item))
	const last = indexAt(set.first, task + 1)
	let asked = 0
	let done = 0
	for (let entry = indexAt(set.first, task); entry < last; entry++) {
		asked += at(set.hours, entry) * planned
		done += at(state.done, entry)
	}
	return { asked, done }
}

/** Share of a package that its curve has done by a time, begun so much later, were there no windows. */
const plannedShare = ({ start, end, shape }: Task, time: number, later: number) =>
	sCurve((time - start - later) / (end - start), shape)

/** Hours by what they are missing for: a trade under its index, an item of equipment under its name, windows under −1. */
type Missing = Map<number | string, number>
const WINDOWS = -1

function causeUnder(key: number | string, { input }: LevellingState): Cause {
	if (typeof key === 'string') return { kind: 'long_lead', name: key }
	return key === WINDOWS ? { kind: 'windows', name: '' } : { kind: 'labour', name: input.rows.trades[key]?.id ?? '' }
}

/** Counts the missing hours of one gating package by cause. */
function countMissing(
	state: LevellingState,
	byCause: Missing,
	{ task, month }: { readonly task: number; readonly month: MonthIndex },
): void {
	const { set } = state.placed
	const row = set.tasks[task]
	if (row === undefined) return
	const shift = at(state.shift, row.item)
	const planned = plannedShare(row, month + 1, shift)
	// Equipment that is not there allows less than was planned, and so do windows; the rest is missing for want of them.
	const equipped = plannedShare(row, month + 1, shift + row.held)
	const allowed = row.windows ? workableShare(row, month + 1, shift + row.held) : equipped
	for (let entry = indexAt(set.first, task); entry < indexAt(set.first, task + 1); entry++) {
		const hours = at(set.hours, entry)
		miss(byCause, indexAt(set.trade, entry), hours * allowed - at(state.done, entry))
		if (row.heldBy !== null) miss(byCause, row.heldBy, hours * (planned - equipped))
		if (allowed < equipped) miss(byCause, WINDOWS, hours * (equipped - allowed))
	}
}

function miss(byCause: Missing, key: number | string, hours: number): void {
	byCause.set(key, (byCause.get(key) ?? 0) + hours)
}
