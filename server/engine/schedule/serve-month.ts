import type { LevellingState } from './levelling-state.ts'
import { sCurve } from './s-curve.ts'
import type { MonthIndex } from './types.ts'

/** Hours this small against a task's own are rounding, not work. */
const ROUNDING = 1e-12

/** Gives one month's hands to the tasks in their order and notes who worked, who was asked for and who was there. */
export function serveMonth(state: LevellingState, month: MonthIndex): void {
	const { supply, left } = state
	supply.fill(month, left)
	const within = month < state.input.months
	const offered = within ? { own: left.own.slice(), travellers: left.travellers.slice() } : null
	const fromMarket = new Float64Array(within ? left.own.length : 0)
	let kept = 0
	const live = state.live
	for (const task of live) {
		if (serveTask(state, { task, month, within, fromMarket })) live[kept++] = task
	}
	state.live = live.subarray(0, kept)
	if (offered) noteAvailable(state, { month, offered, fromMarket })
}

type Turn = {
	readonly task: number
	readonly month: MonthIndex
	readonly within: boolean
	readonly fromMarket: Float64Array
}

/** Serves one task; false when nothing of it is left. */
function serveTask(state: LevellingState, turn: Turn): boolean {
	const { task, month } = turn
	const { set } = state.placed
	const item = state.itemOf[task] ?? 0
	if (state.waiting[item] === 1) return true
	const start = (state.start[task] ?? 0) + (state.shift[item] ?? 0) + (state.held[task] ?? 0)
	if (month + 1 <= start) return true
	const share = sCurve(
		(month + 1 - start) / ((state.end[task] ?? 0) - (state.start[task] ?? 0)),
		state.shape[task] ?? 1,
	)
	let asked = 0
	let got = 0
	const last = set.first[task + 1] ?? 0
	for (let entry = set.first[task] ?? 0; entry < last; entry++) {
		const target = (set.hours[entry] ?? 0) * share
		const need = target - (state.done[entry] ?? 0)
		asked += set.hours[entry] ?? 0
		if (need > ROUNDING * target) serveEntry(state, turn, { entry, need, target })
		got += state.done[entry] ?? 0
	}
	noteInstalled(state, turn, asked === 0 ? 1 : got / asked)
	return share < 1 || asked - got > ROUNDING * asked
}

function serveEntry(
	state: LevellingState,
	turn: Turn,
	work: { readonly entry: number; readonly need: number; readonly target: number },
): void {
	const { set } = state.placed
	const { entry, need } = work
	const crew = set.crew[entry] ?? 0
	let worked = need
	let local = need
	if (state.supply.levelled[crew] === 1) {
		const perHead = state.hoursPerHead[Math.floor(crew / set.trades)] ?? 1
		const heads = need / perHead
		const own = take(state.left.own, crew, heads)
		const pool = state.supply.poolOfCrew[crew] ?? -1
		const market = pool < 0 ? 0 : take(state.left.market, pool, heads - own)
		if (turn.within) turn.fromMarket[crew] = (turn.fromMarket[crew] ?? 0) + market
		const travellers = take(state.left.travellers, crew, heads - own - market)
		local = Math.min(need, (own + market) * perHead)
		worked = Math.min(need, (own + market + travellers) * perHead)
	}
	// Set outright where all is done, so that no rounding is carried over.
	state.done[entry] = worked === need ? work.target : (state.done[entry] ?? 0) + worked
	if (!turn.within) return
	const { months } = state.input
	add(state.requiredHours, crew * months + turn.month, need)
	add(state.localHours, crew * months + turn.month, local)
	add(state.workedHours, (set.row[entry] ?? 0) * months + turn.month, worked)
	add(state.itemHours, (state.itemOf[turn.task] ?? 0) * months + turn.month, worked)
}

function take(free: Float64Array, index: number, wanted: number): number {
	const there = free[index] ?? 0
	const taken = wanted < there ? wanted : there
	free[index] = there - taken
	return taken
}

function add(values: Float64Array, cell: number, amount: number): void {
	values[cell] = (values[cell] ?? 0) + amount
}

function noteInstalled(state: LevellingState, turn: Turn, share: number): void {
	const delivery = state.placed.set.tasks[turn.task]?.delivery ?? -1
	if (delivery < 0 || !turn.within) return
	const { months } = state.input
	// A delivery that is installed stays so; later months overwrite while hours are still being worked.
	state.installedShare.fill(share, delivery * months + turn.month, (delivery + 1) * months)
}

function noteAvailable(
	state: LevellingState,
	turn: {
		readonly month: MonthIndex
		readonly offered: { readonly own: Float64Array; readonly travellers: Float64Array }
		readonly fromMarket: Float64Array
	},
): void {
	const { supply, left, placed, hoursPerHead } = state
	const { months } = state.input
	for (let crew = 0; crew < left.own.length; crew++) {
		const cell = crew * months + turn.month
		if (supply.levelled[crew] !== 1) {
			state.availableHeads[cell] =
				(state.requiredHours[cell] ?? 0) / (hoursPerHead[Math.floor(crew / placed.set.trades)] ?? 1)
			continue
		}
		const pool = supply.poolOfCrew[crew] ?? -1
		const idle = pool < 0 ? 0 : (left.market[pool] ?? 0) * (supply.poolShare[crew] ?? 0)
		state.availableHeads[cell] =
			(turn.offered.own[crew] ?? 0) + (turn.offered.travellers[crew] ?? 0) + (turn.fromMarket[crew] ?? 0) + idle
	}
}
