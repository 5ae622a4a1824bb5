import { add, at, indexAt, item } from '../../cells.ts'
import { type LevellingState, noteDue, OVER } from './levelling-state.ts'
import { hoursPerWorkerMonth } from './productivity.ts'
import { shareRoom } from './share-room.ts'
import { localHours, travellerHours } from './take-hands.ts'
import { fillHeads } from '../supply/supply.ts'
import type { SpentHours } from '../progress/spent-hours.ts'
import type { ReadyTask } from '../tasks/task-set.ts'
import type { MonthIndex } from '../types.ts'

/** Hours this small against a task's own are rounding, not work. */
const ROUNDING = 1e-12

/** Gives one month's hands to the tasks in their order and notes who worked, who was asked for and who was there. */
export function serveMonth(state: LevellingState, month: MonthIndex): void {
	const { supply, left, offered } = state
	fillHeads(supply, month, offered)
	copy(offered.own, left.own)
	copy(offered.travellers, left.travellers)
	copy(offered.market, left.market)
	copy(offered.reach, left.reach)
	noteHours(state, month)
	state.fromMarket.fill(0)
	serveReported(state, month)
	noteDue(state, month)
	shareRoom(state)
	for (let turn = 0; turn < state.turnCount; turn++) serveTask(state, indexAt(state.turns, turn), month)
	if (month < state.input.months) noteAvailable(state, month)
}

/** Of so few figures a loop is quicker than `set`. */
function copy(from: Float64Array, to: Float64Array): void {
	for (let cell = 0; cell < from.length; cell++) to[cell] = at(from, cell)
}

/** Hours of one worker in the month, which a ban on work at midday makes differ. */
function noteHours({ input, placed, hoursPerHead }: LevellingState, month: MonthIndex): void {
	const { trades } = placed.set
	for (let site = 0; site < input.sites.length; site++) {
		hoursPerHead.fill(hoursPerWorkerMonth(item(input.sites, site), month), site * trades, (site + 1) * trades)
	}
}

/** A task in the month in which it is served. */
type ServeMonthTurn = {
	readonly state: LevellingState
	readonly task: ReadyTask
	readonly month: MonthIndex
	/** part of its hours that is due */
	readonly share: number
	/** the part of what is wanted in its hall that finds room */
	readonly room: number
	/** worked hours of its layer */
	readonly layer: Float64Array
}

/** Serves the trades of a task up to their share of its curve; it is over when nothing of it is left. */
function serveTask(state: LevellingState, index: number, month: MonthIndex): void {
	const { first, hours } = state.placed.set
	const task = item(state.tasks, index)
	const share = at(state.due, index)
	const room = at(state.roomShare, task.item)
	const turn = { state, task, month, share, room, layer: item(state.workedOf, index) }
	const last = indexAt(first, index + 1)
	let done = 0
	for (let entry = indexAt(first, index); entry < last; entry++) {
		const target = at(hours, entry) * share
		if (target - at(state.done, entry) > ROUNDING * target) serveTrade(turn, entry)
		done += at(state.done, entry)
	}
	if (task.delivery >= 0) noteInstalled(turn, done)
	if (share >= 1 && task.allHours - done <= ROUNDING * task.allHours) state.due[index] = OVER
}

/** Gives one trade of a task the hours it lacks, as far as hands go, and books them. */
function serveTrade({ state, task, month, share, room, layer }: ServeMonthTurn, entry: number): void {
	const { set } = state.placed
	const target = at(set.hours, entry) * share
	const before = at(state.done, entry)
	const asked = target - before
	const need = asked * room
	const crew = indexAt(set.crew, entry)
	const local = indexAt(state.supply.levelled, crew) === 1 ? localHours(state, crew, need) : need
	const worked = local < need ? local + travellerHours(state, crew, need - local) : need
	// Set outright where all is done, so that no rounding is carried over.
	state.done[entry] = worked === asked ? target : before + worked
	if (need !== asked) add(state.noRoom, task.item, asked - need)
	if (worked !== need) add(state.noHands, task.item * set.trades + indexAt(set.trade, entry), need - worked)
	if (month < state.input.months) {
		const { series } = state
		const cell = crew * state.input.months + month
		add(series.requiredHours, cell, asked)
		add(series.localHours, cell, local)
		add(layer, cell, worked)
		add(series.itemHours, task.item * state.input.months + month, worked * task.priced)
	}
	if (worked !== local) bookTravellers(state, month, { item: task.item, hours: (worked - local) * task.priced })
}

/** Books what was worked by report before anybody else is served: all of it, whoever could be had. Rule pV4. */
function serveReported(state: LevellingState, month: MonthIndex): void {
	const { reported } = state.placed
	state.beyond.fill(0)
	for (let item = 0; item < reported.length; item++) {
		for (const spent of reported[item]?.spent.get(month) ?? []) bookSpent(state, month, { item, spent })
	}
}

function bookSpent(
	state: LevellingState,
	month: MonthIndex,
	{ item, spent }: { item: number; spent: SpentHours },
): void {
	const { crew, layer, hours, priced } = spent
	const {
		series,
		input: { months },
	} = state
	const local = indexAt(state.supply.levelled, crew) === 1 ? localHours(state, crew, hours) : hours
	const travellers = local < hours ? travellerHours(state, crew, hours - local) : 0
	add(state.beyond, crew, (hours - local - travellers) / at(state.hoursPerHead, crew))
	bookTravellers(state, month, { item, hours: (hours - local) * priced })
	if (month >= months) return
	const cell = crew * months + month
	add(series.requiredHours, cell, hours)
	add(series.localHours, cell, local)
	add(series.workedHours[layer], cell, hours)
	add(series.itemHours, item * months + month, hours * priced)
}

function bookTravellers(
	{ series, input: { months } }: LevellingState,
	month: MonthIndex,
	{ item, hours }: { item: number; hours: number },
): void {
	add(series.travellersInAll, item, hours)
	if (month < months) add(series.travellerHours, item * months + month, hours)
}

function noteInstalled({ state, task: { delivery, allHours }, month }: ServeMonthTurn, done: number): void {
	const { months } = state.input
	if (month >= months) return
	// A delivery that is installed stays so; later months overwrite while hours are still being worked.
	state.series.installedShare.fill(
		allHours === 0 ? 1 : done / allHours,
		delivery * months + month,
		(delivery + 1) * months,
	)
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
