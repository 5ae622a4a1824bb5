import { add, at, indexAt } from '../../cells.ts'
import { type LevellingState, noteDue } from './levelling-state.ts'
import { hoursPerWorkerMonth } from './productivity.ts'
import { shareRoom } from './share-room.ts'
import { fillHeads } from '../supply/supply.ts'
import type { MonthIndex } from '../types.ts'

/** Hours this small against a task's own are rounding, not work. */
const ROUNDING = 1e-12

/** Gives one month's hands to the tasks in their order and notes who worked, who was asked for and who was there. */
export function serveMonth(state: LevellingState, month: MonthIndex): void {
	const { supply, left, offered, live } = state
	fillHeads(supply, month, offered)
	left.own.set(offered.own)
	left.travellers.set(offered.travellers)
	left.market.set(offered.market)
	left.reach.set(offered.reach)
	noteHours(state, month)
	state.fromMarket.fill(0)
	state.beyond.fill(0)
	serveReported(state, month)
	noteDue(state, month)
	shareRoom(state)
	let kept = 0
	for (let place = 0; place < live.length; place++) {
		const task = indexAt(live, place)
		if (serveTask(state, task, month)) live[kept++] = task
	}
	if (kept < live.length) state.live = live.subarray(0, kept)
	if (month < state.input.months) noteAvailable(state, month)
}

/** Hours of one worker in the month, which a ban on work at midday makes differ. */
function noteHours({ input, placed, hoursPerHead }: LevellingState, month: MonthIndex): void {
	const { trades } = placed.set
	for (const [index, site] of input.sites.entries()) {
		hoursPerHead.fill(hoursPerWorkerMonth(site, month), index * trades, (index + 1) * trades)
	}
}

/** Serves one task; false when nothing of it is left. */
function serveTask(state: LevellingState, task: number, month: MonthIndex): boolean {
	const share = at(state.due, task)
	if (share < 0) return true
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

/** Books what was worked by report before anybody else is served: all of it, whoever could be had. Rule pV4. */
function serveReported(state: LevellingState, month: MonthIndex): void {
	for (const [item, reported] of state.placed.reported.entries()) {
		for (const { crew, layer, hours, priced } of reported?.spent.get(month) ?? []) {
			const local = indexAt(state.supply.levelled, crew) === 1 ? localHours(state, crew, hours) : hours
			const travellers = local < hours ? travellerHours(state, crew, hours - local) : 0
			add(state.beyond, crew, (hours - local - travellers) / at(state.hoursPerHead, crew))
			const worked = { crew, item, asked: hours, local, worked: hours, priced }
			book(state, month, { ...worked, layer: state.series.workedHours[layer] })
		}
	}
}

/** Gives one trade of a task the hours it lacks, as far as hands go, and books them. */
function serveTrade(state: LevellingState, { task, month, share }: Turn, entry: number): void {
	const { set } = state.placed
	const target = at(set.hours, entry) * share
	const asked = target - at(state.done, entry)
	const item = indexAt(state.itemOf, task)
	const need = asked * at(state.roomShare, item)
	const crew = indexAt(set.crew, entry)
	const local = indexAt(state.supply.levelled, crew) === 1 ? localHours(state, crew, need) : need
	const worked = local < need ? local + travellerHours(state, crew, need - local) : need
	// Set outright where all is done, so that no rounding is carried over.
	state.done[entry] = worked === asked ? target : at(state.done, entry) + worked
	add(state.noRoom, item, asked - need)
	add(state.noHands, item * set.trades + indexAt(set.trade, entry), need - worked)
	const [priced, layer] = [at(state.priced, task), state.workedOf[task]]
	book(state, month, { crew, item, asked, local, worked, priced, layer })
}

type Worked = {
	readonly crew: number
	readonly item: number
	readonly asked: number
	readonly local: number
	readonly worked: number
	/** part that the item's capital pays for */
	readonly priced: number
	readonly layer: Float64Array | undefined
}

function book({ series, input }: LevellingState, month: MonthIndex, hours: Worked): void {
	const { crew, item, asked, local, worked, priced, layer } = hours
	const { months } = input
	add(series.travellersInAll, item, (worked - local) * priced)
	if (month >= months) return
	const cell = crew * months + month
	add(series.requiredHours, cell, asked)
	add(series.localHours, cell, local)
	if (layer) add(layer, cell, worked)
	add(series.itemHours, item * months + month, worked * priced)
	add(series.travellerHours, item * months + month, (worked - local) * priced)
}

/** Hours given by the site's own hands, then by those of its markets, the nearest first. */
function localHours(state: LevellingState, crew: number, need: number): number {
	const perHead = at(state.hoursPerHead, crew)
	const heads = need / perHead
	const own = take(state.left.own, crew, heads)
	const market = own === heads ? 0 : takeOfMarkets(state, crew, heads - own)
	return own + market === heads ? need : Math.min(need, (own + market) * perHead)
}

function takeOfMarkets({ left, supply, fromMarket }: LevellingState, crew: number, wanted: number): number {
	const { first, pool } = supply.draws
	let taken = 0
	for (let draw = indexAt(first, crew); draw < indexAt(first, crew + 1); draw++) {
		const there = Math.min(at(left.reach, draw), at(left.market, indexAt(pool, draw)))
		const more = Math.min(there, wanted - taken)
		left.reach[draw] = at(left.reach, draw) - more
		add(left.market, indexAt(pool, draw), -more)
		taken = more === wanted - taken ? wanted : taken + more
	}
	add(fromMarket, crew, taken)
	return taken
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
	const { supply, offered, fromMarket, series } = state
	for (let crew = 0; crew < fromMarket.length; crew++) {
		const cell = crew * months + month
		if (indexAt(supply.levelled, crew) === 1) {
			const idle = idleHands(state, crew)
			const had = at(offered.own, crew) + at(offered.travellers, crew) + at(fromMarket, crew)
			series.availableHeads[cell] = had + idle + at(state.beyond, crew)
		} else {
			series.availableHeads[cell] = at(series.requiredHours, cell) / at(state.hoursPerHead, crew)
		}
	}
}

/** A crew's part of the hands that nobody took in its markets, as many as come so far. */
function idleHands({ left, supply }: LevellingState, crew: number): number {
	const { first, pool, share } = supply.draws
	let idle = 0
	for (let draw = indexAt(first, crew); draw < indexAt(first, crew + 1); draw++) {
		idle += Math.min(at(left.reach, draw), at(left.market, indexAt(pool, draw)) * at(share, draw))
	}
	return idle
}
