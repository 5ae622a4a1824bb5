import { add, at, indexAt } from './cells.ts'
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
	const item = indexAt(state.itemOf, task)
	if (indexAt(state.waiting, item) === 1) return true
	const start = at(state.start, task) + at(state.shift, item) + at(state.held, task)
	if (month + 1 <= start) return true
	const length = at(state.end, task) - at(state.start, task)
	const share = sCurve((month + 1 - start) / length, at(state.shape, task))
	const done = serveEntries(state, turn, share)
	const asked = at(state.hours, task)
	noteInstalled(state, turn, asked === 0 ? 1 : done / asked)
	return share < 1 || asked - done > ROUNDING * asked
}

/** Serves the trades of a task; returns the hours done of it so far. */
function serveEntries(state: LevellingState, turn: Turn, share: number): number {
	const { first, hours } = state.placed.set
	const last = indexAt(first, turn.task + 1)
	let done = 0
	for (let entry = indexAt(first, turn.task); entry < last; entry++) {
		const target = at(hours, entry) * share
		const need = target - at(state.done, entry)
		if (need > ROUNDING * target) serveEntry(state, turn, { entry, need, target })
		done += at(state.done, entry)
	}
	return done
}

type Work = { readonly entry: number; readonly need: number; readonly target: number }

function serveEntry(state: LevellingState, turn: Turn, work: Work): void {
	const { set } = state.placed
	const { entry, need } = work
	const crew = indexAt(set.crew, entry)
	const levelled = indexAt(state.supply.levelled, crew) === 1
	const local = levelled ? serveLocally(state, turn, { crew, need }) : need
	const worked = local < need ? local + serveByTravellers(state, { crew, need: need - local }) : need
	// Set outright where all is done, so that no rounding is carried over.
	if (worked === need) state.done[entry] = work.target
	else add(state.done, entry, worked)
	if (!turn.within) return
	const { months } = state.input
	add(state.requiredHours, crew * months + turn.month, need)
	add(state.localHours, crew * months + turn.month, local)
	add(state.workedHours, indexAt(set.row, entry) * months + turn.month, worked)
	add(state.itemHours, indexAt(state.itemOf, turn.task) * months + turn.month, worked)
}

type Call = { readonly crew: number; readonly need: number }

/** Hours given by the site's own hands, then by its market's. */
function serveLocally(state: LevellingState, turn: Turn, call: Call): number {
	const { crew, need } = call
	const perHead = headHours(state, crew)
	const heads = need / perHead
	const own = take(state.left.own, crew, heads)
	const pool = indexAt(state.supply.poolOfCrew, crew)
	if (pool < 0) return own === heads ? need : own * perHead
	const market = take(state.left.market, pool, heads - own)
	if (turn.within) add(turn.fromMarket, crew, market)
	return own + market === heads ? need : Math.min(need, (own + market) * perHead)
}

function serveByTravellers(state: LevellingState, call: Call): number {
	const perHead = headHours(state, call.crew)
	const heads = call.need / perHead
	const there = take(state.left.travellers, call.crew, heads)
	return there === heads ? call.need : there * perHead
}

function headHours(state: LevellingState, crew: number): number {
	return at(state.hoursPerHead, Math.floor(crew / state.placed.set.trades))
}

function take(free: Float64Array, index: number, wanted: number): number {
	const there = at(free, index)
	const taken = wanted < there ? wanted : there
	free[index] = there - taken
	return taken
}

function noteInstalled(state: LevellingState, turn: Turn, share: number): void {
	const delivery = state.placed.set.tasks[turn.task]?.delivery ?? -1
	if (delivery < 0 || !turn.within) return
	const { months } = state.input
	// A delivery that is installed stays so; later months overwrite while hours are still being worked.
	state.installedShare.fill(share, delivery * months + turn.month, (delivery + 1) * months)
}

type Offer = {
	readonly month: MonthIndex
	readonly offered: { readonly own: Float64Array; readonly travellers: Float64Array }
	readonly fromMarket: Float64Array
}

function noteAvailable(state: LevellingState, offer: Offer): void {
	const { months } = state.input
	for (let crew = 0; crew < state.left.own.length; crew++) {
		const cell = crew * months + offer.month
		const levelled = indexAt(state.supply.levelled, crew) === 1
		state.availableHeads[cell] = levelled
			? headsOffered(state, offer, crew)
			: at(state.requiredHours, cell) / headHours(state, crew)
	}
}

/** Own hands, travellers, what the site took of its market and its part of what nobody took. */
function headsOffered(state: LevellingState, offer: Offer, crew: number): number {
	const { supply, left } = state
	const pool = indexAt(supply.poolOfCrew, crew)
	const idle = pool < 0 ? 0 : at(left.market, pool) * at(supply.poolShare, crew)
	return at(offer.offered.own, crew) + at(offer.offered.travellers, crew) + at(offer.fromMarket, crew) + idle
}
