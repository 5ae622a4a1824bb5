import { add, at, indexAt } from '../../cells.ts'
import type { LevellingState } from './levelling-state.ts'
import { sCurve } from './s-curve.ts'
import type { MonthIndex } from '../types.ts'

/** Hours this small against a task's own are rounding, not work. */
const ROUNDING = 1e-12

/** Gives one month's hands to the tasks in their order and notes who worked, who was asked for and who was there. */
export function serveMonth(state: LevellingState, month: MonthIndex): void {
	const { supply, left, offered, live } = state
	supply.fill(month, offered)
	left.own.set(offered.own)
	left.travellers.set(offered.travellers)
	left.market.set(offered.market)
	state.fromMarket.fill(0)
	let kept = 0
	for (let place = 0; place < live.length; place++) {
		const task = indexAt(live, place)
		if (serveTask(state, task, month)) live[kept++] = task
	}
	if (kept < live.length) state.live = live.subarray(0, kept)
	if (month < state.input.months) noteAvailable(state, month)
}

/** Serves one task; false when nothing of it is left. */
function serveTask(state: LevellingState, task: number, month: MonthIndex): boolean {
	const item = indexAt(state.itemOf, task)
	if (indexAt(state.waiting, item) === 1) return true
	const start = at(state.start, task) + at(state.shift, item) + at(state.held, task)
	if (month + 1 <= start) return true
	const share = sCurve((month + 1 - start) / at(state.length, task), at(state.shape, task))
	const done = serveTrades(state, { task, month, share })
	const asked = at(state.hours, task)
	noteInstalled(state, { task, month, share: asked === 0 ? 1 : done / asked })
	return share < 1 || asked - done > ROUNDING * asked
}

type Turn = { readonly task: number; readonly month: MonthIndex; readonly share: number }

/** Serves the trades of a task up to their share of its curve; returns the hours done of it so far. */
function serveTrades(state: LevellingState, turn: Turn): number {
	const { first, hours } = state.placed.set
	const last = indexAt(first, turn.task + 1)
	let done = 0
	for (let entry = indexAt(first, turn.task); entry < last; entry++) {
		const target = at(hours, entry) * turn.share
		const need = target - at(state.done, entry)
		if (need > ROUNDING * target) serveTrade(state, turn, entry)
		done += at(state.done, entry)
	}
	return done
}

/** Gives one trade of a task the hours it lacks, as far as hands go, and books them. */
function serveTrade(state: LevellingState, { task, month, share }: Turn, entry: number): void {
	const { set } = state.placed
	const target = at(set.hours, entry) * share
	const need = target - at(state.done, entry)
	const crew = indexAt(set.crew, entry)
	const local = indexAt(state.supply.levelled, crew) === 1 ? localHours(state, crew, need) : need
	const worked = local < need ? local + travellerHours(state, crew, need - local) : need
	// Set outright where all is done, so that no rounding is carried over.
	state.done[entry] = worked === need ? target : at(state.done, entry) + worked
	const { months } = state.input
	if (month >= months) return
	const { series } = state
	const cell = crew * months + month
	add(series.requiredHours, cell, need)
	add(series.localHours, cell, local)
	const workedOf = state.workedOf[task]
	if (workedOf) add(workedOf, cell, worked)
	add(series.itemHours, indexAt(state.itemOf, task) * months + month, worked)
}

/** Hours given by the site's own hands, then by its market's. */
function localHours(state: LevellingState, crew: number, need: number): number {
	const perHead = at(state.hoursPerHead, crew)
	const heads = need / perHead
	const own = take(state.left.own, crew, heads)
	const pool = indexAt(state.supply.poolOfCrew, crew)
	if (pool < 0) return own === heads ? need : own * perHead
	const market = take(state.left.market, pool, heads - own)
	add(state.fromMarket, crew, market)
	return own + market === heads ? need : Math.min(need, (own + market) * perHead)
}

function travellerHours(state: LevellingState, crew: number, need: number): number {
	const perHead = at(state.hoursPerHead, crew)
	const heads = need / perHead
	const there = take(state.left.travellers, crew, heads)
	return there === heads ? need : there * perHead
}

function take(free: Float64Array, index: number, wanted: number): number {
	const there = at(free, index)
	const taken = wanted < there ? wanted : there
	free[index] = there - taken
	return taken
}

function noteInstalled(state: LevellingState, { task, month, share }: Turn): void {
	const delivery = indexAt(state.delivery, task)
	const { months } = state.input
	if (delivery < 0 || month >= months) return
	// A delivery that is installed stays so; later months overwrite while hours are still being worked.
	state.series.installedShare.fill(share, delivery * months + month, (delivery + 1) * months)
}

/** Own hands, travellers, what each crew took of its market and its part of what nobody took there. */
function noteAvailable(state: LevellingState, month: MonthIndex): void {
	const { months } = state.input
	const { supply, left, offered, fromMarket, series } = state
	for (let crew = 0; crew < fromMarket.length; crew++) {
		const cell = crew * months + month
		if (indexAt(supply.levelled, crew) === 1) {
			const pool = indexAt(supply.poolOfCrew, crew)
			const idle = pool < 0 ? 0 : at(left.market, pool) * at(supply.poolShare, crew)
			series.availableHeads[cell] = at(offered.own, crew) + at(offered.travellers, crew) + at(fromMarket, crew) + idle
		} else {
			series.availableHeads[cell] = at(series.requiredHours, cell) / at(state.hoursPerHead, crew)
		}
	}
}
